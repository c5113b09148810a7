using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Test copies whose database lies on a PostgreSQL server. A place is a connection string without a password, with the database's name:
/// <c>Host=127.0.0.1;Port=5432;Database=copy;Username=council</c>.
/// </summary>
public sealed class PostgresEngine : IDatabaseEngine
{
    private readonly string server;
    private readonly LiveGuard guard;
    private readonly string keep;
    private readonly TimeSpan patience;

    /// <summary>An engine that waits ten seconds for other connections' transactions.</summary>
    /// <param name="server">Connection string of the server, with the password if it asks for one, to a database that is always there, such as <c>postgres</c>.</param>
    /// <param name="guard">Servers that hold nothing live. Any other is refused with HT-DB-023, and one that calls itself otherwise than listed with HT-DB-024.</param>
    /// <param name="keep">Folder for the first mark's state of each copy.</param>
    public PostgresEngine(string server, LiveGuard guard, string keep)
        : this(server, guard, keep, TimeSpan.FromSeconds(10))
    {
    }

    /// <summary>An engine that waits so long for other connections' transactions before it gives up with HT-DB-004.</summary>
    public PostgresEngine(string server, LiveGuard guard, string keep, TimeSpan patience)
    {
        this.server = server;
        this.guard = guard;
        this.keep = keep;
        this.patience = patience;
    }

    /// <inheritdoc/>
    public string Name => "postgres";

    /// <summary>The place of a database on this server.</summary>
    public string PlaceOf(string database)
    {
        var given = new NpgsqlConnectionStringBuilder(server);
        return new NpgsqlConnectionStringBuilder { Host = given.Host, Port = given.Port, Database = database, Username = given.Username }.ToString();
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
        catch (NpgsqlException refused)
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
        var name = With(own).Database!;
        try
        {
            await using var maintenance = await MaintainAsync(own, cancellationToken);
            if (await ExistsAsync(maintenance, name, cancellationToken))
            {
                if (!await DropMarkedAsync(maintenance, own, marker, cancellationToken))
                    throw DatabaseProblems.NotOurs(own);
            }

            await maintenance.ExecuteAsync($"CREATE DATABASE {Sql.Quote(name)} TEMPLATE template0 ENCODING 'UTF8'", cancellationToken);
            await PlantAsync(own, marker, cancellationToken);
        }
        catch (NpgsqlException refused)
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
        catch (NpgsqlException refused)
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
        var name = With(own).Database!;
        try
        {
            await using var maintenance = await MaintainAsync(own, cancellationToken);
            if (!await ExistsAsync(maintenance, name, cancellationToken))
                return;
            if (!await DropMarkedAsync(maintenance, own, expected, cancellationToken))
                throw DatabaseProblems.NoMarker(own, "It carries no marker of HousingTest");
        }
        catch (NpgsqlException refused)
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
            return await PostgresView.OpenAsync(own, ConnectionTo(own), cancellationToken);
        }
        catch (NpgsqlException refused)
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
            await using (var connection = await Connection.OpenAsync(ConnectionTo(own), pinned: true, cancellationToken))
            {
                if (await connection.ScalarAsync(MarkerTable.IsThere, cancellationToken) is not null)
                    throw DatabaseProblems.OtherMarker(own, (await MarkerTable.FindAsync(connection, cancellationToken)).Marker ?? DatabaseMarker.Unreadable, marker);
            }

