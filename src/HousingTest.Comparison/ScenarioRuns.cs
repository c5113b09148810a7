using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>The outcomes of one planned scenario; null where it did not run.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Input">The runs.</param>
/// <param name="Baseline">In the first run of the baseline.</param>
/// <param name="BaselineAgain">In the second.</param>
/// <param name="Candidate">In the first run of the candidate.</param>
/// <param name="CandidateAgain">In the second.</param>
/// <param name="Again">True when the scenario was to run on the candidate again.</param>
internal sealed record ScenarioRuns(
    PlannedScenario Scenario, ComparisonInput Input, Outcome? Baseline, Outcome? BaselineAgain, Outcome? Candidate, Outcome? CandidateAgain, bool Again)
{
    /// <summary>Reads each outcome once.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="input">The runs.</param>
    /// <param name="again">Ids of the scenarios that were to run on the candidate again.</param>
    public static ScenarioRuns Of(PlannedScenario scenario, ComparisonInput input, IReadOnlySet<string> again)
    {
        return new ScenarioRuns(
            scenario, input, Run(input.Baseline), Run(input.BaselineAgain), Run(input.Candidate), Run(input.CandidateAgain), again.Contains(scenario.Id));

        Outcome? Run(RunRecord? run) =>
            run is not null && run.Outcomes.TryGetValue(scenario.Id, out var outcome) && outcome.Status != ScenarioStatus.NotRun ? outcome : null;
    }

    /// <summary>Null when there is nothing to compare: one of the releases did not run it, or the baseline passed once and failed once.</summary>
    public ComparedScenario? Compare(Lens lens)
    {
        if (Baseline is not { } baseline || Candidate is not { } candidate || (BaselineAgain is { } other && other.Status != baseline.Status))
            return null;
        var noiseSeen = BaselineAgain is { } again ? Between(again, Input.BaselineAgain!, ScenarioNoise.None).Differences : [];
        var noise = ScenarioNoise.Learn(noiseSeen);
        var first = Between(candidate, Input.Candidate, noise);
        if (CandidateAgain is not { } second)
            return new ComparedScenario(Scenario.Id, first.Before, first.After, first.Differences, [], noiseSeen);
        var (steady, unsteady, more) = Repetition.Split(first.Differences, Between(second, Input.CandidateAgain!, noise).Differences);
        return new ComparedScenario(Scenario.Id, first.Before, first.After, steady, unsteady, [.. noiseSeen, .. more]);

        // Rows are looked at anew each time: what stands for an inserted row depends on what it was matched with.
        (OutcomeOnSide Before, OutcomeOnSide After, IReadOnlyList<Difference> Differences) Between(Outcome outcome, RunRecord run, ScenarioNoise known)
        {
            var (mine, its) = Occasions.Align(baseline, outcome);
            var before = new OutcomeOnSide(mine, new OutcomeRows(mine, lens), file => Input.Baseline.Attachment(Scenario.Id, file.Path));
            var after = new OutcomeOnSide(its, new OutcomeRows(its, lens), file => run.Attachment(Scenario.Id, file.Path));
            return (before, after, OutcomeComparison.Compare(lens, before, after, known));
        }
    }

    /// <summary>How it went in each run.</summary>
    public ScenarioComparison Told(bool differs) => new(
        Scenario, Status(Baseline), Input.BaselineAgain is null ? null : Status(BaselineAgain), Status(Candidate), Again ? Status(CandidateAgain) : null,
        new[] { Candidate, CandidateAgain, Baseline, BaselineAgain }.Select(Failure).FirstOrDefault(failure => failure is not null), differs);

    private static ScenarioStatus Status(Outcome? outcome) => outcome?.Status ?? ScenarioStatus.NotRun;

    /// <summary>The step that failed and why; null when none did.</summary>
    public static string? Failure(Outcome? outcome)
    {
        if (outcome?.Status != ScenarioStatus.Failed)
            return null;
        return outcome.Steps.FirstOrDefault(step => step.Status == ScenarioStatus.Failed) is { } step
            ? step.Failure is { Length: > 0 } why ? $"{step.Text}: {why}" : step.Text
            : "it failed outside its steps";
    }
}
