using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares the screens that two outcomes of a scenario stopped at: in order, and by what each shows.</summary>
internal static class ScreenComparison
{
    public static IEnumerable<Difference> Compare(
        string scenario, IReadOnlyList<ScreenSeen> baseline, IReadOnlyList<ScreenSeen> candidate, LookedAt looked, ScenarioNoise noise)
    {
        var pairs = LongestCommon.Align([.. baseline.Select(Place)], [.. candidate.Select(Place)]);
        var before = pairs.Select(pair => pair.Baseline).ToHashSet();
        var after = pairs.Select(pair => pair.Candidate).ToHashSet();
        return pairs.SelectMany((pair, number) => OfPair(
                new ScreenDifferences(scenario, candidate[pair.Candidate], number, pair.Baseline, looked), baseline[pair.Baseline], candidate[pair.Candidate], noise))
            .Concat(baseline.Where((_, index) => !before.Contains(index)).Select(screen => Whole(scenario, screen, Direction.Fewer)))
            .Concat(candidate.Where((_, index) => !after.Contains(index)).Select(screen => Whole(scenario, screen, Direction.More)));
    }

    private static (string Name, string Device) Place(ScreenSeen screen) => (screen.Name, screen.Device);

    private static Difference Whole(string scenario, ScreenSeen screen, string direction)
    {
        var more = string.Equals(direction, Direction.More, StringComparison.Ordinal);
        return new Difference(
            DifferenceKind.Screen, scenario, screen.Name, "", direction, "", $"{screen.Name} {screen.Device}", screen.Title, more ? "" : screen.Title, more ? screen.Title : "")
        {
            Missing = more ? Missing.OnBaseline : Missing.OnCandidate,
            Element = screen.Device,
        };
    }

    private static IEnumerable<Difference> OfPair(ScreenDifferences told, ScreenSeen baseline, ScreenSeen candidate, ScenarioNoise noise)
    {
        if (string.Equals(baseline.Aria, candidate.Aria, StringComparison.Ordinal) && string.Equals(baseline.Title, candidate.Title, StringComparison.Ordinal))
            return [];
        var before = ScreenContent.Of(baseline);
        var after = ScreenContent.Of(candidate);
        var (tables, onlyBefore, onlyAfter) = MatchTables(before.Tables, after.Tables);
        List<Difference> typed =
        [
            .. tables.SelectMany(pair => new TableComparison(told, noise).Compare(pair.Before, pair.After)),
            .. onlyBefore.Select(table => told.Lost(TableName(table), Summary(table))),
            .. onlyAfter.Select(table => told.Gained(TableName(table), Summary(table))),
            .. OfFields(told, before.Fields, after.Fields),
        ];

        // A field that one side has brings its label, and a table its caption: they are told with it, and not as texts of their own.
        var labels = typed.Where(difference => difference.Kind == DifferenceKind.ScreenField).Select(difference => difference.Field).ToHashSet(StringComparer.Ordinal);
        return [.. typed, .. OfLines(told, Unlabelled(before.Lines), Unlabelled(after.Lines))];

        List<(string Path, string Line)> Unlabelled(IReadOnlyList<(string Path, string Line)> lines) => [.. lines.Where(line => !labels.Contains(line.Line))];
    }

    private static string TableName(ScreenTable table) => table.Name.Length > 0 ? table.Name : "table";

    private static string Summary(ScreenTable table) => Words.Counted(table.Rows.Count, "row", "rows");

    // By name and then by order: a caption that changed is told as a caption that changed.
    private static (List<(ScreenTable Before, ScreenTable After)> Pairs, List<ScreenTable> OnlyBefore, List<ScreenTable> OnlyAfter) MatchTables(
        IReadOnlyList<ScreenTable> before, IReadOnlyList<ScreenTable> after)
    {
        var pairs = new List<(ScreenTable, ScreenTable)>();
        var waiting = after.ToList();
        var rest = new List<ScreenTable>();
        foreach (var table in before)
        {
            var index = waiting.FindIndex(other => string.Equals(other.Name, table.Name, StringComparison.Ordinal));
            if (index < 0)
            {
                rest.Add(table);
                continue;
            }

            pairs.Add((table, waiting[index]));
            waiting.RemoveAt(index);
        }

        for (var index = rest.Count - 1; index >= 0; index--)
        {
            var alike = waiting.FindIndex(other => other.Columns.SequenceEqual(rest[index].Columns, StringComparer.Ordinal));
            if (alike < 0)
                continue;
            pairs.Add((rest[index], waiting[alike]));
            waiting.RemoveAt(alike);
            rest.RemoveAt(index);
        }

        return (pairs, rest, waiting);
    }

    // A field that only one side has is one difference; of one that both have, values are compared in order.
    private static IEnumerable<Difference> OfFields(
        ScreenDifferences told, IReadOnlyList<(string Field, string Value)> before, IReadOnlyList<(string Field, string Value)> after)
    {
        var ones = before.ToLookup(field => field.Field, field => field.Value, StringComparer.Ordinal);
        var others = after.ToLookup(field => field.Field, field => field.Value, StringComparer.Ordinal);
        foreach (var name in before.Concat(after).Select(field => field.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!others.Contains(name))
                yield return told.Lost(name, string.Join(", ", ones[name]));
            else if (!ones.Contains(name))
                yield return told.Gained(name, string.Join(", ", others[name]));
            else
            {
                foreach (var difference in Values(told, name, [.. ones[name]], [.. others[name]]))
                    yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> OfLines(
        ScreenDifferences told, IReadOnlyList<(string Path, string Line)> before, IReadOnlyList<(string Path, string Line)> after)
    {
        var ones = before.ToLookup(line => line.Path, line => line.Line, StringComparer.Ordinal);
        var others = after.ToLookup(line => line.Path, line => line.Line, StringComparer.Ordinal);
        return before.Concat(after).Select(line => line.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(path => Values(told, path, [.. ones[path]], [.. others[path]]));
    }

    // Equal ones are out of it wherever they stand; the rest belongs together by what it looks like and then in order.
    private static IEnumerable<Difference> Values(ScreenDifferences told, string field, List<string> before, List<string> after)
    {
        var matched = ContentMatching.Match([.. before.Select(text => new Entry("", [text]))], [.. after.Select(text => new Entry("", [text]))], mostDiffering: 0);
        var pairs = LinePairs.Of([.. matched.OnlyBaseline.Select(index => (index, before[index]))], [.. matched.OnlyCandidate.Select(index => (index, after[index]))]);
        return pairs.Select((pair, index) => told.Value(field, index, pair.Before?.Text, pair.After?.Text));
    }
}
