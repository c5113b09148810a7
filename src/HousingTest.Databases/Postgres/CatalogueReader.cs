using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>Reads a database's catalogue and counts its rows, over a connection that can only read.</summary>
internal static partial class CatalogueReader
{
    // What PostgreSQL makes of CHECK (kind IN ('A', 'B')); one that says more than that is passed over.
    private const string Columns =
        $$"""
        SELECT n.nspname, c.relname, a.attname, a.attnotnull AND a.attidentity = '' AND a.attgenerated = '' AND d.oid IS NULL, a.attgenerated <> '',
            (SELECT pg_catalog.json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = a.atttypid),
            (SELECT min(pg_catalog.pg_get_constraintdef(k.oid)) FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]),
            pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' AND {{Sql.OfTheSystem}}
        ORDER BY c.oid, a.attnum
        """;

    private const string Constraints =
        $$"""
        SELECT n.nspname, c.relname, k.contype, pn.nspname, p.relname,
            (SELECT pg_catalog.json_agg(a.attname ORDER BY u.i) FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS u (n, i) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n),
            (SELECT pg_catalog.json_agg(a.attname ORDER BY u.i) FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS u (n, i) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n)
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_class p ON p.oid = k.confrelid LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE k.contype IN ('p', 'u', 'f') AND NOT c.relispartition AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint o WHERE o.oid = k.conparentid AND o.conrelid = k.conrelid)
            AND {{Sql.OfTheSystem}}
        UNION ALL
        SELECT n.nspname, c.relname, 'u', NULL, NULL,
            (SELECT pg_catalog.json_agg(a.attname ORDER BY u.i) FROM pg_catalog.unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS u (n, i) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.n), NULL
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT c.relispartition AND {{Sql.OfTheSystem}}
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
        """;

    /// <summary>The catalogue of a database that a system may be writing meanwhile: all of one moment.</summary>
    public static Task<Catalogue> ReadAsync(Session session, CancellationToken cancellationToken) =>
        session.ReadAsync(() => ReadAsync(session.Connection, cancellationToken), cancellationToken);

    /// <summary>The same within a transaction that the caller began.</summary>
    public static async Task<Catalogue> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var columns = (await connection.RowsAsync(Columns, cancellationToken)).GroupBy(row => (Schema: row[0]!, Table: row[1]!));
        var constraints = (await connection.RowsAsync(Constraints, cancellationToken)).ToLookup(row => (row[0]!, row[1]!));
        var tables = new List<CatalogueTable>();
        foreach (var table in columns)
        {
            var count = await connection.ScalarAsync($"SELECT count(*) FROM {Sql.Quote(table.Key.Schema, table.Key.Table)}", cancellationToken);
            tables.Add(Table(table.Key.Schema, table.Key.Table, long.Parse(count!, CultureInfo.InvariantCulture), table, [.. constraints[table.Key]]));
        }

        return new Catalogue([.. tables.OrderBy(table => table.Name, StringComparer.Ordinal)]);
    }

    private static CatalogueTable Table(
        string schema, string table, long count, IEnumerable<IReadOnlyList<string?>> columns, IReadOnlyList<IReadOnlyList<string?>> constraints) => new(
        TableSchema.NameOf(schema, table), count,
        [.. columns.Select(row => new CatalogueColumn(row[2]!, row[7]!, row[3] is "t", row[4] is "t", row[5] is { } labels ? Names(labels) : Words(row[6])))],
        constraints.Where(row => row[2] is "p").Select(row => Names(row[5]!)).FirstOrDefault([]),
        [.. constraints.Where(row => row[2] is "u").Select(row => Names(row[5]!))],
        [.. constraints.Where(row => row[2] is "f").Select(row => new CatalogueReference(Names(row[5]!), TableSchema.NameOf(row[3]!, row[4]!), Names(row[6]!)))]);

    private static IReadOnlyList<string> Names(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    private static IReadOnlyList<string> Words(string? check) => check is not null && Allowed().Match(check) is { Success: true } match
        ? [.. match.Groups["word"].Captures.Select(word => word.Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal))]
        : [];

    [GeneratedRegex(
        """^CHECK \(\(+("(""|[^"])+"|\w+)\)?(::text)?\)? = ANY \(+ARRAY\[((?<word>'([^']|'')*'|-?[0-9]+)(::[a-z ]+(\([0-9]+\))?)*(, )?)+\](\)?::[a-z ]+\[\])?\)+$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
