using System.Globalization;

namespace HousingTest.Databases.Postgres;

/// <summary>Reads the system's tables from PostgreSQL's catalogue.</summary>
internal static class SchemaReader
{
    private const string Tables =
        $$"""
        SELECT c.oid, n.nspname, c.relname, rn.nspname, r.relname
        FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class r ON r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid)
            JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
        WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND {{Sql.OfTheSystem}}
        """;

    private const string Columns =
        $$"""
        SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attgenerated <> '', a.attnotnull,
            t.typtype <> 'd' AND tn.nspname = 'pg_catalog',
            t.typtype IN ('e', 'd', 'r', 'm') OR t.typcategory = 'A'
                OR EXISTS (SELECT 1 FROM pg_catalog.pg_opclass o WHERE o.opcdefault AND (o.opcintype = t.oid OR t.typname IN ('varchar', 'cidr'))),
            CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname) END,
            a.attidentity = 'a'
        FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
            LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
        WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND {{Sql.OfTheSystem}} AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attrelid, a.attnum
        """;

    private const string Keys =
        $$"""
        SELECT i.indrelid, i.indisprimary, (i.indkey::int2[])[0:i.indnkeyatts - 1]::text
        FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND {{Sql.OfTheSystem}}
        ORDER BY i.indrelid, i.indisprimary DESC, i.indexrelid
        """;

    // Of a reference to a partitioned table there is another for each of its partitions, which says the same.
    private const string References =
        $$"""
        SELECT f.conrelid, pn.nspname, p.relname, f.conkey::text, f.oid,
            (SELECT pg_catalog.json_agg(a.attname ORDER BY k.i) FROM pg_catalog.unnest(f.confkey) WITH ORDINALITY AS k (n, i)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n), f.convalidated
        FROM pg_catalog.pg_constraint f
            JOIN pg_catalog.pg_class p ON p.oid = f.confrelid
            JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE f.contype = 'f' AND {{Sql.OfTheSystem}}
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint of WHERE of.oid = f.conparentid AND of.conrelid = f.conrelid)
        ORDER BY f.conrelid, f.conname
        """;

    /// <summary>The system's tables that hold rows, in ordinal order of their names.</summary>
    public static async Task<IReadOnlyList<TableSchema>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var columns = (await connection.RowsAsync(Columns, cancellationToken)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var keys = (await connection.RowsAsync(Keys, cancellationToken)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var references = (await connection.RowsAsync(References, cancellationToken)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var tables = await connection.RowsAsync(Tables, cancellationToken);
        return [.. tables.Select(row => Table(row, columns[row[0]!], keys[row[0]!], references[row[0]!])).OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    private static TableSchema Table(
        IReadOnlyList<string?> table, IEnumerable<IReadOnlyList<string?>> columnRows, IEnumerable<IReadOnlyList<string?>> keyRows,
        IEnumerable<IReadOnlyList<string?>> referenceRows)
    {
        var keys = keyRows.Select(row => (Primary: IsTrue(row[1]), Numbers: Numbers(row[2]!))).ToList();
        var primary = keys.FirstOrDefault(key => key.Primary).Numbers ?? [];
        var columns = columnRows.ToDictionary(
            row => Number(row[1]!),
            row => (NotNull: IsTrue(row[5]), Schema: new ColumnSchema(
                row[2]!, row[3]!, primary.Contains(Number(row[1]!)), IsTrue(row[4]), IsTrue(row[9]), IsTrue(row[6]), IsTrue(row[7]), row[8])));
        // What a trigger is told before the row is written has no generated column in it.
        var key = keys.FirstOrDefault(key => key.Numbers.All(number => columns.TryGetValue(number, out var column) && column.NotNull && !column.Schema.Generated)).Numbers ?? [];
        var references = referenceRows.Select(row => new ForeignKey(
            TableSchema.NameOf(row[1]!, row[2]!), Sql.Quote(row[1]!, row[2]!), [.. Numbers(row[3]!).Select(number => columns[number].Schema.Name)],
            System.Text.Json.JsonSerializer.Deserialize<string[]>(row[5]!)!, IsTrue(row[6])));
        return new TableSchema(
            table[1]!, table[2]!, TableSchema.NameOf(table[3]!, table[4]!), Sql.Quote(table[3]!, table[4]!), [.. columns.OrderBy(column => column.Key).Select(column => column.Value.Schema)],
            [.. key.Select(number => columns[number].Schema)], [.. references]);
    }

    private static bool IsTrue(string? text) => string.Equals(text, "t", StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The text of an array of numbers, which may carry its bounds in front: <c>[0:1]={1,2}</c>.</summary>
    private static int[] Numbers(string array) =>
        [.. array[(array.IndexOf('{', StringComparison.Ordinal) + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)];
}
