namespace HousingTest.Comparison;

/// <summary>A table on a screen.</summary>
/// <param name="Name">Caption or accessible name; empty when it has none.</param>
/// <param name="Columns">Headers in order, each name once.</param>
/// <param name="Rows">Its rows but for the headers.</param>
/// <param name="HasHeaders">False when the columns are only numbered.</param>
internal sealed record ScreenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<ScreenRow> Rows, bool HasHeaders)
{
    public static ScreenTable Of(AriaNode table)
    {
        var rows = Below(table, "row").ToList();
        var headers = rows.Find(row => row.Children.Count > 0 && row.Children.TrueForAll(cell => cell.Role is "columnheader"))
            ?? rows.Find(row => row.Children.Exists(cell => cell.Role is "columnheader"));
        var columns = new List<string>();
        foreach (var header in headers?.Children ?? [])
            columns.Add(Free(columns, header.Content.Length > 0 ? header.Content : $"column {columns.Count + 1}"));
        var width = rows.Select(row => row.Children.Count).DefaultIfEmpty(0).Max();
        while (columns.Count < width)
            columns.Add(Free(columns, $"column {columns.Count + 1}"));

        var name = table.Name ?? Below(table, "caption").Select(caption => caption.Content).FirstOrDefault() ?? "";
        return new ScreenTable(name, columns, [.. rows.Where(row => !ReferenceEquals(row, headers)).Select(row => ScreenRow.Of(row, columns))], headers is not null);
    }

    private static string Free(List<string> columns, string name)
    {
        var free = name;
        for (var number = 2; columns.Contains(free, StringComparer.Ordinal); number++)
            free = $"{name} ({number})";
        return free;
    }

    // Not into tables within cells.
    private static IEnumerable<AriaNode> Below(AriaNode node, string role) =>
        node.Children.Where(child => !AriaRoles.IsTable(child.Role)).SelectMany(child =>
            string.Equals(child.Role, role, StringComparison.Ordinal) ? [child] : Below(child, role));
}

/// <summary>A row of a table on a screen.</summary>
/// <param name="Heading">Its row headings; empty when it has none.</param>
/// <param name="Cells">Column → text, the headings among them.</param>
/// <param name="Body">What stands beside the headings.</param>
internal sealed record ScreenRow(string Heading, IReadOnlyDictionary<string, string> Cells, string Body)
{
    public static ScreenRow Of(AriaNode row, List<string> columns)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < row.Children.Count; index++)
            cells[columns[index]] = row.Children[index].Content;
        var headings = row.Children.ToLookup(cell => string.Equals(cell.Role, "rowheader", StringComparison.Ordinal), cell => cell.Content);
        return new ScreenRow(string.Join(' ', headings[true]), cells, string.Join(' ', headings[false]));
    }
}
