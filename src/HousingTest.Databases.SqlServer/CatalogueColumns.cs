using System.Globalization;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Columns of all tables, put together here from the catalogue's views: a join of so many of them is planned badly on a large schema. What only some versions have is looked for by name.
/// </summary>
internal static class CatalogueColumns
{
    private const string Columns = "SELECT c.* FROM sys.columns AS c WHERE c.object_id IN (SELECT object_id FROM sys.tables WHERE is_ms_shipped = 0) ORDER BY c.object_id, c.column_id";

    private const string Types = "SELECT t.user_type_id, t.name, CONVERT(int, t.is_user_defined), s.name FROM sys.types AS t LEFT JOIN sys.schemas AS s ON s.schema_id = t.schema_id";

    private const string Defaults = "SELECT parent_object_id, parent_column_id, definition, CASE WHEN is_system_named = 1 THEN NULL ELSE name END FROM sys.default_constraints";

    private const string Computed = "SELECT object_id, column_id, definition, CONVERT(int, is_persisted) FROM sys.computed_columns";

    /// <summary>By the table's number.</summary>
    public static async Task<ILookup<string, CatalogueColumnRow>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var types = (await connection.RowsAsync(Types, cancellationToken)).DistinctBy(row => row[0]!, StringComparer.Ordinal).ToDictionary(row => row[0]!, StringComparer.Ordinal);
        var defaults = await ByColumnAsync(Defaults);
        var computed = await ByColumnAsync(Computed);
        var rows = new List<CatalogueColumnRow>();
        await connection.ReadAsync(Columns, reader => rows.Add(Row(reader, types, defaults, computed)), [], cancellationToken);
        return rows.ToLookup(row => row.Table, StringComparer.Ordinal);

        async Task<IReadOnlyDictionary<(string, int), IReadOnlyList<string?>>> ByColumnAsync(string sql) => (await connection.RowsAsync(sql, cancellationToken))
            .DistinctBy(row => (row[0]!, row[1]!)).ToDictionary(row => (row[0]!, int.Parse(row[1]!, CultureInfo.InvariantCulture)));
    }

    private static CatalogueColumnRow Row(
        SqlDataReader reader, Dictionary<string, IReadOnlyList<string?>> types, IReadOnlyDictionary<(string, int), IReadOnlyList<string?>> defaults,
        IReadOnlyDictionary<(string, int), IReadOnlyList<string?>> computed)
    {
        var table = Text(reader, "object_id")!;
        var id = Number(reader, "column_id");
        var type = types[Text(reader, "user_type_id")!];
        // A type of the CLR's has none behind it that a column could have.
        var based = type[2] is "1" && types.TryGetValue(Text(reader, "system_type_id")!, out var behind) ? behind[1]! : type[1]!;
        var plain = CatalogueColumnRow.Normal(based);
        var held = defaults.GetValueOrDefault((table, id));
        var made = computed.GetValueOrDefault((table, id));
        return new CatalogueColumnRow(
            table, id, Text(reader, "name")!, type[1]!, type[2] is "1", type[3] ?? "sys", plain,
            CatalogueColumnRow.Plain(plain, Number(reader, "max_length"), Number(reader, "precision"), Number(reader, "scale")), Text(reader, "collation_name"), Flag(reader, "is_identity"),
            Flag(reader, "is_computed") || Flag(reader, "generated_always_type") || Flag(reader, "is_column_set") || Flag(reader, "graph_type"), Flag(reader, "is_nullable"),
            held?[2], held?[3], made?[2], made?[3] is "1", Flag(reader, "is_rowguidcol"), Flag(reader, "is_sparse"));
    }

    private static string? Text(SqlDataReader reader, string column)
    {
        var i = Find(reader, column);
        return i < 0 || reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
    }

    private static int Number(SqlDataReader reader, string column)
    {
        var i = Find(reader, column);
        return i < 0 || reader.IsDBNull(i) ? 0 : Convert.ToInt32(reader.GetValue(i), CultureInfo.InvariantCulture);
    }

    private static bool Flag(SqlDataReader reader, string column) => Number(reader, column) != 0;

    private static int Find(SqlDataReader reader, string column)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (string.Equals(reader.GetName(i), column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
