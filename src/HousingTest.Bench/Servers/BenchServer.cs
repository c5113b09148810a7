using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using HousingTest.Environments;
using Npgsql;

namespace HousingTest.Bench.Servers;

/// <summary>A PostgreSQL server for the length of a bench, as a test copy gets one.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private const string Ordinary = "ordinary";

    private readonly PrivatePostgres server;
    private readonly PostgresEngine engine;
    private readonly PostgresEngine ordinary;
    private int databases;

    private BenchServer(PrivatePostgres server, string folder)
    {
        this.server = server;
        engine = new PostgresEngine(server.Connection, server.Guard, folder);
        ordinary = new PostgresEngine(new NpgsqlConnectionStringBuilder(server.Connection) { Username = Ordinary }.ToString(), server.Guard, folder);
    }

    public static async Task<BenchServer> StartAsync(string folder, CancellationToken cancellationToken) =>
        new(await PrivatePostgres.StartAsync(cancellationToken), folder);

    /// <summary>Provisions an empty database and lets the system make its schema in it.</summary>
    public Task<ServerDatabase> CreateAsync(string schema, CancellationToken cancellationToken) => CreateAsync(engine, schema, cancellationToken);

    /// <summary>The same for a login that may create databases, and nothing else.</summary>
    public async Task<ServerDatabase> CreateAsOrdinaryAsync(string schema, CancellationToken cancellationToken)
    {
        await MaintainAsync($"CREATE ROLE {Ordinary} LOGIN CREATEDB", cancellationToken);
        return await CreateAsync(ordinary, schema, cancellationToken);
    }

    private async Task<ServerDatabase> CreateAsync(PostgresEngine login, string schema, CancellationToken cancellationToken)
    {
        var place = login.PlaceOf(string.Create(CultureInfo.InvariantCulture, $"bench_{++databases}"));
        var marker = new DatabaseMarker("bench", place);
        var database = new ServerDatabase(login, marker, await login.ProvisionAsync(place, marker, cancellationToken));
        try
        {
            await database.ConnectAsync(cancellationToken);
            await database.RunAsync(schema, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement on the database that is always there.</summary>
    public async Task MaintainAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server.Connection + ";Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

/// <summary>A test copy's database on a server, and a connection that stands for the system: it writes, and stays open.</summary>
internal sealed class ServerDatabase(PostgresEngine engine, DatabaseMarker marker, ITestDatabase harness) : IAsyncDisposable
{
    private readonly NpgsqlConnection system = new(engine.ConnectionTo(marker.Place) + ";Pooling=False;Command Timeout=0");

    public ITestDatabase Harness => harness;

    /// <summary>The database's name.</summary>
    public string Name => system.Database;

    /// <summary>The system's connection.</summary>
    public NpgsqlConnection System => system;

    public Task ConnectAsync(CancellationToken cancellationToken) => system.OpenAsync(cancellationToken);

    /// <summary>Runs statements as the system.</summary>
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, system);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", system);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Closes both sides, so that nobody is connected.</summary>
    public async Task CloseAsync()
    {
        await system.CloseAsync();
        await harness.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await system.DisposeAsync();
        await engine.DropAsync(marker.Place, marker, CancellationToken.None);
    }
}
