namespace HousingTest.Databases.Postgres;

/// <summary>
/// Event triggers that note every change of the schema, so that nobody has to go through the catalogue of a thousand tables at each rewind. Only a superuser may make them; without
/// them, or when one of them is gone, the catalogue is gone through.
/// </summary>
internal static class SchemaWatch
{
    /// <summary>Answers null where there is no watch.</summary>
    public const string IsThere = $"SELECT pg_catalog.to_regprocedure('{Sql.Own}.stamp()')";

    /// <summary>A short text that changes with the schema; null when something is wrong with the watch.</summary>
    public const string Stamp = $"SELECT {Sql.Own}.stamp()";

    /// <summary>The watch's event triggers by name.</summary>
    public const string Own = $"SELECT evtname FROM pg_catalog.pg_event_trigger WHERE evtname LIKE '{TableJournal.Trigger}%'";

    private const string Ended = $"{TableJournal.Trigger}_ended";
    private const string Dropped = $"{TableJournal.Trigger}_dropped";

    /// <summary>Its table and functions, which are there with the journal in any case.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        $"CREATE TABLE {Sql.Own}.schema_change (position bigint PRIMARY KEY)",
        // What a session makes for itself and takes with it is no change.
        $"""
        CREATE FUNCTION {Sql.Own}.schema_changed() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $housingtest$
        DECLARE
            meant boolean;
        BEGIN
            IF TG_EVENT = 'sql_drop' THEN
                meant := EXISTS (SELECT 1 FROM pg_catalog.pg_event_trigger_dropped_objects() WHERE NOT is_temporary);
            ELSE
                meant := EXISTS (SELECT 1 FROM pg_catalog.pg_event_trigger_ddl_commands() WHERE schema_name IS DISTINCT FROM 'pg_temp');
            END IF;
            IF meant AND pg_catalog.current_setting('{Sql.Own}.silent', true) IS DISTINCT FROM 'on' THEN
                INSERT INTO {Sql.Own}.schema_change VALUES ({JournalTables.NextPosition});
            END IF;
        END $housingtest$
        """,
        $"""
        CREATE FUNCTION {Sql.Own}.stamp() RETURNS text LANGUAGE sql STABLE AS $housingtest$
        SELECT CASE WHEN (SELECT count(*) FROM pg_catalog.pg_event_trigger WHERE evtname IN ('{Ended}', '{Dropped}') AND evtenabled = 'A') = 2
            THEN 'seen ' || coalesce((SELECT max(position) FROM {Sql.Own}.schema_change), 0) END
        $housingtest$
        """,
    ];

    /// <summary>The event triggers, where the login may make them. They fire for everybody, also where triggers are silenced.</summary>
    public const string Begin =
        $"""
        DO $housingtest$
        BEGIN
            CREATE EVENT TRIGGER "{Ended}" ON ddl_command_end EXECUTE FUNCTION {Sql.Own}.schema_changed();
            CREATE EVENT TRIGGER "{Dropped}" ON sql_drop EXECUTE FUNCTION {Sql.Own}.schema_changed();
            ALTER EVENT TRIGGER "{Ended}" ENABLE ALWAYS;
            ALTER EVENT TRIGGER "{Dropped}" ENABLE ALWAYS;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END $housingtest$
        """;
}
