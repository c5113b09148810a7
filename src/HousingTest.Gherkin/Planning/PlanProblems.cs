using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Planning;

/// <summary>What can be wrong with feature files that are well formed.</summary>
internal static class PlanProblems
{
    public static Problem Unreadable(string path, string why) => new(
        "HT-GHK-001", "The feature file cannot be read", path, why, "check that it exists, that its name is right and that you may read it");

    public static Problem NothingThere(string path) => new(
        "HT-GHK-034", "There are no feature files here", path, "", "name a .feature file, or a folder that holds some, relative to the features folder");

    /// <summary>What would make scenarios pass because they do nothing, or be taken for one another.</summary>
    public static IEnumerable<Problem> Of(GherkinDocument document, IReadOnlyList<PlannedPickle> planned)
    {
        foreach (var scenario in Bodies(document).SelectMany(body => body.Scenarios))
        {
            var place = $"{document.Path}:{scenario.Location.Line}";
            if (scenario.Steps.Count == 0)
                yield return new Problem("HT-GHK-030", $"The scenario '{scenario.Name}' has no steps", place, "it would pass whatever the system does", "write its steps, or take it out");
            if (scenario.IsOutline ? scenario.Examples.All(examples => examples.Rows.Count == 0) : scenario.Examples.Any(examples => examples.Rows.Count == 0))
                yield return new Problem("HT-GHK-031", $"The scenario '{scenario.Name}' has no example rows", place, "it would never run", "write Examples: beneath it, with a header and at least one row");
        }

        foreach (var row in CellLess(document))
        {
            yield return new Problem(
                "HT-GHK-008",
                "This table has no cells",
                $"{document.Path}:{row.Location.Line}:{row.Location.Column}",
                "expected a cell between two bars",
                "write the cell and put a bar at either end, as in | cell |, or take the row out");
        }

        foreach (var twins in planned.GroupBy(scenario => scenario.Scenario.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            yield return new Problem(
                "HT-GHK-032",
                $"Several scenarios are the same by name and example: {twins.First().Scenario.Title}",
                $"{document.Path}:{twins.Last().Scenario.Line}",
                $"they stand on lines {string.Join(", ", twins.Select(twin => twin.Scenario.Line))}, and results could not be told apart",
                "give each a name of its own, or take the repeated row out");
        }
    }

    // Rows have as many cells as the first one of their table.
    private static IEnumerable<TableRow> CellLess(GherkinDocument document) =>
        from body in Bodies(document)
        from row in (body.Background?.Steps ?? []).Concat(body.Scenarios.SelectMany(scenario => scenario.Steps)).Select(step => step.Table?.Rows[0])
            .Concat(body.Scenarios.SelectMany(scenario => scenario.Examples).Select(examples => examples.Header))
        where row is { Cells.Count: 0 }
        orderby row.Location.Line
        select row;

    private static IEnumerable<(Background? Background, IReadOnlyList<Scenario> Scenarios)> Bodies(GherkinDocument document) =>
        document.Feature is not { } feature
            ? []
            : [(feature.Background, feature.Scenarios), .. feature.Rules.Select(rule => (rule.Background, rule.Scenarios))];
}
