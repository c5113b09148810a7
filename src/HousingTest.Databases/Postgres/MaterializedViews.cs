namespace HousingTest.Databases.Postgres;

/// <summary>Views that keep their rows: what they were made from may be gone, and they still hold it.</summary>
internal static class MaterializedViews
{
    /// <summary>Those that hold rows, or those that do not, the first made first: a later one may be made from an earlier one.</summary>
    public static async Task<IReadOnlyList<(string Schema, string Name)>> ReadAsync(Connection connection, bool populated, CancellationToken cancellationToken)
    {
        var rows = await connection.RowsAsync(
            $"""
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'm' AND c.relispopulated = {populated} AND {Sql.OfTheSystem} ORDER BY c.oid
            """,
            cancellationToken);
        return [.. rows.Select(row => (row[0]!, row[1]!))];
    }

    /// <summary>Fills them anew.</summary>
    public static async Task RefreshAsync(Connection connection, bool populated, CancellationToken cancellationToken)
    {
        foreach (var (schema, name) in await ReadAsync(connection, populated, cancellationToken))
            await connection.ExecuteAsync($"REFRESH MATERIALIZED VIEW {Sql.Quote(schema, name)}", cancellationToken);
    }
}
