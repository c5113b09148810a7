using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares what a candidate release does with what the release in use does. Pure: the same runs give the same result, in whatever order their rows come.</summary>
public static class RunComparison
{
    /// <summary>
    /// Compares run by run, scenario by scenario: each outcome is asked for once, and let go before the next, so that memory grows with what
    /// differs and not with what ran. Throws <see cref="ProblemException"/> (HT-CMP-001 to HT-CMP-007) when the runs were not made from the same
    /// estate, features, map and environment, or planned other scenarios.
    /// </summary>
    public static ComparisonResult Compare(ComparisonInput input)
    {
        Belonging.Check(input);
        input = CommonSight.Of(input);
        var schema = SchemaDifference.Between(input.Baseline, input.Candidate);
        var lens = new Lens(input.Map, input.Candidate.Schema ?? input.Baseline.Schema, schema);
        var again = (input.CandidateAgain?.Manifest.Planned ?? []).Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var (steady, unsteady) = (new PatternCollector(lens), new PatternCollector(lens));
        var (commonplace, noise, columns) = (new Commonplace(lens), new NoiseFields(), new ColumnDifferences(lens, schema));
        var scenarios = new List<ScenarioComparison>();
        foreach (var (place, planned) in input.Baseline.Manifest.Planned.Index())
        {
            var runs = ScenarioRuns.Of(planned, input, again);
            var compared = runs.Compare(lens);
            scenarios.Add(runs.Told(differs: compared is { Steady.Count: > 0 } or { Unsteady.Count: > 0 }) with { Changed = ChangesOfMind.Of(planned, input, again) });
            if (compared is null)
                continue;
            steady.Add(place, compared.Steady);
            unsteady.Add(place, compared.Unsteady);
            commonplace.See(compared.Bearers());
            noise.Add(compared);
            columns.Add(compared);
        }

        steady.Add(scenarios.Count, columns.Differences);
        var manifest = input.Candidate.Manifest;
        var patterns = new Patterns(lens, commonplace, manifest.Release.Announces);
        var differences = columns.Complete(patterns.Of(steady));
        return new ComparisonResult(
            input.Baseline.Manifest.Release, manifest.Release, manifest.Environment, manifest.Map, manifest.Estate, input.Baseline.Manifest.Features, manifest.Tool,
            scenarios, differences,
            [.. manifest.Release.Announces.Select((announcement, index) => new AnnouncementSeen(announcement, differences.Any(difference => difference.Announcement == index)))],
            noise.All(), patterns.Of(unsteady))
        {
            NotCompared = LeftOut(input.Map) is { Count: > 0 } leftOut ? leftOut : null,
        };
    }

    private static IReadOnlyList<string> LeftOut(SystemMap map) =>
    [
        .. map.NotCompared.Select(table => $"table {table}"),
        .. map.Screens.Values.SelectMany(screen => screen.NotCompared.Select(text => $"\"{text}\" on {screen.Name}")),
    ];
}
