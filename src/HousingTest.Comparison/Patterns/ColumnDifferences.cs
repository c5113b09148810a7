using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Tells each schema difference once, with values of it where a scenario shows some.</summary>
internal static class ColumnDifferences
{
    private const int MostExamples = 3;

    /// <summary>
    /// One member per column and scenario would count rows, and a column is one thing however many rows show it:
    /// so one member each, shown in the first scenario that changed such a row.
    /// </summary>
    public static IEnumerable<(Difference Difference, IReadOnlyList<string> Scenarios, IReadOnlyList<DifferenceExample> Examples)> Of(
        IEnumerable<SchemaDifference> differences, Lens lens, IReadOnlyList<ComparedScenario> scenarios)
    {
        foreach (var difference in differences)
        {
            var table = lens.Table(difference.Table);
            var column = table.Column(difference.Column);
            var told = new Difference(
                DifferenceKind.Column, "", table.Where, difference.Column.Length == 0 ? "" : column.Name, difference.Direction, "",
                $"{difference.Table} {difference.Column}", "", difference.Before, difference.After);
            var showing = difference.OneSided && difference.Column.Length > 0
                ? scenarios.Where(scenario => Rows(scenario).Any()).ToList()
                : [];
            var examples = showing.Take(1).SelectMany(scenario => Rows(scenario)
                .Select(row => new DifferenceExample(
                    scenario.Id, row.Side.Name(row.Row),
                    difference.Before.Length > 0 ? Words.Shown(column.Type, row.Row[difference.Column]) : "",
                    difference.After.Length > 0 ? Words.Shown(column.Type, row.Row[difference.Column]) : ""))
                .Distinct()
                .OrderBy(example => example.Subject, StringComparer.Ordinal).ThenBy(example => example.Before, StringComparer.Ordinal).ThenBy(example => example.After, StringComparer.Ordinal)
                .Take(MostExamples));
            yield return (told, [.. showing.Select(scenario => scenario.Id)], [.. examples]);

            IEnumerable<RowOnSide> Rows(ComparedScenario scenario)
            {
                var side = difference.After.Length > 0 ? scenario.Candidate : scenario.Baseline;
                return side.Of(difference.Table).Where(row => row[difference.Column] is not Value.Null).Select(row => new RowOnSide(side, row));
            }
        }
    }
}
