namespace HousingTest.Databases.Sqlite;

/// <summary>The tables of the journal that are not one table's own.</summary>
internal static class JournalTables
{
    /// <summary>One row per entry, and one per mark (table_number null): it counts the positions, and tells which tables were touched without asking each.</summary>
    public const string Log = "housingtest_log";

    /// <summary>No AUTOINCREMENT: it would add SQLite's own table of sequences to a schema that may have none, for good.</summary>
    public const string Create =
        """
        CREATE TABLE housingtest_log (position INTEGER PRIMARY KEY, table_number INTEGER);
        CREATE TABLE housingtest_mark (id TEXT PRIMARY KEY, position INTEGER NOT NULL, unwatched TEXT NOT NULL);
        CREATE TABLE housingtest_mark_sequence (mark TEXT NOT NULL, name, seq);
        CREATE TABLE housingtest_state (schema_version INTEGER NOT NULL, foreign_keys_hold INTEGER NOT NULL);
        """;

    public const string Position = "SELECT coalesce(max(position), 0) FROM housingtest_log";

    public const string Touched = "SELECT DISTINCT table_number FROM housingtest_log WHERE position > ?1 AND table_number IS NOT NULL ORDER BY 1";

    public const string SchemaVersion = "PRAGMA schema_version";

    public const string Exists = "SELECT 1 FROM sqlite_master WHERE name = 'housingtest_state'";

    public const string ExpectedVersion = "SELECT schema_version FROM housingtest_state";

    public const string ForeignKeysHold = "SELECT foreign_keys_hold FROM housingtest_state";

    public const string ExpectThisVersion = "UPDATE housingtest_state SET schema_version = ?1";
}
