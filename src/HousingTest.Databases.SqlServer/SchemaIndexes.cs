using System.Text.RegularExpressions;

namespace HousingTest.Databases.SqlServer;

/// <summary>Keys and indexes, as the statements that make them.</summary>
internal static partial class SchemaIndexes
{
    private const string Indexes =
        """
        SELECT i.object_id, i.index_id, s.name, o.name, i.name, i.type_desc, CONVERT(int, i.is_unique), CONVERT(int, i.is_primary_key), CONVERT(int, i.is_unique_constraint), CONVERT(int, i.is_disabled),
            i.filter_definition, CONVERT(int, i.ignore_dup_key), i.fill_factor, i.type
        FROM sys.indexes AS i JOIN sys.objects AS o ON o.object_id = i.object_id JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        WHERE o.is_ms_shipped = 0 AND o.type IN ('U', 'V') AND i.type > 0
        """;

    private const string Columns =
        """
        SELECT ic.object_id, ic.index_id, c.name, CONVERT(int, ic.is_descending_key), CONVERT(int, ic.is_included_column)
        FROM sys.index_columns AS ic JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id JOIN sys.objects AS o ON o.object_id = ic.object_id
        WHERE o.is_ms_shipped = 0 ORDER BY ic.object_id, ic.index_id, ic.is_included_column, ic.key_ordinal, ic.index_column_id
        """;

    public static async Task<IReadOnlyList<SchemaObject>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var columns = (await connection.RowsAsync(Columns, cancellationToken)).ToLookup(row => (row[0]!, row[1]!));
        // The clustered one first: made later, it would make all others again.
        return [.. (await connection.RowsAsync(Indexes, cancellationToken)).OrderBy(row => row[13] is "1" ? 0 : 1).Select(row => Index(row, [.. columns[(row[0]!, row[1]!)]]))];
    }

    private static SchemaObject Index(IReadOnlyList<string?> row, IReadOnlyList<IReadOnlyList<string?>> columns)
    {
        var table = Sql.Quote(row[2]!, row[3]!);
        var plain = Plain(row[4]!, row[3]!);
        var name = Sql.Quote(plain);
        var keys = Sql.List(columns.Where(column => column[4] is "0").Select(column => Sql.Quote(column[2]!) + (column[3] is "1" ? " DESC" : "")));
        var included = Sql.List(columns.Where(column => column[4] is not "0").Select(column => Sql.Quote(column[2]!)));
        var options = Options(row);
        var constraint = row[7] is "1" ? "PRIMARY KEY" : row[8] is "1" ? "UNIQUE" : null;
        var statement = constraint is not null
            ? $"ALTER TABLE {table} ADD CONSTRAINT {name} {constraint} {row[5]} ({keys}){options}"
            : $"CREATE {(row[6] is "1" ? "UNIQUE " : "")}{row[5]} INDEX {name} ON {table} ({keys}){(included.Length > 0 ? $" INCLUDE ({included})" : "")}{(row[10] is null ? "" : $" WHERE {row[10]}")}{options}";
        List<string> statements = [statement];
        if (row[9] is "1")
            statements.Add($"ALTER INDEX {name} ON {table} DISABLE");
        // Those of other kinds (XML, columns, places) are seen, and not made again.
        return new SchemaObject(
            $"index {plain} of {TableSchema.NameOf(row[2]!, row[3]!)}", string.Join('\n', statements), SchemaStage.Index, row[5] is "CLUSTERED" or "NONCLUSTERED" ? statements : []);
    }

    /// <summary>A server on which an index's name must be the only one of its schema adds the table's name and a digest to it, and would do so again.</summary>
    private static string Plain(string name, string table) =>
        Made().Match(name) is { Success: true } made && made.Groups["given"].Value.EndsWith(table, StringComparison.OrdinalIgnoreCase)
            ? made.Groups["given"].Value[..^table.Length]
            : name;

    private static string Options(IReadOnlyList<string?> row)
    {
        List<string> options = [];
        if (row[11] is "1")
            options.Add("IGNORE_DUP_KEY = ON");
        if (row[12] is not (null or "0"))
            options.Add($"FILLFACTOR = {row[12]}");
        return options.Count == 0 ? "" : $" WITH ({Sql.List(options)})";
    }

    [GeneratedRegex("^(?<given>.+)[0-9a-f]{32}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Made();
}
