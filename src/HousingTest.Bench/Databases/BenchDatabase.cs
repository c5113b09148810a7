using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using Microsoft.Data.Sqlite;
using ReferenceHousing.Schema;

namespace HousingTest.Bench.Databases;

/// <summary>A test copy's database with the reference system's schema, and a connection that stands for the system: it writes, and stays open.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly SqliteConnection system;

    private BenchDatabase(string file, ITestDatabase harness)
    {
        File = file;
        Harness = harness;
        system = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=True");
    }

    public string File { get; }

    public ITestDatabase Harness { get; }

    /// <summary>Provisions an empty one. With write-ahead log, as the reference system runs.</summary>
    public static async Task<BenchDatabase> CreateAsync(string file, CancellationToken cancellationToken)
    {
        var database = await ConnectAsync(file, await new SqliteEngine().ProvisionAsync(file, Marker(file), cancellationToken), cancellationToken);
        await database.RunAsync("PRAGMA journal_mode = WAL; " + HousingSchema.Create, cancellationToken);
        return database;
    }

    /// <summary>Opens one that was provisioned before.</summary>
    public static async Task<BenchDatabase> OpenAsync(string file, CancellationToken cancellationToken) =>
        await ConnectAsync(file, await new SqliteEngine().OpenAsync(file, Marker(file), cancellationToken), cancellationToken);

    private static DatabaseMarker Marker(string file) => new("bench", file);

    private static async Task<BenchDatabase> ConnectAsync(string file, ITestDatabase harness, CancellationToken cancellationToken)
    {
        var database = new BenchDatabase(file, harness);
        try
        {
            await database.system.OpenAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs statements as the system.</summary>
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = system.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = system.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        await Harness.DisposeAsync();
    }
}
