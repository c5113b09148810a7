using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>How a scenario counts.</summary>
internal enum JudgedState
{
    Passed,
    Failed,
    Unsteady,
    NotRun,
}

/// <summary>A scenario and how it counts.</summary>
internal sealed record JudgedScenario(ScenarioComparison Runs)
{
    public string Id => Runs.Scenario.Id;

    public string Title => Runs.Scenario.Row is { } row ? $"\"{Runs.Scenario.Title}\" row {row}" : $"\"{Runs.Scenario.Title}\"";

    /// <summary>Not run in one of the runs that had to run it.</summary>
    public bool Missing => new ScenarioStatus?[] { Runs.Baseline, Runs.BaselineAgain, Runs.Candidate, Runs.CandidateAgain }.Contains(ScenarioStatus.NotRun);

    public bool UnsteadyBaseline => Changed(Runs.Baseline, Runs.BaselineAgain) || Repeated(RunRole.Baseline) || Repeated(RunRole.BaselineAgain);

    public bool UnsteadyCandidate => Changed(Runs.Candidate, Runs.CandidateAgain) || Repeated(RunRole.Candidate) || Repeated(RunRole.CandidateAgain);

    /// <summary>Both releases ran it, and the baseline ended the same way each time.</summary>
    public bool Compared => Runs.Baseline != ScenarioStatus.NotRun && Runs.Candidate != ScenarioStatus.NotRun && !UnsteadyBaseline;

    public JudgedState State => Runs.Candidate switch
    {
        ScenarioStatus.NotRun => JudgedState.NotRun,
        _ when UnsteadyBaseline || UnsteadyCandidate => JudgedState.Unsteady,
        ScenarioStatus.Failed => JudgedState.Failed,
        _ => JudgedState.Passed,
    };

    private bool Repeated(RunRole role) => Runs.Changed?.ContainsKey(role) == true;

    private static bool Changed(ScenarioStatus first, ScenarioStatus? again) =>
        again is { } second && second != first && first != ScenarioStatus.NotRun && second != ScenarioStatus.NotRun;
}
