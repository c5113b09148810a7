namespace HousingTest.Databases.SqlServer;

/// <summary>Tables with their columns, as the statements that make them.</summary>
internal static class SchemaTables
{
    private const string Tables =
        "SELECT t.object_id, s.name, t.name, CONVERT(nvarchar(30), t.create_date, 121) FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE t.is_ms_shipped = 0";

    // Asked of the functions, which look at one table, and with the number as text: an identity may have up to 38 digits.
    private const string Identities =
        """
        SELECT t.object_id, CONVERT(nvarchar(50), IDENT_SEED(QUOTENAME(s.name) + N'.' + QUOTENAME(t.name))), CONVERT(nvarchar(50), IDENT_INCR(QUOTENAME(s.name) + N'.' + QUOTENAME(t.name)))
        FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE t.object_id IN (SELECT object_id FROM sys.columns WHERE is_identity = 1)
        """;

    /// <summary>Each with when it was made, which tells what may be needed for what; its number does not.</summary>
    public static async Task<IReadOnlyList<(string Born, SchemaObject Table)>> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var columns = await CatalogueColumns.ReadAsync(connection, cancellationToken);
        var identities = (await connection.RowsAsync(Identities, cancellationToken)).ToDictionary(row => row[0]!, row => $" IDENTITY({row[1]}, {row[2]})", StringComparer.Ordinal);
        return [.. (await connection.RowsAsync(Tables, cancellationToken)).Select(row => (
            row[3] ?? "",
            SchemaObjects.Of(
                "table", row[1]!, row[2]!, SchemaStage.Body,
                $"CREATE TABLE {Sql.Quote(row[1]!, row[2]!)} (\n    {string.Join(",\n    ", columns[row[0]!].Select(column => Column(column, identities.GetValueOrDefault(row[0]!, ""))))})")))];
    }

    private static string Column(CatalogueColumnRow row, string identity)
    {
        var name = Sql.Quote(row.Name);
        if (row.ComputedAs is { } computed)
            return $"{name} AS {(computed.StartsWith('(') ? computed : $"({computed})")}{(row.Persisted ? " PERSISTED" : "")}{(row is { Persisted: true, Nullable: false } ? " NOT NULL" : "")}";
        var schema = row.Schema(primaryKey: false);
        var text = $"{name} {(schema.BaseType is "timestamp" ? "rowversion" : schema.Type)}";
        if (schema.Collation is { } collation && !row.Alias)
            text += $" COLLATE {collation}";
        if (row.Sparse)
            text += " SPARSE";
        if (row.Identity)
            text += identity;
        if (row.RowGuid)
            text += " ROWGUIDCOL";
        text += row.Nullable ? " NULL" : " NOT NULL";
        // A name that the server made up is made up anew.
        return row.Default is null ? text : $"{text}{(row.DefaultName is null ? "" : $" CONSTRAINT {Sql.Quote(row.DefaultName)}")} DEFAULT {row.Default}";
    }
}
