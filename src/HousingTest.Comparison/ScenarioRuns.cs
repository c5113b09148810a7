using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>The outcomes of one planned scenario; null where it did not run.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Baseline">In the first run of the baseline.</param>
/// <param name="BaselineAgain">In the second.</param>
/// <param name="Candidate">In the first run of the candidate.</param>
/// <param name="CandidateAgain">In the second.</param>
/// <param name="Twice">True when the baseline ran twice.</param>
/// <param name="Again">True when the scenario was to run on the candidate again.</param>
internal sealed record ScenarioRuns(PlannedScenario Scenario, Outcome? Baseline, Outcome? BaselineAgain, Outcome? Candidate, Outcome? CandidateAgain, bool Twice, bool Again)
{
    public static ScenarioRuns Of(PlannedScenario scenario, ComparisonInput input)
    {
        return new ScenarioRuns(
            scenario, Run(input.Baseline), Run(input.BaselineAgain), Run(input.Candidate), Run(input.CandidateAgain), input.BaselineAgain is not null,
            input.CandidateAgain?.Manifest.Planned.Any(planned => string.Equals(planned.Id, scenario.Id, StringComparison.Ordinal)) == true);

        Outcome? Run(RunRecord? run) =>
            run?.Outcomes.GetValueOrDefault(scenario.Id) is { Status: not ScenarioStatus.NotRun } outcome ? outcome : null;
    }

    /// <summary>Null when there is nothing to compare: one of the releases did not run it, or the baseline passed once and failed once.</summary>
    public ComparedScenario? Compare(Lens lens)
    {
        if (Baseline is not { } baseline || Candidate is not { } candidate || (BaselineAgain is { } other && other.Status != baseline.Status))
            return null;
        var noiseSeen = BaselineAgain is { } again ? Between(again, ScenarioNoise.None).Differences : [];
        var noise = ScenarioNoise.Learn(noiseSeen);
        var first = Between(candidate, noise);
        var (steady, unsteady) = CandidateAgain is { } second
            ? Repetition.Split(first.Differences, Between(second, noise).Differences)
            : (first.Differences, []);
        return new ComparedScenario(Scenario.Id, first.Before, first.After, steady, unsteady, noiseSeen);

        // Rows are looked at anew each time: what stands for an inserted row depends on what it was matched with.
        (OutcomeRows Before, OutcomeRows After, IReadOnlyList<Difference> Differences) Between(Outcome outcome, ScenarioNoise known)
        {
            var before = new OutcomeRows(baseline, lens);
            var after = new OutcomeRows(outcome, lens);
            return (before, after, OutcomeComparison.Compare(lens, before, baseline, after, outcome, known));
        }
    }

    /// <summary>How it went in each run.</summary>
    public ScenarioComparison Told(bool differs) => new(
        Scenario, Status(Baseline), Twice ? Status(BaselineAgain) : null, Status(Candidate), Again ? Status(CandidateAgain) : null,
        new[] { Candidate, CandidateAgain, Baseline, BaselineAgain }.Select(Failure).FirstOrDefault(failure => failure is not null), differs);

    private static ScenarioStatus Status(Outcome? outcome) => outcome?.Status ?? ScenarioStatus.NotRun;

    private static string? Failure(Outcome? outcome)
    {
        if (outcome?.Status != ScenarioStatus.Failed)
            return null;
        return outcome.Steps.FirstOrDefault(step => step.Status == ScenarioStatus.Failed) is { } step
            ? step.Failure is { Length: > 0 } why ? $"{step.Text}: {why}" : step.Text
            : "it failed outside its steps";
    }
}
