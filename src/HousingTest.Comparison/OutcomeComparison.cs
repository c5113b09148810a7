using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares two outcomes of one scenario.</summary>
internal static class OutcomeComparison
{
    public static IReadOnlyList<Difference> Compare(Lens lens, OutcomeRows baselineRows, Outcome baseline, OutcomeRows candidateRows, Outcome candidate, ScenarioNoise noise)
    {
        var scenario = baseline.Scenario;
        var others = SideEffects.Files(scenario, baseline.Files, candidate.Files)
            .Concat(SideEffects.Errors(scenario, baseline.Errors, candidate.Errors))
            .Concat(SideEffects.Steps(scenario, baseline.Steps, candidate.Steps))
            .Where(difference => !noise.Covers(difference.Kind, difference.Where, difference.Field));
        IEnumerable<Difference> all =
        [
            .. new RowComparison(scenario, lens, baselineRows, candidateRows, noise).Compare(),
            .. MessageComparison.Compare(scenario, baseline.Messages, candidate.Messages, noise),
            .. ScreenComparison.Compare(scenario, baseline.Screens, candidate.Screens, noise),
            .. others,
        ];

        // What a scenario that stopped did not reach is no difference of its own: that it stopped is one, and holds.
        return [.. all.Where(difference =>
            !(difference.Missing == Missing.OnCandidate && candidate.Status != ScenarioStatus.Passed && baseline.Status == ScenarioStatus.Passed)
            && !(difference.Missing == Missing.OnBaseline && baseline.Status != ScenarioStatus.Passed && candidate.Status == ScenarioStatus.Passed))];
    }
}
