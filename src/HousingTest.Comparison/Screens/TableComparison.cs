using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares two tables of a screen: headers, then cells of the rows that belong together, then the order of those rows.</summary>
internal sealed class TableComparison(ScreenDifferences told, ScenarioNoise noise)
{
    public IEnumerable<Difference> Compare(ScreenTable before, ScreenTable after)
    {
        var differences = new List<Difference>();
        var table = before.Name.Length > 0 ? before.Name : "table";
        foreach (var column in before.Columns.Except(after.Columns, StringComparer.Ordinal))
            differences.Add(told.Lost(column, Example(before, column)));
        foreach (var column in after.Columns.Except(before.Columns, StringComparer.Ordinal))
            differences.Add(told.Gained(column, Example(after, column)));
        if (!string.Equals(before.Name, after.Name, StringComparison.Ordinal))
            differences.Add(told.Cell("caption", table, table, table, before.Name, after.Name));

        // What is noise in some row must not decide which rows belong together.
        var shared = before.Columns.Intersect(after.Columns, StringComparer.Ordinal).ToList();
        var columns = shared.Where(column => !noise.Touches(DifferenceKind.Screen, told.Screen, column)).ToList();
        var left = Entries(before);
        var right = Entries(after);
        var matched = ContentMatching.Match(left, right, mostDiffering: Math.Max(columns.Count - 1, 0));
        var lines = after.Rows.Select(row => told.See(table, row)).ToList();
        foreach (var (one, other) in matched.Pairs)
        {
            differences.AddRange(
                from column in shared
                let was = before.Rows[one].Cells.GetValueOrDefault(column, "")
                let now = after.Rows[other].Cells.GetValueOrDefault(column, "")
                where !string.Equals(was, now, StringComparison.Ordinal)
                select told.Cell(column, string.Join('\n', left[one].Cells), At(one), Subject(before.Rows[one]), was, now, lines[other]));
        }

        differences.AddRange(matched.OnlyBaseline.Select(index => told.Line(table, left[index].Identity, At(index), Line(left[index]), null)));
        differences.AddRange(matched.OnlyCandidate.Select(index => told.Line(table, right[index].Identity, At(index), null, Line(right[index]))));
        if (Moved(matched.Pairs, left, right) is { } moved)
            differences.Add(told.Order(table, Line(left[moved.Baseline]), Line(right[moved.Candidate])));
        return differences;

        string At(int row) => $"{table} row {row.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

        List<Entry> Entries(ScreenTable side) =>
            [.. side.Rows.Select(row => new Entry(row.Heading, [.. columns.Select(column => row.Cells.GetValueOrDefault(column, ""))]))];
    }

    // The first place at which another row stands. Only rows that did not change can tell: others may have been matched crosswise.
    private static (int Baseline, int Candidate)? Moved(IEnumerable<(int Baseline, int Candidate)> pairs, List<Entry> left, List<Entry> right)
    {
        var same = pairs.Where(pair => left[pair.Baseline].Cells.SequenceEqual(right[pair.Candidate].Cells)).ToList();
        return same.Zip(same.OrderBy(pair => pair.Candidate))
            .Where(place => place.First != place.Second)
            .Select(place => ((int, int)?)(place.First.Baseline, place.Second.Candidate))
            .FirstOrDefault();
    }

    private static string Line(Entry entry) => string.Join(" | ", entry.Cells.Where(cell => cell is string { Length: > 0 }));

    private static string Subject(ScreenRow row) => row.Heading.Length > 0 ? row.Heading : row.Cells.Values.FirstOrDefault(cell => cell.Length > 0) ?? "";

    private static string Example(ScreenTable table, string column) =>
        table.Rows.Select(row => row.Cells.GetValueOrDefault(column, "")).FirstOrDefault(cell => cell.Length > 0) ?? "";
}
