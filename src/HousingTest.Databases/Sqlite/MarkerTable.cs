using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>The marker as a table of one row.</summary>
internal static class MarkerTable
{
    public const string Create = "CREATE TABLE housingtest_marker (copy_id TEXT NOT NULL, place TEXT NOT NULL)";
    public const string Insert = "INSERT INTO housingtest_marker (copy_id, place) VALUES (?1, ?2)";
    public const string IsThere = "SELECT count(*) FROM sqlite_master WHERE name = 'housingtest_marker'";
    public const string Select = "SELECT copy_id, place FROM housingtest_marker";

    /// <summary>Null unless there is exactly one: of two it could not be said which is right.</summary>
    public static DatabaseMarker? Read(Statement select)
    {
        var found = select.Step() ? new DatabaseMarker(select.Text(0), select.Text(1)) : null;
        var another = found is not null && select.Step();
        select.Reset();
        return another ? null : found;
    }

    /// <summary>
    /// The marker of a file that may be anything, without a trace: opened read-only and as immutable, so that SQLite makes no side file,
    /// takes no lock and replays no log. Provisioning writes the marker before there is a log, so it is always in the file itself.
    /// </summary>
    /// <returns>The marker, or null and why there is none.</returns>
    public static async Task<(DatabaseMarker? Marker, string Why)> FindAsync(string file, CancellationToken cancellationToken)
    {
        var connection = OfImmutable(file);
        await using (connection)
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                using var select = new Statement(connection.Handle!, Select);
                return (Read(select), "Its marker is empty, or there are two");
            }
            catch (SqliteException refused)
            {
                return (null, $"It carries no marker of HousingTest ({refused.Message.TrimEnd('.')})");
            }
        }
    }

    /// <summary>A connection that leaves no trace, for files that nobody is writing.</summary>
    public static SqliteConnection OfImmutable(string file) => new(new SqliteConnectionStringBuilder
    {
        DataSource = new Uri(Path.GetFullPath(file)).AbsoluteUri + "?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ToString());
}
