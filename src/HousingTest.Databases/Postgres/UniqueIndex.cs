using System.Text.Json;

namespace HousingTest.Databases.Postgres;

/// <summary>What no two rows of a table may share.</summary>
/// <param name="Terms">Columns and expressions over the table's columns, as SQL says them.</param>
/// <param name="Fields">The same as people say them.</param>
/// <param name="Condition">The rows that it covers; null for all.</param>
/// <param name="NullsAreEqual">True when two rows without a value count as having the same.</param>
internal sealed record UniqueIndex(IReadOnlyList<string> Terms, IReadOnlyList<string> Fields, string? Condition, bool NullsAreEqual)
{
    // Older servers do not know that nulls can be equal.
    private const string Indexes =
        """
        SELECT (SELECT pg_catalog.json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, true) ORDER BY k) FROM pg_catalog.generate_series(1, i.indnkeyatts) AS k),
            (SELECT pg_catalog.json_agg(coalesce(a.attname, pg_catalog.pg_get_indexdef(i.indexrelid, k, true)) ORDER BY k) FROM pg_catalog.generate_series(1, i.indnkeyatts) AS k
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND a.attnum <> 0),
            pg_catalog.pg_get_expr(i.indpred, i.indrelid), pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct'
        FROM pg_catalog.pg_index i WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indisvalid ORDER BY i.indisprimary DESC, i.indexrelid
        """;

    /// <summary>Those of a table, its primary key first.</summary>
    public static async Task<IReadOnlyList<UniqueIndex>> ReadAsync(Connection connection, string table, CancellationToken cancellationToken) =>
        [.. (await connection.RowsAsync(Indexes, cancellationToken, table)).Select(row => new UniqueIndex(Texts(row[0]!), Texts(row[1]!), row[2], row[3] is "true"))];

    /// <summary>Rows of <paramref name="from"/> that it covers, with the values that it is about as <c>e0</c>, <c>e1</c> …</summary>
    public string Select(string from, string columns) =>
        $"(SELECT {columns}, {Sql.List(Terms.Select((term, i) => $"({term}) AS \"{Own(i)}\""))} FROM {from}{(Condition is null ? "" : $" WHERE {Condition}")})";

    /// <summary>A condition: two of those rows cannot both be there.</summary>
    public string Same(string one, string other) =>
        Sql.And(Terms.Select((_, i) => $"{one}.\"{Own(i)}\" {(NullsAreEqual ? "IS NOT DISTINCT FROM" : "=")} {other}.\"{Own(i)}\""));

    private static string Own(int term) => $"{Sql.Own} e{term}";

    private static string[] Texts(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
