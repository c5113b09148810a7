using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteCopy : ContractCopy
{
    private readonly DirectoryInfo folder;
    private readonly SqliteConnection system;

    private SqliteCopy(DirectoryInfo folder, ITestDatabase database, SqliteConnection system)
    {
        this.folder = folder;
        Database = database;
        this.system = system;
    }

    public override ITestDatabase Database { get; }

    public string File => Path.Combine(folder.FullName, "system.db");

    public override DatabaseMarker Marker => new("copy", File);

    public override string PlaceOfNone => Marker.Place + ".none";

    public override string MarkerTable => "housingtest_marker";

    public override IDatabaseEngine Engine { get; } = new SqliteEngine(TimeSpan.FromSeconds(1));

    public static async Task<SqliteCopy> ProvisionAsync(string schema)
    {
        var home = Directory.CreateTempSubdirectory("ht-db-");
        var file = Path.Combine(home.FullName, "system.db");
        var database = await new SqliteEngine(TimeSpan.FromSeconds(1)).ProvisionAsync(file, new DatabaseMarker("copy", file), TestContext.Current.CancellationToken);
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=True");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var copy = new SqliteCopy(home, database, connection);
        await copy.SystemAsync("PRAGMA journal_mode = WAL; " + schema);
        return copy;
    }

    public override async Task SystemAsync(string sql)
    {
        await using var command = system.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public override async Task<bool> TrySystemAsync(string sql)
    {
        try
        {
            await SystemAsync(sql);
            return true;
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == 19) // SQLITE_CONSTRAINT
        {
            return false;
        }
    }

    public override async Task<string?> AskSystemAsync(string sql)
    {
        await using var command = system.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    public override Task StopSystemAsync() => system.CloseAsync();

    public override async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await system.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
