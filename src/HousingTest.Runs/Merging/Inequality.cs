using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>What runs of one gate must have in common, and have not.</summary>
internal static class Inequality
{
    /// <summary>A problem for each thing that is not the same in all runs.</summary>
    public static IEnumerable<Problem> Of(IReadOnlyList<RunManifest> runs)
    {
        var found = new List<Problem?>
        {
            Between("baseline release", [.. runs.Where(run => run.Role is RunRole.Baseline or RunRole.BaselineAgain)], run => (run.Release.Name, run.Release.Digest)),
            Between("candidate release", [.. runs.Where(run => run.Role is RunRole.Candidate or RunRole.CandidateAgain)], run => (run.Release.Name, run.Release.Digest)),
            Between("environment", runs, run => (run.Environment.Name, run.Environment.Digest)),
            Between("map", runs, run => (run.Map.Name, run.Map.Digest)),
            Between("estate", runs, run => ($"{run.Estate.Recipe} seed {run.Estate.Seed}", run.Estate.Digest)),
            Between("features", runs, run => ("features", run.Features)),
            Between("tool", runs, run => (run.Tool, "")),
            Between("repetition", runs, run => ($"{run.Repeat} times", "")),
            Between("plan", runs, run => ("plan", run.Role == RunRole.CandidateAgain && run.Shard is null ? null : run.Shard?.Plan ?? Shards.PlanDigest(run.Planned))),
            Between("number of shares", [.. runs.Where(run => run.Shard is not null)], run => ($"{run.Shard!.Of}", "")),
            Between("durations", [.. runs.Where(run => run.Shard is not null)], run => (run.Shard!.Durations is null ? "none" : "durations", run.Shard.Durations ?? "")),
        };
        return found.OfType<Problem>();
    }

    // A value of null says nothing, and is unequal to none.
    private static Problem? Between(string what, IReadOnlyList<RunManifest> runs, Func<RunManifest, (string Name, string? Digest)> value)
    {
        var values = runs.Where(run => value(run).Digest is not null).GroupBy(value)
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Digest, StringComparer.Ordinal).ToList();
        return values.Count <= 1
            ? null
            : new Problem(
                "HT-MRG-006", $"The runs do not have the same {what}", $"runs {RunMerge.Listed([.. runs.Select(run => run.Id).Distinct(StringComparer.Ordinal)])}",
                string.Join("; ", values.Select(group => $"{Shown(group.Key)} in {RunMerge.Listed([.. group.Select(run => run.Id)])}")),
                $"make them again, all from the same {what}");
    }

    private static string Shown((string Name, string? Digest) value) =>
        value.Digest is { Length: > 12 } digest ? $"{value.Name} {digest[..12]}" : value.Name;
}
