namespace HousingTest.Model;

/// <summary>A line of <c>events.ndjson</c>: progress as it happened. Only the members that its kind needs are set.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Status">How the scenario ended.</param>
/// <param name="Text">A sentence for the screen: what is being provisioned, which step failed.</param>
/// <param name="Problems">What stopped the worker.</param>
/// <param name="Attempt">Which attempt at the scenario begins, from 1.</param>
/// <param name="Step">Which step of the scenario, from 0, backgrounds counted.</param>
/// <param name="Screens">How many screens the scenario had stopped at when the step ended.</param>
public sealed record RunEvent(
    RunEventKind Kind, DateTimeOffset At, string? Scenario = null, ScenarioStatus? Status = null, string? Text = null, IReadOnlyList<Problem>? Problems = null,
    int? Attempt = null, int? Step = null, int? Screens = null);

/// <summary>Kinds of event.</summary>
public enum RunEventKind
{
    /// <summary>A stage of provisioning began; <see cref="RunEvent.Text"/> names it.</summary>
    Provisioning,

    /// <summary>The test copy stands, seeded and marked.</summary>
    Marked,

    /// <summary>A scenario began.</summary>
    ScenarioStarted,

    /// <summary>A step of the scenario began; one that is skipped or not bound never does.</summary>
    StepStarted,

    /// <summary>A step of the scenario ended, whatever came of it.</summary>
    StepFinished,

    /// <summary>A scenario ended and its outcome is written.</summary>
    ScenarioFinished,

    /// <summary>Somebody besides the system wrote to the test copy's database during the scenario; <see cref="RunEvent.Text"/> says who and where. Told before these rows are put back.</summary>
    Stranger,

    /// <summary>The test copy was put back.</summary>
    PutBack,

    /// <summary>A watching worker did what it was ordered to; <see cref="RunEvent.Text"/> is the order's number, and the problems are what kept scenarios from running.</summary>
    OrderEnded,

    /// <summary>The worker cannot go on.</summary>
    Stopped,

    /// <summary>The worker ended its share, and cleaned up.</summary>
    Finished,
}
