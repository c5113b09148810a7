using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares what a candidate release does with what the release in use does. Pure: the same runs give the same result, in whatever order their rows come.</summary>
public static class RunComparison
{
    /// <summary>
    /// Compares run by run, scenario by scenario. Throws <see cref="ProblemException"/> (HT-CMP-001 to HT-CMP-007) when the runs were not made
    /// from the same estate, features, map and environment, or planned other scenarios.
    /// </summary>
    public static ComparisonResult Compare(ComparisonInput input)
    {
        Belonging.Check(input);
        var schema = SchemaDifference.Between(input.Baseline, input.Candidate);
        var lens = new Lens(input.Map, input.Candidate.Schema ?? input.Baseline.Schema, schema);
        var planned = input.Baseline.Manifest.Planned;
        var compared = planned.Select(scenario => ScenarioRuns.Of(scenario, input)).Select(runs => runs.Compare(lens)).OfType<ComparedScenario>().ToList();

        var byId = compared.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        var traits = new CommonTraits(lens, (scenario, table) => Population(byId[scenario], table));
        var order = planned.Select((scenario, index) => (scenario.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index, StringComparer.Ordinal);
        var release = input.Candidate.Manifest.Release;
        var patterns = new Patterns(lens, traits, order, release.Announces);
        var columns = ColumnDifferences.Of(schema, lens, compared).ToList();
        var differences = Told(patterns.Of(compared.SelectMany(scenario => scenario.Steady).Concat(columns.Select(column => column.Difference))), columns);
        var differing = compared.Where(scenario => scenario.Steady.Count + scenario.Unsteady.Count > 0).Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var manifest = input.Candidate.Manifest;
        return new ComparisonResult(
            input.Baseline.Manifest.Release, release, manifest.Environment, manifest.Map, manifest.Estate, input.Baseline.Manifest.Features, manifest.Tool,
            [.. planned.Select(scenario => ScenarioRuns.Of(scenario, input).Told(differing.Contains(scenario.Id)))],
            differences,
            [.. release.Announces.Select((announcement, index) => new AnnouncementSeen(announcement, differences.Any(difference => difference.Announcement == index)))],
            NoiseFields.Of(compared, order),
            patterns.Of(compared.SelectMany(scenario => scenario.Unsteady)));
    }

    private static IEnumerable<RowOnSide> Population(ComparedScenario scenario, string table) =>
        scenario.Candidate.Of(table).Select(row => new RowOnSide(scenario.Candidate, row))
            .Concat(scenario.Baseline.Of(table).Select(row => new RowOnSide(scenario.Baseline, row)));

    // A column's difference is of the schema; the scenarios and values that show it are put to it here.
    private static List<DifferencePattern> Told(
        IReadOnlyList<DifferencePattern> patterns, List<(Difference Difference, IReadOnlyList<string> Scenarios, IReadOnlyList<DifferenceExample> Examples)> columns)
    {
        var shown = columns.ToLookup(column => (column.Difference.Where, column.Difference.Field));
        return [.. patterns.Select(pattern => pattern.Kind != DifferenceKind.Column ? pattern : pattern with
        {
            Scenarios = [.. shown[(pattern.Where, pattern.Field)].SelectMany(column => column.Scenarios).Distinct(StringComparer.Ordinal)],
            Examples = [.. shown[(pattern.Where, pattern.Field)].SelectMany(column => column.Examples).Take(3)],
        })];
    }
}
