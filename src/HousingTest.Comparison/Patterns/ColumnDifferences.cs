using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Tells each schema difference once, with values of it where a scenario shows some. One member per column and scenario would count rows,
/// and a column is one thing however many rows show it.
/// </summary>
/// <param name="lens">Housing words.</param>
/// <param name="differences">What the schemas do not share.</param>
internal sealed class ColumnDifferences(Lens lens, IReadOnlyList<SchemaDifference> differences)
{
    private const int MostExamples = 3;
    private readonly List<(SchemaDifference Difference, List<string> Scenarios, List<DifferenceExample> Examples)> shown =
        [.. differences.Select(difference => (difference, new List<string>(), new List<DifferenceExample>()))];

    /// <summary>One member each.</summary>
    public IReadOnlyList<Difference> Differences => [.. shown.Select(each => Told(each.Difference))];

    /// <summary>Looks for rows of one scenario that show a column; the first scenario that does gives the examples.</summary>
    public void Add(ComparedScenario scenario)
    {
        foreach (var (difference, scenarios, examples) in shown.Where(each => each.Difference is { OneSided: true, Column.Length: > 0 }))
        {
            var after = difference.After.Length > 0;
            var side = (after ? scenario.Candidate : scenario.Baseline).Rows;
            var rows = side.Of(difference.Table).Where(row => row[difference.Column] is not Value.Null).ToList();
            if (rows.Count == 0)
                continue;
            scenarios.Add(scenario.Id);
            if (examples.Count > 0)
                continue;
            var column = lens.Table(difference.Table).Column(difference.Column);
            examples.AddRange(rows
                .Select(row => Words.Shown(column.Type, row[difference.Column]) is var value && after
                    ? new DifferenceExample(scenario.Id, side.Name(row), "", value)
                    : new DifferenceExample(scenario.Id, side.Name(row), value, ""))
                .Distinct()
                .OrderBy(example => example.Subject, StringComparer.Ordinal).ThenBy(example => example.Before, StringComparer.Ordinal).ThenBy(example => example.After, StringComparer.Ordinal)
                .Take(MostExamples));
        }
    }

    /// <summary>Puts to the patterns of columns the scenarios and values that show them.</summary>
    public IReadOnlyList<DifferencePattern> Complete(IEnumerable<DifferencePattern> patterns)
    {
        var byColumn = shown.ToLookup(each => Told(each.Difference) is var told ? (told.Where, told.Field) : default);
        return [.. patterns.Select(pattern => pattern.Kind != DifferenceKind.Column ? pattern : pattern with
        {
            Scenarios = [.. byColumn[(pattern.Where, pattern.Field)].SelectMany(column => column.Scenarios).Distinct(StringComparer.Ordinal)],
            Examples = [.. byColumn[(pattern.Where, pattern.Field)].SelectMany(column => column.Examples).Take(MostExamples)],
        })];
    }

    private Difference Told(SchemaDifference difference)
    {
        var table = lens.Table(difference.Table);
        return new Difference(
            DifferenceKind.Column, "", table.Where, difference.Column.Length == 0 ? "" : table.Column(difference.Column).Name, difference.Direction, "",
            $"{difference.Table} {difference.Column}", "", difference.Before, difference.After);
    }
}
