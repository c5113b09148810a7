namespace Reqnroll.Assist;

/// <summary>One value of a table that describes one object.</summary>
/// <param name="Name">Name of the member.</param>
/// <param name="Value">The cell.</param>
internal sealed record TableField(string Name, string Value)
{
    /// <summary>
    /// The fields of a table that describes one object, be it a row beneath its names or names beside their values. Two columns called Field and
    /// Value are names and values; so is every table that has not exactly one row, and one row of two cells if the first is the name of a property.
    /// </summary>
    /// <exception cref="ReqnrollException">It has no second column.</exception>
    public static IReadOnlyList<TableField> Of(Table table, Type type)
    {
        if (!HasNamesBesideValues(table, type))
            return OfRow(table, table.Rows[0]);
        if (table.RowCount > 0 && table.Header.Count < 2)
            throw new ReqnrollException($"A table that describes one {type.Name} has a row of names and one of values, or a column of names and one of values:\n{table}");
        return [.. table.Rows.Select(row => new TableField(row[0], row[1]))];
    }

    /// <summary>The fields of one row beneath the names.</summary>
    public static IReadOnlyList<TableField> OfRow(Table table, DataTableRow row) =>
        [.. table.Header.Zip(row.Values, (name, value) => new TableField(name, value))];

    private static bool HasNamesBesideValues(Table table, Type type)
    {
        if (table.Header.Count == 2 && table.Header.SequenceEqual(["Field", "Value"], StringComparer.Ordinal))
            return true;
        return table.RowCount != 1 || (table.Header.Count == 2 && type.GetProperties().Any(property => ColumnName.Means(table.Rows[0][0], property)));
    }
}
