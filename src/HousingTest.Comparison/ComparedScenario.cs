namespace HousingTest.Comparison;

/// <summary>A scenario that both releases ran, its rows and its differences.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Baseline">Rows that the baseline changed.</param>
/// <param name="Candidate">Rows that the candidate changed.</param>
/// <param name="Steady">Differences that showed each time the candidate ran.</param>
/// <param name="Unsteady">Differences that showed in one run of the candidate and not in the other.</param>
/// <param name="Noise">What differed between the two runs of the baseline.</param>
internal sealed record ComparedScenario(
    string Id, OutcomeRows Baseline, OutcomeRows Candidate, IReadOnlyList<Difference> Steady, IReadOnlyList<Difference> Unsteady, IReadOnlyList<Difference> Noise);
