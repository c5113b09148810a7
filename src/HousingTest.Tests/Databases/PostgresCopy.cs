using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using Npgsql;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class PostgresCopy : ContractCopy
{
    private readonly PostgresEngine engine;
    private readonly NpgsqlConnection system;

    private PostgresCopy(PostgresEngine engine, DatabaseMarker marker, string keep, ITestDatabase database, NpgsqlConnection system)
    {
        this.engine = engine;
        this.system = system;
        Marker = marker;
        Keep = keep;
        Database = database;
    }

    public override ITestDatabase Database { get; }

    public override DatabaseMarker Marker { get; }

    public override string MarkerTable => "housingtest.marker";

    public override PostgresEngine Engine => engine;

    public override string PlaceOfNone => engine.PlaceOf("ht_none");

    /// <summary>Where first marks are kept.</summary>
    public string Keep { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PostgresCopy> ProvisionAsync(PostgresServer server, string schema, string? login = null)
    {
        var (engine, place, keep) = await server.ClaimAsync(login);
        var marker = new DatabaseMarker("copy", place);
        var database = await engine.ProvisionAsync(place, marker, Ct);
        var connection = new NpgsqlConnection(engine.ConnectionTo(place) + ";Pooling=False");
        await connection.OpenAsync(Ct);
        var copy = new PostgresCopy(engine, marker, keep, database, connection);
        await copy.SystemAsync(schema);
        return copy;
    }

    public override async Task SystemAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, system);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public override async Task<bool> TrySystemAsync(string sql)
    {
        try
        {
            await SystemAsync(sql);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            await SystemAsync("ROLLBACK");
            return false;
        }
    }

    public override async Task<string?> AskSystemAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, system);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    /// <summary>The system copies lines in bulk.</summary>
    public async Task SystemCopyAsync(string sql, IEnumerable<string> lines)
    {
        await using var writer = await system.BeginTextImportAsync(sql, Ct);
        foreach (var line in lines)
            await writer.WriteAsync(line);
    }

    public override Task StopSystemAsync() => system.CloseAsync();

    public override async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await system.DisposeAsync();
        await using var maintenance = new NpgsqlConnection(engine.ConnectionTo(engine.PlaceOf("postgres")) + ";Pooling=False");
        await maintenance.OpenAsync(CancellationToken.None);
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(Marker.Place).Database} WITH (FORCE)", maintenance);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
