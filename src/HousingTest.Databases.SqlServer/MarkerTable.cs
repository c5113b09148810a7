using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The marker as a table of one row. Besides copy and place it names the server and the database as the server itself knows them, with when it made the database: one that was
/// restored from a backup, attached elsewhere or renamed was made at another moment.
/// </summary>
internal static class MarkerTable
{
    /// <summary>Stands alone in its batch.</summary>
    public const string CreateSchema = $"CREATE SCHEMA {Sql.Own}";

    public const string Create =
        $"CREATE TABLE {Sql.Own}.marker (copy_id nvarchar(400) NOT NULL, place nvarchar(2000) NOT NULL, server nvarchar(400) NOT NULL, name nvarchar(128) NOT NULL, born nvarchar(60) NOT NULL, made datetime2(3) NOT NULL)";

    /// <summary>With copy and place as parameters.</summary>
    public const string Insert = $"INSERT INTO {Sql.Own}.marker (copy_id, place, server, name, born, made) SELECT @p1, @p2, {Server}, DB_NAME(), {Born}, SYSUTCDATETIME()";

    /// <summary>What a server calls itself.</summary>
    public const string Identity = $"SELECT {Server}";

    private const string Server = "CONVERT(nvarchar(400), ISNULL(@@SERVERNAME, N''))";

    private const string Born = "(SELECT ISNULL(CONVERT(nvarchar(60), create_date, 121), N'') FROM sys.databases WHERE name = DB_NAME())";

    /// <summary>Answers something where there is a table of the marker's name, whatever it holds.</summary>
    public const string IsThere = $"SELECT OBJECT_ID(N'{Sql.Own}.marker')";

    private const string Select =
        $"SELECT copy_id, place, CASE WHEN server = {Server} AND name = DB_NAME() AND born = {Born} THEN 1 ELSE 0 END, name FROM {Sql.Own}.marker";

    /// <summary>The marker, or null and why there is none. One whose server or database is another names what it was made for.</summary>
    public static async Task<(DatabaseMarker? Marker, string Why)> FindAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            if (await connection.ScalarAsync(IsThere, cancellationToken) is null)
                return (null, "It carries no marker of HousingTest");
            if (await connection.RowsAsync(Select, cancellationToken) is not [var row])
                return (null, "Its marker is empty, or there are two");
            return row[2] is "1"
                ? (new DatabaseMarker(row[0]!, row[1]!), "")
                : (new DatabaseMarker(row[0]!, $"{row[1]} (database {row[3]} of another server, or before it was copied, restored or renamed)"), "");
        }
        catch (SqlException refused) when (refused.Number is 207 or 208 or 229 or 916)
        {
            // No such table or column, or no right to look: then it is not ours.
            return (null, $"It carries no marker of HousingTest ({refused.Message})");
        }
    }

    /// <summary>HT-DB-002 or HT-DB-003 unless the database that the connection is to carries this very marker.</summary>
    public static async Task ExpectAsync(Connection connection, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var (found, why) = await FindAsync(connection, cancellationToken);
        if (found is null)
            throw DatabaseProblems.NoMarker(expected.Place, why);
        if (found != expected)
            throw DatabaseProblems.OtherMarker(expected.Place, found, expected);
    }
}
