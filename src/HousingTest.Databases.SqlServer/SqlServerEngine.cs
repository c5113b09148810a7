using System.Globalization;
using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Test copies whose database lies on a server that speaks T-SQL, SQL Server 2016 or later. A place is a connection string without a password, with the database's name:
/// <c>Data Source=127.0.0.1,1433;Initial Catalog=copy;User ID=council</c>.
/// </summary>
public sealed class SqlServerEngine : IDatabaseEngine
{
    private const int UsualPort = 1433;

    private readonly string server;
    private readonly LiveGuard guard;
    private readonly string keep;
    private readonly TimeSpan patience;
    private readonly IReadOnlyList<string> shadowCopies;

    /// <summary>An engine that waits ten seconds for other connections' transactions.</summary>
    /// <param name="server">Connection string of the server, with the password if it asks for one, to a database that is always there: <c>master</c> when it names none.</param>
    /// <param name="guard">Servers that hold nothing live. Any other is refused with HT-DB-023, and one that calls itself otherwise than listed with HT-DB-024.</param>
    /// <param name="keep">Folder for the first mark's state of each copy.</param>
    /// <param name="shadowCopies">
    /// Tables, with their schema unless it is <c>dbo</c>, that get no trigger of ours and are compared by content instead: those that the system writes with OUTPUT and no INTO,
    /// which the server refuses on a table with triggers, and those with columns that triggers cannot read.
    /// </param>
    public SqlServerEngine(string server, LiveGuard guard, string keep, IReadOnlyList<string> shadowCopies)
        : this(server, guard, keep, TimeSpan.FromSeconds(10), shadowCopies)
    {
    }

    /// <summary>An engine that waits so long for other connections' transactions before it gives up with HT-DB-004.</summary>
    public SqlServerEngine(string server, LiveGuard guard, string keep, TimeSpan patience, IReadOnlyList<string> shadowCopies)
    {
        var given = new SqlConnectionStringBuilder(server);
        if (string.IsNullOrEmpty(given.InitialCatalog))
            given.InitialCatalog = "master";
        this.server = given.ToString();
        this.guard = guard;
        this.keep = keep;
        this.patience = patience;
        this.shadowCopies = shadowCopies;
    }

    /// <inheritdoc/>
    public string Name => "sqlserver";

    /// <summary>The place of a database on this server.</summary>
    public string PlaceOf(string database)
    {
        var given = new SqlConnectionStringBuilder(server);
        var place = new SqlConnectionStringBuilder { DataSource = given.DataSource, InitialCatalog = database };
        if (given.IntegratedSecurity)
            place.IntegratedSecurity = true;
        else
            place.UserID = given.UserID;
        return place.ToString();
    }

    /// <summary>How a system under test is to connect to a place: with the password.</summary>
    public string ConnectionTo(string place) => With(place).ToString();