            await PlantAsync(own, marker, cancellationToken);
        }
        catch (NpgsqlException refused)
        {
            throw DatabaseProblems.Refused(own, refused);
        }

        return await OpenOwnAsync(marker, cancellationToken);
    }

    private async Task ExpectThereAsync(string place, ProblemException otherwise, CancellationToken cancellationToken)
    {
        await using var maintenance = await MaintainAsync(place, cancellationToken);
        if (!await ExistsAsync(maintenance, With(place).Database!, cancellationToken))
            throw otherwise;
    }

    /// <summary>A connection to the database that is always there, once the server is known to be the listed one.</summary>
    private async Task<Connection> MaintainAsync(string place, CancellationToken cancellationToken)
    {
        var given = new NpgsqlConnectionStringBuilder(server);
        var listed = guard.Find(given.Host!, given.Port) ?? throw DatabaseProblems.NotListed(place, guard.File);
        var maintenance = await Connection.OpenAsync(server, pinned: true, cancellationToken);
        try
        {
            if (listed.Identity is { } identity && await maintenance.ScalarAsync(MarkerTable.Identity, cancellationToken) is var found && !string.Equals(found, identity, StringComparison.Ordinal))
                throw DatabaseProblems.OtherServer(place, guard.File, identity, found ?? "nothing");
            return maintenance;
        }
        catch
        {
            await maintenance.DisposeAsync();
            throw;
        }
    }

    /// <summary>False without a marker; HT-DB-003 with another one.</summary>
    private async Task<bool> DropMarkedAsync(Connection maintenance, string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        // Dropping is part of no transaction; but while this connection is there, nobody can put another database in the place of the one that was looked at.
        await using var connection = await Connection.OpenAsync(ConnectionTo(place), pinned: true, cancellationToken);
        var (found, _) = await MarkerTable.FindAsync(connection, cancellationToken);
        if (found is null)
            return false;
        if (found != marker)
            throw DatabaseProblems.OtherMarker(place, found, marker);
        await maintenance.ExecuteAsync($"DROP DATABASE {Sql.Quote(With(place).Database!)} WITH (FORCE)", cancellationToken);
        return true;
    }

    private async Task PlantAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(ConnectionTo(place), pinned: true, cancellationToken);
        await connection.ExecuteAllAsync(["BEGIN", $"CREATE SCHEMA {Sql.Own}", MarkerTable.Create], cancellationToken);
        await connection.ExecuteAsync(MarkerTable.Insert, cancellationToken, marker.CopyId, marker.Place);
        await connection.ExecuteAsync("COMMIT", cancellationToken);
    }

    private static async Task<bool> ExistsAsync(Connection maintenance, string name, CancellationToken cancellationToken) =>
        await maintenance.ScalarAsync("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", cancellationToken, name) is not null;

    private async Task<ITestDatabase> OpenOwnAsync(DatabaseMarker marker, CancellationToken cancellationToken)
    {
        try
        {
            return new PostgresTestDatabase(await Session.OpenAsync(marker, ConnectionTo(marker.Place), patience, cancellationToken), keep);
        }
        catch (NpgsqlException refused)
        {
            throw DatabaseProblems.Refused(marker.Place, refused);
        }
    }

    /// <summary>The place in its one form; HT-DB-022 when it is on another server, or names no database, or the one that is always there.</summary>
    private string Expect(string place)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(place);
        }
        catch (ArgumentException wrong)
        {
            throw DatabaseProblems.NoDatabase(place, wrong.Message);
        }

        var one = PlaceOf(given.Database ?? "");
        if (string.IsNullOrEmpty(given.Database) || string.Equals(given.Database, new NpgsqlConnectionStringBuilder(server).Database, StringComparison.Ordinal))
            throw DatabaseProblems.NoDatabase(one, "It names no database of its own");
        // The server would look for the system's tables in the schema of the login's name first, and make new ones there.
        if (string.Equals(new NpgsqlConnectionStringBuilder(server).Username, Sql.Own, StringComparison.Ordinal))
            throw DatabaseProblems.NoDatabase(one, "Its login has the name of the schema that the harness keeps its own tables in");
        return string.Equals(given.Host, new NpgsqlConnectionStringBuilder(server).Host, StringComparison.Ordinal) && given.Port == new NpgsqlConnectionStringBuilder(server).Port
            ? one
            : throw DatabaseProblems.NoDatabase(one, "It is on another server than the environment's");
    }

    private NpgsqlConnectionStringBuilder With(string place) => new(server) { Database = new NpgsqlConnectionStringBuilder(place).Database };
}
