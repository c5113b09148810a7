using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// The marker as a table of one row. Besides copy and place it names the server and the database as the server itself numbers them: a database that was copied,
/// restored elsewhere, or renamed and replaced has another number, and so has the server when a copy of it was promoted.
/// </summary>
internal static class MarkerTable
{
    public const string Create =
        $"CREATE TABLE {Sql.Own}.marker (copy_id text NOT NULL, place text NOT NULL, server text NOT NULL, database oid NOT NULL, name name NOT NULL, made timestamptz NOT NULL DEFAULT now())";

    public const string Insert = $"INSERT INTO {Sql.Own}.marker (copy_id, place, server, database, name) SELECT $1, $2, {Server}, oid, datname FROM {ThisDatabase}";

    /// <summary>What a server calls itself: a copy of all its files still calls itself so.</summary>
    public const string Identity = "SELECT system_identifier::text FROM pg_catalog.pg_control_system()";

    // Its copy writes a history of its own from the moment at which it is promoted: that has another number, with which the names of its log files begin.
    private const string Server =
        $"(({Identity}) || '/' || pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 8))";

    private const string ThisDatabase = "pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";

    private const string Select =
        $"SELECT copy_id, place, ((server, database, name) = (SELECT {Server}, oid, datname FROM {ThisDatabase}))::text, name::text FROM {Sql.Own}.marker";

    /// <summary>Answers something where there is a table of the marker's name, whatever it holds.</summary>
    public const string IsThere = $"SELECT pg_catalog.to_regclass('{Sql.Own}.marker')";

    /// <summary>The look at the marker, among other statements.</summary>
    public static Command Find { get; } = Command.Asking(Select);

    /// <summary>The marker, or null and why there is none. One whose server or database is another names what it was made for.</summary>
    public static async Task<(DatabaseMarker? Marker, string Why)> FindAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await connection.RowsAsync(Select, cancellationToken));
        }
        catch (PostgresException refused) when (IsMissing(refused))
        {
            return (null, Missing(refused));
        }
    }

    /// <summary>True when the server says that it knows no marker.</summary>
    public static bool IsMissing(PostgresException refused) => refused.SqlState
        is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedColumn
        && (refused.MessageText.Contains(Sql.Own, StringComparison.Ordinal) || refused.MessageText.Contains("marker", StringComparison.Ordinal));

    /// <summary>The same in words.</summary>
    public static string Missing(PostgresException refused) => $"It carries no marker of HousingTest ({refused.MessageText})";

    /// <summary>HT-DB-002 or HT-DB-003 unless the database that the connection is to carries this very marker.</summary>
    public static async Task ExpectAsync(Connection connection, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var (found, why) = await FindAsync(connection, cancellationToken);
        Expect(found, why, expected);
    }

    /// <summary>The same of what <see cref="Find"/> answered.</summary>
    public static void Expect(IReadOnlyList<IReadOnlyList<string?>> rows, DatabaseMarker expected)
    {
        var (found, why) = Read(rows);
        Expect(found, why, expected);
    }

    private static (DatabaseMarker? Marker, string Why) Read(IReadOnlyList<IReadOnlyList<string?>> rows) => rows switch
    {
        [var row] when row[2] is "true" => (new DatabaseMarker(row[0]!, row[1]!), ""),
        [var row] => (new DatabaseMarker(row[0]!, $"{row[1]} (database {row[3]} of another server, or before it was copied or renamed)"), ""),
        _ => (null, "Its marker is empty, or there are two"),
    };

    private static void Expect(DatabaseMarker? found, string why, DatabaseMarker expected)
    {
        if (found is null)
            throw DatabaseProblems.NoMarker(expected.Place, why);
        if (found != expected)
            throw DatabaseProblems.OtherMarker(expected.Place, found, expected);
    }
}
