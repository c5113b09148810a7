using System.Data;
using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.SqlServer;
using HousingTest.Model;
using Microsoft.Data.SqlClient;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqlServerCopy : ContractCopy
{
    private const string Variable = "HOUSINGTEST_SQLSERVER";

    private readonly SqlServerEngine engine;
    private readonly SqlConnection system;
    private readonly TemporaryFolder keep;

    private SqlServerCopy(SqlServerEngine engine, DatabaseMarker marker, TemporaryFolder keep, ITestDatabase database, SqlConnection system)
    {
        this.engine = engine;
        this.system = system;
        this.keep = keep;
        Marker = marker;
        Database = database;
    }

    public override ITestDatabase Database { get; }

    public override DatabaseMarker Marker { get; }

    public override string PlaceOfNone => ((HousingTest.Databases.SqlServer.SqlServerEngine)Engine).PlaceOf("ht_none");

    public override string MarkerTable => "housingtest.marker";

    public override SqlServerEngine Engine => engine;

    /// <summary>The server that tests may use; without one the test is passed over.</summary>
    public static string Server
    {
        get
        {
            var server = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipUnless(!string.IsNullOrEmpty(server), $"{Variable} holds no connection string");
            return server!;
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Whoever named the server for tests says that it holds nothing live.</summary>
    public static LiveGuard Guard(string server) => new([new GuardedServer(SqlServerEngine.AddressOf(server).Host, SqlServerEngine.AddressOf(server).Port, null)], "the tests");

    /// <summary>A database's name that is nobody else's.</summary>
    public static string NewName() => $"ht_{Guid.NewGuid():N}"[..20];

    public static async Task<SqlServerCopy> ProvisionAsync(string schema, params string[] shadowCopies)
    {
        var server = Server;
        var folder = new TemporaryFolder();
        var made = new SqlServerEngine(server, Guard(server), folder["base"], TimeSpan.FromSeconds(1), shadowCopies);
        var place = made.PlaceOf(NewName());
        var marker = new DatabaseMarker("copy", place);
        var database = await made.ProvisionAsync(place, marker, Ct);
        var connection = new SqlConnection(made.ConnectionTo(place) + ";Pooling=False");
        await connection.OpenAsync(Ct);
        var copy = new SqlServerCopy(made, marker, folder, database, connection);
        await copy.SystemAsync(schema);
        return copy;
    }

    public override async Task SystemAsync(string sql)
    {
        foreach (var batch in BatchReader.Read(new SqlServerDialect().Say(sql)))
        {
            await using var command = new SqlCommand(batch.Text, system);
            await command.ExecuteNonQueryAsync(Ct);
        }
    }

    public override async Task<bool> TrySystemAsync(string sql)
    {
        try
        {
            await SystemAsync(sql);
            return true;
        }
        catch (SqlException refused) when (refused.Number is 547 or 2627 or 2601 or 515)
        {
            // Where the statement's own word to take it back was not reached.
            await SystemAsync("IF @@TRANCOUNT > 0 ROLLBACK; SET IDENTITY_INSERT home OFF");
            return false;
        }
    }

    public override async Task<string?> AskSystemAsync(string sql)
    {
        await using var command = new SqlCommand(new SqlServerDialect().Say(sql), system);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    /// <summary>How many rows the driver is told that a statement touched.</summary>
    public async Task<int> CountAsync(string sql)
    {
        await using var command = new SqlCommand(sql, system);
        return await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>Writes rows as the system's own bulk copy would: past every trigger.</summary>
    public async Task BulkCopyAsync(string table, params object[][] rows)
    {
        using var data = new DataTable();
        foreach (var value in rows[0])
            data.Columns.Add(null, value.GetType());
        foreach (var row in rows)
            data.Rows.Add(row);
        using var copy = new SqlBulkCopy(system) { DestinationTableName = table };
        await copy.WriteToServerAsync(data, Ct);
    }

    public override Task StopSystemAsync() => system.CloseAsync();

    public override async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await system.DisposeAsync();
        await DropAsync(new SqlConnectionStringBuilder(Marker.Place).InitialCatalog);
        keep.Dispose();
    }

    /// <summary>Drops a database that a test made.</summary>
    public static async Task DropAsync(string name)
    {
        await using var maintenance = new SqlConnection(Server + ";Pooling=False");
        await maintenance.OpenAsync(CancellationToken.None);
        await using var drop = new SqlCommand($"IF DB_ID(N'{name}') IS NOT NULL DROP DATABASE [{name}]", maintenance);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
