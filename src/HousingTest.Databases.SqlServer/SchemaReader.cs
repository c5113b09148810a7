using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>Reads the system's tables from the server's catalogue.</summary>
internal static class SchemaReader
{
    // What some versions have, and why a table that is so cannot be written to or watched like any other.
    private static readonly (string Column, string Oddity)[] Oddities =
    [
        ("is_memory_optimized", "it lies in memory, where only compiled triggers work"),
        ("temporal_type", "it keeps its own history, which nobody may write to"),
        ("is_external", "its rows lie outside the database"),
        ("is_filetable", "its rows are files"),
        ("is_node", "it is a graph's"),
        ("is_edge", "it is a graph's"),
        ("ledger_type", "it is a ledger, which cannot be put back"),
    ];

    private const string Keys =
        $"""
        SELECT i.object_id, i.index_id, i.is_primary_key, ic.column_id
        FROM sys.indexes AS i JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
            JOIN sys.tables AS t ON t.object_id = i.object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE i.is_unique = 1 AND i.is_disabled = 0 AND i.has_filter = 0 AND ic.is_included_column = 0 AND ic.key_ordinal > 0 AND {Sql.OfTheSystem}
        ORDER BY i.object_id, i.is_primary_key DESC, i.index_id, ic.key_ordinal
        """;

    private const string References =
        $"""
        SELECT f.parent_object_id, f.name, ps.name, p.name, pc.name, rc.name, f.is_not_trusted, f.is_disabled
        FROM sys.foreign_keys AS f JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
            JOIN sys.tables AS p ON p.object_id = f.referenced_object_id JOIN sys.schemas AS ps ON ps.schema_id = p.schema_id
            JOIN sys.columns AS pc ON pc.object_id = fc.parent_object_id AND pc.column_id = fc.parent_column_id
            JOIN sys.columns AS rc ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id
            JOIN sys.tables AS t ON t.object_id = f.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE {Sql.OfTheSystem} ORDER BY f.parent_object_id, f.name, fc.constraint_column_id
        """;

    /// <summary>The system's tables, in ordinal order of their names.</summary>
    public static async Task<IReadOnlyList<TableSchema>> ReadAsync(Connection connection, CancellationToken cancellationToken, bool own = false)
    {
        string Of(string sql) => own ? sql.Replace(Sql.OfTheSystem, "s.name <> N'sys'", StringComparison.Ordinal) : sql;
        var known = await connection.ColumnsAsync("SELECT TOP (0) * FROM sys.tables", cancellationToken);
        var oddities = Oddities.Where(odd => known.Contains(odd.Column)).ToList();
        var tables = await connection.RowsAsync(
            Of($"SELECT t.object_id, s.name, t.name{string.Concat(oddities.Select(odd => $", t.{odd.Column}"))} FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE t.is_ms_shipped = 0 AND {Sql.OfTheSystem}"),
            cancellationToken);
        var columns = await CatalogueColumns.ReadAsync(connection, cancellationToken);
        var keys = (await connection.RowsAsync(Of(Keys), cancellationToken)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var references = (await connection.RowsAsync(Of(References), cancellationToken)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        return [.. tables.Select(row => Table(
            row, columns[row[0]!], keys[row[0]!], references[row[0]!], oddities.Where((_, i) => row[3 + i] is not (null or "0")).Select(odd => odd.Oddity).FirstOrDefault()))
            .OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    private static TableSchema Table(
        IReadOnlyList<string?> row, IEnumerable<CatalogueColumnRow> columnRows, IEnumerable<IReadOnlyList<string?>> keyRows, IEnumerable<IReadOnlyList<string?>> referenceRows, string? oddity)
    {
        var keys = keyRows.GroupBy(key => key[1]!, StringComparer.Ordinal)
            .Select(key => (Primary: key.First()[2] is "1", Numbers: key.Select(part => Number(part[3])).ToList())).ToList();
        var primary = keys.FirstOrDefault(key => key.Primary).Numbers ?? [];
        var columns = columnRows.ToDictionary(column => column.Id, column => column.Schema(primary.Contains(column.Id)));
        var key = keys.FirstOrDefault(key => key.Numbers.All(number => columns[number] is { Nullable: false, Generated: false })).Numbers ?? [];
        var references = referenceRows.GroupBy(reference => reference[1]!, StringComparer.Ordinal).Select(parts => new ForeignKey(
            parts.Key, TableSchema.NameOf(parts.First()[2]!, parts.First()[3]!), Sql.Quote(parts.First()[2]!, parts.First()[3]!),
            [.. parts.Select(part => part[4]!)], [.. parts.Select(part => part[5]!)], parts.First()[6] is not "1", parts.First()[7] is not "1"));
        return new TableSchema(
            Number(row[0]), row[1]!, row[2]!, [.. columns.OrderBy(column => column.Key).Select(column => column.Value)], [.. key.Select(number => columns[number])], [.. references], oddity);
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
