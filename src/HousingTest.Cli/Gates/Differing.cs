using HousingTest.Comparison;
using HousingTest.Model;

namespace HousingTest.Cli.Gates;

/// <summary>Which scenarios the candidate runs again: each is looked at by itself, so that shares find the same ones as the whole.</summary>
public static class Differing
{
    /// <summary>Those that differ from the baseline or did not pass, in the plan's order.</summary>
    public static IReadOnlyList<PlannedScenario> Of(ComparisonInput runs) =>
        [.. RunComparison.Compare(runs with { CandidateAgain = null }).Scenarios
            .Where(scenario => scenario.Differs || scenario.Candidate != ScenarioStatus.Passed)
            .Select(scenario => scenario.Scenario)];
}
