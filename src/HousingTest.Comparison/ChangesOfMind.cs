using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>In which runs of a gate a scenario changed its mind, where they repeated it.</summary>
internal static class ChangesOfMind
{
    /// <summary>Null when there is none.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="input">The runs.</param>
    /// <param name="again">Ids of the scenarios that were to run on the candidate again.</param>
    public static IReadOnlyDictionary<RunRole, ScenarioAttempts>? Of(PlannedScenario scenario, ComparisonInput input, IReadOnlySet<string> again)
    {
        (RunRole Role, RunRecord? Run)[] runs =
        [
            (RunRole.Baseline, input.Baseline), (RunRole.BaselineAgain, input.BaselineAgain),
            (RunRole.Candidate, input.Candidate), (RunRole.CandidateAgain, again.Contains(scenario.Id) ? input.CandidateAgain : null),
        ];
        var changed = runs
            .Where(one => one.Run is { Manifest.Repeat: > 1 })
            .Select(one => (one.Role, Attempts: Steadiness.Of(one.Run!, scenario, input.Map)))
            .Where(one => one.Attempts.ChangesItsMind)
            .ToDictionary(one => one.Role, one => one.Attempts);
        return changed.Count == 0 ? null : changed;
    }
}
