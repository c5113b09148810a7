namespace HousingTest.Databases.SqlServer;

/// <summary>The tables of the journal that are not one table's own.</summary>
internal static class JournalTables
{
    /// <summary>
    /// The log has a row for each statement that touched a table, and one for each mark (table_number null): it tells what was touched without asking a thousand tables. Positions are
    /// given by a sequence, and no table here counts by itself: what the system reads in @@IDENTITY and SCOPE_IDENTITY() must stay its own.
    /// </summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        $"CREATE TABLE {Sql.Own}.log (position bigint NOT NULL PRIMARY KEY, table_number int NULL, writer nvarchar(300) NULL)",
        $"CREATE TABLE {Sql.Own}.mark (id nvarchar(32) NOT NULL PRIMARY KEY, position bigint NOT NULL)",
        $"CREATE TABLE {Sql.Own}.mark_counter (mark nvarchar(32) NOT NULL, kind nvarchar(10) NOT NULL, name nvarchar(300) NOT NULL, value decimal(38, 0) NOT NULL, used bit NOT NULL)",
        $"CREATE TABLE {Sql.Own}.mark_rows (mark nvarchar(32) NOT NULL, table_number int NOT NULL, row_count bigint NOT NULL)",
        $"CREATE TABLE {Sql.Own}.journalled (number int NOT NULL PRIMARY KEY, schema_name nvarchar(128) NOT NULL, name nvarchar(128) NOT NULL, shadow bit NOT NULL)",
        $"CREATE TABLE {Sql.Own}.state (stamp nvarchar(400) NOT NULL, objects nvarchar(max) NOT NULL)",
    ];

    public const string CreateSequence = $"IF OBJECT_ID(N'{Sql.Own}.position') IS NULL EXEC (N'CREATE SEQUENCE {Sql.Own}.position AS bigint START WITH 1')";

    /// <summary>Whoever may write to the system's tables writes here too, when a table's owner is another than this schema's.</summary>
    public static IReadOnlyList<string> Grants { get; } = [$"GRANT INSERT ON SCHEMA::{Sql.Own} TO public", $"GRANT UPDATE ON {Sql.Own}.position TO public"];

    /// <summary>Rows of transactions that are still open are passed over: who asks whether the journal stands still must not wait for them.</summary>
    public const string Position = $"SELECT ISNULL(MAX(position), 0) FROM {Sql.Own}.log WITH (READPAST)";

    public const string NextPosition = $"NEXT VALUE FOR {Sql.Own}.position";

    public const string Exists = $"SELECT OBJECT_ID(N'{Sql.Own}.state')";

    /// <summary>Numbers of the tables touched since the mark @p1.</summary>
    public const string Touched = $"SELECT DISTINCT table_number FROM {Sql.Own}.log WHERE position > @p1 AND table_number IS NOT NULL ORDER BY table_number";

    /// <summary>Who wrote since the mark @p1, and to which tables.</summary>
    public const string WritersSince =
        $"SELECT DISTINCT l.writer, j.schema_name, j.name FROM {Sql.Own}.log AS l JOIN {Sql.Own}.journalled AS j ON j.number = l.table_number WHERE l.position > @p1";

    /// <summary>Login and program of whoever fires a trigger, whatever name the trigger runs under.</summary>
    public static string Writing { get; } = Writer("ORIGINAL_LOGIN()", "APP_NAME()");

    /// <summary>Everybody who is connected to this database, as far as the login may see them, but this connection.</summary>
    public static string Connected { get; } =
        $"SELECT DISTINCT {Writer("login_name", "program_name")} FROM sys.dm_exec_sessions WHERE database_id = DB_ID() AND session_id <> @@SPID";

    /// <summary>Dropped in an order that does not matter: nothing of them refers to another.</summary>
    public const string Own = $"SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID(N'{Sql.Own}') AND name <> N'marker'";

    private static string Writer(string login, string program) => $"ISNULL({login}, N'') + N', ' + ISNULL({program}, N'')";
}
