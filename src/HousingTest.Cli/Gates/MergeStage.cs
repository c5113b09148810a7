using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>Puts runs that were made anywhere together into those of one gate. Nothing is run.</summary>
public sealed class MergeStage(Surroundings surroundings, SystemMap map)
{
    /// <summary>Finds the runs, checks that they fit, and brings what does not lie here into folders of its own.</summary>
    /// <param name="named">What was typed.</param>
    /// <exception cref="ProblemException">HT-MRG-001 to 007.</exception>
    public async Task<ComparisonInput> MergeAsync(IReadOnlyList<string> named)
    {
        var cancellation = surroundings.Interrupt.Asked;
        var parts = new List<MergedPart>();
        foreach (var folder in RunSources.Find(surroundings.Workspace, named))
            parts.Add(new MergedPart(folder, await folder.ReadManifestAsync(cancellation)));
        var merged = RunMerge.Merge(parts).ToDictionary(role => role.Role);

        var runs = new ComparisonInput(
            map, await TakeAsync(RunRole.Baseline), await TakeAsync(RunRole.BaselineAgain), await TakeAsync(RunRole.Candidate), CandidateAgain: null);
        var again = merged.TryGetValue(RunRole.CandidateAgain, out var last) ? last.Manifest.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal) : [];
        var missing = Differing.Of(runs).Where(scenario => !again.Contains(scenario.Id)).Select(scenario => scenario.Id).ToList();
        if (missing.Count > 0)
        {
            throw new ProblemException(new Problem(
                "HT-MRG-007", "Scenarios that differ did not run on the candidate again", "the runs that were named",
                $"{string.Join(", ", missing.Take(3))}{(missing.Count > 3 ? $" and {missing.Count - 3} more" : "")}",
                "name the runs in which they did too, or make them: ./housingtest gate --shard makes all that a gate needs"));
        }

        // A run of nothing would stand in the gate as one that was made; a gate in one piece has none either.
        return again.Count == 0 ? runs : runs with { CandidateAgain = await TakeAsync(RunRole.CandidateAgain) };

        Task<RunRecord> TakeAsync(RunRole role) => RunCopy.TakeAsync(surroundings.Workspace, merged[role], surroundings.Time, cancellation);
    }
}
