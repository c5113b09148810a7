using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>How a scenario ended over all of its runs, in the words of the report.</summary>
public enum ScenarioEnd
{
    /// <summary>Passed on the candidate, each time.</summary>
    Passed,

    /// <summary>Failed on the candidate, each time.</summary>
    Failed,

    /// <summary>Ended one way and then another on the same release.</summary>
    Unsteady,

    /// <summary>Not run on the candidate.</summary>
    NotRun,
}

/// <summary>Sorts scenarios by how they ended, as the verdict counts them.</summary>
internal static class ScenarioEnds
{
    /// <summary>How it ended.</summary>
    public static ScenarioEnd Of(ScenarioComparison scenario)
    {
        if (scenario.Candidate == ScenarioStatus.NotRun)
            return ScenarioEnd.NotRun;
        if (scenario.Changed is not null || Changed(scenario.Baseline, scenario.BaselineAgain) || Changed(scenario.Candidate, scenario.CandidateAgain))
            return ScenarioEnd.Unsteady;
        return scenario.Candidate == ScenarioStatus.Failed ? ScenarioEnd.Failed : ScenarioEnd.Passed;
    }

    // A run that is missing says nothing of how steady a scenario is; the verdict tells of it by itself.
    private static bool Changed(ScenarioStatus first, ScenarioStatus? again) =>
        again is { } second && second != first && first != ScenarioStatus.NotRun && second != ScenarioStatus.NotRun;

    /// <summary>As people read it.</summary>
    public static string Word(ScenarioEnd end) => end switch
    {
        ScenarioEnd.Passed => "Passed",
        ScenarioEnd.Failed => "Failed",
        ScenarioEnd.Unsteady => "Unsteady",
        _ => "Not run",
    };

    /// <summary>A run's status as people read it.</summary>
    public static string Word(ScenarioStatus status) => status switch
    {
        ScenarioStatus.Passed => "passed",
        ScenarioStatus.Failed => "failed",
        _ => "not run",
    };
}
