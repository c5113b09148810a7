using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using HousingTest.Databases.Sqlite;
using HousingTest.Databases.SqlServer;
using HousingTest.Definitions;
using HousingTest.Model;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace HousingTest.Environments;

/// <summary>Where a test copy's database is made, and what its system is told of it.</summary>
/// <param name="Engine">What makes it.</param>
/// <param name="Place">Where it is to stand.</param>
/// <param name="Places">Places that stand for it in the environment's texts → what fills them.</param>
internal sealed record CopyDatabase(IDatabaseEngine Engine, string Place, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>What a lease is to say of it, since the server goes on when the copy ends; null when it ends with the folder or the server.</summary>
    public LeasedDatabase? Leased { get; private init; }

    /// <summary>Decides where; starts a server where the environment names none that is there, and adds its end to the clean-up.</summary>
    public static async Task<CopyDatabase> ChooseAsync(TestCopyParts parts, IProgress<string> progress, CancellationToken ct)
    {
        var definition = parts.Order.Environment.Database;
        return definition.Engine switch
        {
            "sqlite" => InFile(parts, definition),
            "postgres" => await OnPostgresAsync(parts, definition, progress, ct),
            "sqlserver" => await OnSqlServerAsync(parts, definition, progress, ct),
            _ => throw new ProblemException(Problems.UnknownEngine(parts.Order.Environment)),
        };
    }

    private static CopyDatabase InFile(TestCopyParts parts, DatabaseDefinition definition)
    {
        var file = Path.GetFullPath(Environments.Places.Fill(
            definition.File, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["copy"] = parts.Folder }, parts.Order.Environment.File));
        return new CopyDatabase(new SqliteEngine(), file, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["database"] = file });
    }

    private static async Task<CopyDatabase> OnPostgresAsync(TestCopyParts parts, DatabaseDefinition definition, IProgress<string> progress, CancellationToken ct)
    {
        var keep = KeepOf(parts);
        PostgresEngine engine;
        var given = GivenServer.Find(definition);
        if (given is not null)
        {
            engine = new PostgresEngine(given, LiveGuardFile.Read(parts.Order.Workspace.Root), keep);
            await engine.ExpectServerAsync(engine.PlaceOf(NameOf(parts)), ct);
        }
        else
        {
            progress.Report($"Release {parts.Order.Release.Identity.Name}: starting a database server");
            var server = await PrivatePostgres.StartAsync(ct);
            parts.CleanUp.Add("database server", () => server.DisposeAsync().AsTask());
            if (server.Stamp is { } stamp)
                parts.Lease.Add(stamp);
            engine = new PostgresEngine(server.Connection, server.Guard, keep);
        }

        var place = engine.PlaceOf(NameOf(parts));
        var connection = new NpgsqlConnectionStringBuilder(engine.ConnectionTo(place));
        return new CopyDatabase(engine, place, Told(connection.Database!, connection.Host!, connection.Port, connection.Username, connection.Password, connection.ToString()))
        {
            Leased = given is null ? null : new LeasedDatabase(engine.Name, definition.ServerFrom!, place),
        };
    }

    private static async Task<CopyDatabase> OnSqlServerAsync(TestCopyParts parts, DatabaseDefinition definition, IProgress<string> progress, CancellationToken ct)
    {
        var (given, guard) = GivenServer.Find(definition) is { } named
            ? (named, LiveGuardFile.Read(parts.Order.Workspace.Root))
            : definition.StartedBy is DatabaseDefinition.Testcontainers ? await StartAsync(parts, progress, ct) : await JoinAsync(parts, progress, ct);
        var engine = new SqlServerEngine(given, guard, KeepOf(parts), definition.ShadowCopies);
        var place = engine.PlaceOf(NameOf(parts));
        await engine.ExpectServerAsync(place, ct);
        var connection = new SqlConnectionStringBuilder(engine.ConnectionTo(place));
        var (host, port) = SqlServerEngine.AddressOf(given);
        return new CopyDatabase(engine, place, Told(connection.InitialCatalog, host, port, connection.UserID, connection.Password, connection.ToString()))
        {
            Leased = new LeasedDatabase(engine.Name, definition.ServerFrom!, place),
        };
    }

    // The lease names the server before it is asked for, so that it is taken down also when this process is killed meanwhile.
    private static async Task<(string Connection, LiveGuard Guard)> JoinAsync(TestCopyParts parts, IProgress<string> progress, CancellationToken ct)
    {
        var service = SqlServerService.Of(parts.Order.Workspace);
        await service.ExpectAsync(ct);
        parts.Lease.AddService(service.Project);
        parts.CleanUp.Add("database server", () => service.LeaveAsync(parts.Id, parts.Lease.ServiceIsLeft));
        var server = await service.JoinAsync(parts.Id, ServiceOrder.Asked, new OrderedProgress(news => progress.Report($"Release {parts.Order.Release.Identity.Name}: {news}")), ct);
        return (server.Connection, LiveGuard.ForOwn(SqlServerService.Host, server.Port));
    }

    // One for each test copy: who asks for Testcontainers wants servers that know nothing of each other. Its name stands in the lease before it is started.
    private static async Task<(string Connection, LiveGuard Guard)> StartAsync(TestCopyParts parts, IProgress<string> progress, CancellationToken ct)
    {
        if (!ContainerServer.IsThere)
            throw new ProblemException(Problems.NoTestcontainers(parts.Order.Environment));
        var (name, image) = ($"housingtest-{parts.Id}-sqlserver", ServiceOrder.Asked.Image);
        progress.Report($"Release {parts.Order.Release.Identity.Name}: starting SQL Server with Testcontainers, image {image}");
        parts.Lease.AddContainer(name);
        var server = await ContainerServer.StartAsync(name, image, ServiceStart.NewPassword(), ct);
        parts.CleanUp.Add("database server", () => server.DisposeAsync().AsTask());
        return (server.Connection, LiveGuard.ForOwn(SqlServerService.Host, server.Port));
    }

    private static string KeepOf(TestCopyParts parts) => Path.Combine(parts.Folder, "first-mark");

    // Of the letters that need no quotes anywhere; the id says when, and by which process.
    private static string NameOf(TestCopyParts parts) => $"housingtest_{parts.Id.Replace('-', '_')}";

    private static Dictionary<string, string> Told(string database, string host, int port, string? login, string? password, string connection) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["database"] = database,
        ["database host"] = host,
        ["database port"] = port.ToString(CultureInfo.InvariantCulture),
        ["database login"] = login ?? "",
        ["database password"] = password ?? "",
        ["database connection"] = connection,
    };
}
