namespace HousingTest.Databases.Postgres;

/// <summary>
/// A short text that changes whenever anything about the schema does, and is quick to read on a thousand tables: how many rows the catalogue has, and the sum of the
/// numbers of the transactions that wrote them. It may change for nothing, as when a session makes a temporary table; then <see cref="SchemaObjects"/> decide.
/// </summary>
internal static class SchemaStamp
{
    private static readonly (string Table, string Number)[] Catalogue =
    [
        ("pg_class", "oid"), ("pg_attribute", "attrelid"), ("pg_attrdef", "oid"), ("pg_constraint", "oid"), ("pg_index", "indexrelid"), ("pg_trigger", "oid"), ("pg_proc", "oid"),
        ("pg_type", "oid"), ("pg_rewrite", "oid"), ("pg_enum", "oid"), ("pg_policy", "oid"), ("pg_sequence", "seqrelid"), ("pg_inherits", "inhrelid"), ("pg_namespace", "oid"),
    ];

    /// <summary>The stamp: that of <see cref="SchemaWatch"/> where one is kept, else the long one.</summary>
    public static async Task<string> ReadAsync(Connection connection, CancellationToken cancellationToken) =>
        (await connection.ScalarAsync(SchemaWatch.IsThere, cancellationToken) is null ? null : await connection.ScalarAsync(SchemaWatch.Stamp, cancellationToken))
        ?? (await connection.ScalarAsync(Text, cancellationToken))!;

    /// <summary>The long stamp as a statement. What comes with the server has numbers below 16384, and never changes.</summary>
    public static string Text { get; } = "SELECT " + string.Join(
        " || ' ' || ",
        Catalogue.Select(one => $"(SELECT count(*) || ':' || coalesce(sum(pg_catalog.age('1000'::xid) - pg_catalog.age(xmin)), 0) FROM pg_catalog.{one.Table} WHERE {one.Number} >= 16384)"));
}
