using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares two outcomes of one scenario.</summary>
internal static class OutcomeComparison
{
    public static IReadOnlyList<Difference> Compare(Lens lens, OutcomeOnSide before, OutcomeOnSide after, ScenarioNoise noise)
    {
        var (baseline, candidate) = (before.Outcome, after.Outcome);
        var scenario = baseline.Scenario;
        IEnumerable<Difference> all =
        [
            .. new RowComparison(scenario, lens, before.Rows, after.Rows, noise).Compare(),
            .. new MessageComparison(scenario, after.Rows.Subjects, noise).Compare(baseline.Messages, candidate.Messages),
            .. ScreenComparison.Compare(scenario, lens.Read(baseline.Screens), lens.Read(candidate.Screens), after.Looked, noise),
            .. new FileComparison(scenario, before.Read, after.Read, after.Looked, noise).Compare(baseline.Files, candidate.Files),
            .. SideEffects.Errors(scenario, baseline.Errors, candidate.Errors),
            .. SideEffects.Steps(scenario, baseline.Steps, candidate.Steps),
        ];

        // What a scenario that stopped did not reach is no difference of its own: that it stopped is one, and holds.
        return [.. noise.Sift(all).Where(difference =>
            !(difference.Missing == Missing.OnCandidate && candidate.Status != ScenarioStatus.Passed && baseline.Status == ScenarioStatus.Passed)
            && !(difference.Missing == Missing.OnBaseline && baseline.Status != ScenarioStatus.Passed && candidate.Status == ScenarioStatus.Passed))];
    }
}

/// <summary>What one run did in a scenario, its changed rows looked at for one comparison, and its files.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Rows">Its rows; made anew for each comparison, for what stands for an inserted row depends on what it is matched with.</param>
/// <param name="Read">Reads a file of it; null when it is not there.</param>
internal sealed record OutcomeOnSide(Outcome Outcome, OutcomeRows Rows, Func<FileProduced, byte[]?> Read)
{
    /// <summary>Lines of tables on screens and in files that were looked at because something in their table differs.</summary>
    public LookedAt Looked { get; } = new(Rows.Subjects);
}
