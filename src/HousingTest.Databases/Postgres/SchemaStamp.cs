namespace HousingTest.Databases.Postgres;

/// <summary>
/// A short text that changes whenever anything about the schema does, and is quick to read on a thousand tables: how many rows the catalogue has, and the sum of the
/// numbers of the transactions that wrote them, or what they say. It may change for nothing, as when a session makes a temporary table; then <see cref="SchemaObjects"/> decide.
/// </summary>
internal static class SchemaStamp
{
    private const string Writer = "pg_catalog.age('1000'::xid) - pg_catalog.age(one.xmin)";

    private const string Said = "pg_catalog.hashtextextended(one::text, 0)";

    private static readonly (string Table, string Number)[] Catalogue =
    [
        ("pg_class", "oid"), ("pg_attribute", "attrelid"), ("pg_attrdef", "oid"), ("pg_constraint", "oid"), ("pg_index", "indexrelid"), ("pg_trigger", "oid"), ("pg_proc", "oid"),
        ("pg_type", "oid"), ("pg_rewrite", "oid"), ("pg_enum", "oid"), ("pg_policy", "oid"), ("pg_sequence", "seqrelid"), ("pg_inherits", "inhrelid"), ("pg_namespace", "oid"),
    ];

    private static readonly string ByWriter = Text(_ => Writer);

    private static readonly string ByContent = Text(table => table switch
    {
        // Of a foreign key's own triggers, and of foreign keys, there is little that can be altered; whatever else is made anew, under another number.
        "pg_trigger" =>
            $"""
            CASE WHEN one.tgisinternal THEN one.oid::bigint * (one.tgenabled::integer * 4 + one.tgdeferrable::integer * 2 + one.tginitdeferred::integer)
                WHEN one.tgname LIKE '{TableJournal.Trigger}%' THEN {Writer} ELSE {Said} END
            """,
        "pg_constraint" =>
            $"""
            CASE WHEN one.contype = 'f' THEN one.oid::bigint * (8 + one.convalidated::integer * 4 + one.condeferrable::integer * 2 + one.condeferred::integer) + pg_catalog.hashname(one.conname)
                ELSE {Writer} END
            """,
        "pg_rewrite" => $"CASE WHEN one.rulename = '_RETURN' THEN {Writer} ELSE {Said} END",
        _ => Writer,
    });

    /// <summary>The stamp: that of <see cref="SchemaWatch"/> where one is kept, else a long one.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="byContent">
    /// True to know triggers, rules and foreign keys by what they say and not by who wrote them last: an ordinary login's rewind puts them out of force and back, which is to leave the stamp as it was.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string> ReadAsync(Connection connection, bool byContent, CancellationToken cancellationToken) =>
        (await connection.ScalarAsync(SchemaWatch.IsThere, cancellationToken) is null ? null : await connection.ScalarAsync(SchemaWatch.Stamp, cancellationToken))
        ?? (await connection.ScalarAsync(byContent ? ByContent : ByWriter, cancellationToken))!;

    // What comes with the server has numbers below 16384, and never changes.
    private static string Text(Func<string, string> sign) => "SELECT " + string.Join(
        " || ' ' || ",
        Catalogue.Select(one => $"(SELECT count(*) || ':' || coalesce(sum({sign(one.Table)}), 0) FROM pg_catalog.{one.Table} AS one WHERE {one.Number} >= 16384)"));
}