    /// <summary>Throws HT-DB-023, HT-DB-024 or HT-DB-017 unless the server is listed, is the one that was listed, and answers: before anything is written down or made for the place.</summary>
    public async Task ExpectServerAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            await using (await MaintainAsync(place, cancellationToken))
            {
                // Looked at, and no more.
            }
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(place, refused);
        }
    }

    /// <inheritdoc/>
    public async Task<ITestDatabase> ProvisionAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        var own = Expect(place);
        if (!string.Equals(marker.Place, own, StringComparison.Ordinal))
            throw DatabaseProblems.OtherMarker(own, marker with { Place = own }, marker);
        var name = With(own).InitialCatalog;
        try
        {
            await using var maintenance = await MaintainAsync(own, cancellationToken);
            if (await ExistsAsync(maintenance, name, cancellationToken) && !await DropMarkedAsync(maintenance, own, name, marker, cancellationToken))
                throw DatabaseProblems.NotOurs(own);
            await maintenance.ExecuteAsync($"CREATE DATABASE {Sql.Quote(name)}", cancellationToken);
            await PlantAsync(own, marker, cancellationToken);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }

        return await OpenOwnAsync(marker, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ITestDatabase> OpenAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var own = Expect(place);
        try
        {
            await ExpectThereAsync(own, DatabaseProblems.NoMarker(own, "There is no such database"), cancellationToken);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }

        if (!string.Equals(expected.Place, own, StringComparison.Ordinal))
            throw DatabaseProblems.OtherMarker(own, expected with { Place = own }, expected);
        return await OpenOwnAsync(expected, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DropAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var own = Expect(place);
        if (!string.Equals(expected.Place, own, StringComparison.Ordinal))
            throw DatabaseProblems.OtherMarker(own, expected with { Place = own }, expected);
        var name = With(own).InitialCatalog;
        try
        {
            await using var maintenance = await MaintainAsync(own, cancellationToken);
            if (await ExistsAsync(maintenance, name, cancellationToken) && !await DropMarkedAsync(maintenance, own, name, expected, cancellationToken))
                throw DatabaseProblems.NoMarker(own, "It carries no marker of HousingTest");
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }
    }

    /// <inheritdoc/>
    public async Task<IDatabaseView> LookAsync(string place, CancellationToken cancellationToken)
    {
        var own = Expect(place);
        try
        {
            await ExpectThereAsync(own, DatabaseProblems.NotThere(own), cancellationToken);
            return await SqlServerView.OpenAsync(own, ConnectionTo(own), cancellationToken);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }
    }

    /// <inheritdoc/>
    public async Task<ITestDatabase> AdoptAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        var own = Expect(place);
        if (!string.Equals(marker.Place, own, StringComparison.Ordinal))
            throw DatabaseProblems.OtherMarker(own, marker with { Place = own }, marker);
        try
        {
            await ExpectThereAsync(own, DatabaseProblems.NotThere(own), cancellationToken);
            await using (var connection = await Connection.OpenAsync(ConnectionTo(own), cancellationToken))
            {
                if (await connection.ScalarAsync(MarkerTable.IsThere, cancellationToken) is not null)
                    throw DatabaseProblems.OtherMarker(own, (await MarkerTable.FindAsync(connection, cancellationToken)).Marker ?? DatabaseMarker.Unreadable, marker);
            }

            await PlantAsync(own, marker, cancellationToken);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }

        return await OpenOwnAsync(marker, cancellationToken);
    }

    private async Task ExpectThereAsync(string place, ProblemException otherwise, CancellationToken cancellationToken)
    {
        await using var maintenance = await MaintainAsync(place, cancellationToken);
        if (!await ExistsAsync(maintenance, With(place).InitialCatalog, cancellationToken))
            throw otherwise;
    }

    /// <summary>Where a server stands, as <c>live-guard.yaml</c> lists it: <c>127.0.0.1,1433</c> in two. A named instance is part of the host.</summary>
    public static (string Host, int Port) AddressOf(string connectionString)
    {
        var source = new SqlConnectionStringBuilder(connectionString).DataSource;
        var address = source.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? source["tcp:".Length..] : source;
        return address.Split(',') is [var host, var port] && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (host.Trim(), number)
            : (address.Trim(), UsualPort);
    }

    /// <summary>A connection to the database that is always there, once the server is known to be the listed one.</summary>
    private async Task<Connection> MaintainAsync(string place, CancellationToken cancellationToken)
    {
        var (host, port) = AddressOf(server);
        var listed = guard.Find(host, port) ?? throw DatabaseProblems.NotListed(place, guard.File);
        var maintenance = await Connection.OpenAsync(server, cancellationToken);
        try
        {
            if (listed.Identity is { } identity && await maintenance.ScalarAsync(MarkerTable.Identity, cancellationToken) is var found && !string.Equals(found, identity, StringComparison.OrdinalIgnoreCase))
                throw DatabaseProblems.OtherServer(place, guard.File, identity, found ?? "nothing");
            return maintenance;
        }
        catch
        {
            await maintenance.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Drops the copy's own database with its connections; false when it carries no marker. What it carries is looked at first, and once more in the very batch that drops it: it might have been replaced in between.
    /// </summary>
    private async Task<bool> DropMarkedAsync(Connection maintenance, string place, string name, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        await using (var connection = await Connection.OpenAsync(ConnectionTo(place), cancellationToken))
        {
            var (found, _) = await MarkerTable.FindAsync(connection, cancellationToken);
            if (found is null)
                return false;
            if (found != marker)
                throw DatabaseProblems.OtherMarker(place, found, marker);
        }

        var stillOurs = $"IF NOT EXISTS (SELECT 1 FROM {Sql.Quote(name)}.{Sql.Own}.marker WHERE copy_id = {Sql.Literal(marker.CopyId)} AND place = {Sql.Literal(marker.Place)}) THROW 50001, N'The database was replaced meanwhile', 1;";
        try
        {
            await maintenance.ExecuteAsync(stillOurs, cancellationToken);
        }
        catch (SqlException refused) when (refused.Number != 50001)
        {
            // The login may look into the database only when it is connected to it.
            stillOurs = "";
        }

        try
        {
            await maintenance.ExecuteAsync($"{stillOurs}\nALTER DATABASE {Sql.Quote(name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE", cancellationToken);
        }
        catch (SqlException refused) when (refused.Number != 50001)
        {
            // A server that cannot send the others away says so when it drops the database.
        }

        await maintenance.ExecuteAsync($"{stillOurs}\nDROP DATABASE {Sql.Quote(name)}", cancellationToken);
        return true;
    }

    private async Task PlantAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(ConnectionTo(place), cancellationToken);
        await connection.ExecuteAsync("BEGIN TRANSACTION", cancellationToken);
        await connection.ExecuteAsync(MarkerTable.CreateSchema, cancellationToken);
        await connection.ExecuteAsync(MarkerTable.Create, cancellationToken);
        await connection.ExecuteAsync(MarkerTable.Insert, cancellationToken, marker.CopyId, marker.Place);
        await connection.ExecuteAsync("COMMIT", cancellationToken);
    }

    private static async Task<bool> ExistsAsync(Connection maintenance, string name, CancellationToken cancellationToken) =>
        await maintenance.ScalarAsync("SELECT DB_ID(@p1)", cancellationToken, name) is not null;

    private async Task<ITestDatabase> OpenOwnAsync(DatabaseMarker marker, CancellationToken cancellationToken)
    {
        try
        {
            return new SqlServerTestDatabase(await Session.OpenAsync(marker, ConnectionTo(marker.Place), patience, cancellationToken), keep, shadowCopies);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(marker.Place, refused);
        }
    }

    /// <summary>The place in its one form; HT-DB-022 when it is on another server, or names no database, or one that is always there.</summary>
    private string Expect(string place)
    {
        SqlConnectionStringBuilder given;
        try
        {
            given = new SqlConnectionStringBuilder(place);
        }
        catch (ArgumentException wrong)
        {
            throw DatabaseProblems.NoServerDatabase(place, wrong.Message);
        }

        var one = PlaceOf(given.InitialCatalog ?? "");
        string[] always = ["master", "model", "msdb", "tempdb", new SqlConnectionStringBuilder(server).InitialCatalog];
        if (string.IsNullOrEmpty(given.InitialCatalog) || always.Contains(given.InitialCatalog, StringComparer.OrdinalIgnoreCase))
            throw DatabaseProblems.NoServerDatabase(one, "It names no database of its own");
        return string.Equals(given.DataSource, new SqlConnectionStringBuilder(server).DataSource, StringComparison.OrdinalIgnoreCase)
            ? one
            : throw DatabaseProblems.NoServerDatabase(one, "It is on another server than the environment's");
    }

    private SqlConnectionStringBuilder With(string place) => new(server) { InitialCatalog = new SqlConnectionStringBuilder(place).InitialCatalog };
}
