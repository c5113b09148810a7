namespace HousingTest.Databases.Postgres;

/// <summary>The tables of the journal that are not one table's own.</summary>
internal static class JournalTables
{
    /// <summary>
    /// The log has a row for each table that a transaction touched, and one for each mark (table_number null): it tells what was touched without asking a thousand tables.
    /// Positions are given by a sequence, so that no writer waits for another.
    /// </summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        $"CREATE SEQUENCE IF NOT EXISTS {Sql.Own}.position",
        $"CREATE TABLE {Sql.Own}.log (position bigint PRIMARY KEY, table_number integer, emptied boolean NOT NULL DEFAULT false, transaction xid8 NOT NULL DEFAULT pg_catalog.pg_current_xact_id(), writer text NOT NULL DEFAULT {Writer("session_user", "pg_catalog.current_setting('application_name')")})",
        $"CREATE TABLE {Sql.Own}.mark (id text PRIMARY KEY, position bigint NOT NULL)",
        $"CREATE TABLE {Sql.Own}.mark_sequence (mark text NOT NULL, schema name NOT NULL, name name NOT NULL, value bigint NOT NULL, called boolean NOT NULL)",
        $"CREATE TABLE {Sql.Own}.journalled (number integer PRIMARY KEY, schema name NOT NULL, name name NOT NULL)",
        $"CREATE TABLE {Sql.Own}.state (stamp text NOT NULL, objects text NOT NULL)",
        // A server that crashes empties what it does not log, and tells no trigger: then this has lost its row, too.
        $"CREATE UNLOGGED TABLE {Sql.Own}.alive (since timestamptz NOT NULL DEFAULT now())",
        $"INSERT INTO {Sql.Own}.alive DEFAULT VALUES",
        Emptied,
        Sequences.CreateFunction,
        .. SchemaWatch.Create,
    ];

    public const string Position = $"SELECT coalesce(max(position), 0) FROM {Sql.Own}.log";

    public const string NextPosition = $"pg_catalog.nextval('{Sql.Own}.position')";

    public const string Touched = $"SELECT table_number::text FROM {Sql.Own}.log WHERE position > $1 AND table_number IS NOT NULL GROUP BY table_number ORDER BY table_number";

    /// <summary>The tables that TRUNCATE has emptied since the position $1.</summary>
    public const string EmptiedSince =
        $"SELECT DISTINCT schema::text, name::text FROM {Sql.Own}.log JOIN {Sql.Own}.journalled ON number = table_number WHERE position > $1 AND emptied";

    /// <summary>Who wrote since the position $1, and to which tables.</summary>
    public const string WritersSince =
        $"SELECT writer, schema::text, name::text FROM {Sql.Own}.log JOIN {Sql.Own}.journalled ON number = table_number WHERE position > $1 GROUP BY 1, 2, 3";

    /// <summary>The first touch of each table by each transaction since the position $1: position, table, the transaction's number as rows carry it, the whole number, who.</summary>
    public const string TransactionsSince =
        $"SELECT position::text, table_number::text, transaction::xid::text, transaction::text, writer FROM {Sql.Own}.log AS log WHERE position > $1 AND table_number IS NOT NULL ORDER BY log.position";

    /// <summary>Everybody who is connected to this database, but this connection.</summary>
    public static string Connected { get; } =
        $"""
        SELECT DISTINCT {Writer("usename", "application_name")} FROM pg_catalog.pg_stat_activity
        WHERE datname = pg_catalog.current_database() AND backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()
        """;

    public const string Exists = $"SELECT pg_catalog.to_regclass('{Sql.Own}.state')";

    /// <summary>The system's tables that a crash has emptied since the journal was started, or restored last.</summary>
    public const string EmptiedByCrash =
        $"""
        SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT EXISTS (SELECT 1 FROM {Sql.Own}.alive) AND c.relkind = 'r' AND c.relpersistence = 'u' AND {Sql.OfTheSystem} ORDER BY 1, 2
        """;

    /// <summary>Dropped with the schema's other tables, in an order that does not matter: nothing of them refers to another.</summary>
    public const string Own = $"SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{Sql.Own}' AND c.relkind = 'r' AND c.relname <> 'marker'";

    private static string Writer(string login, string program) => $"({login} || ', ' || coalesce(nullif({program}, ''), 'a program without a name'))";

    /// <summary>Emptying a table tells no trigger of its rows; that it happened is noted, and answered by restoring.</summary>
    private const string Emptied =
        $$"""
        CREATE FUNCTION {{Sql.Own}}.emptied() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $housingtest$
        BEGIN
            INSERT INTO {{Sql.Own}}.log (position, table_number, emptied) VALUES ({{NextPosition}}, TG_ARGV[0]::integer, true);
            RETURN NULL;
        END $housingtest$
        """;
}
