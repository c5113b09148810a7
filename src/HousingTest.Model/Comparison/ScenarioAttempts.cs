using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>How a scenario went each time that one run repeated it.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Attempts">Every attempt, in order; none hides another.</param>
/// <param name="Sometimes">What differs between some attempts that passed and not between others: <c>rent transaction amount</c>.</param>
/// <param name="Always">What differs each time, as what a system makes at random does; it says nothing against the scenario.</param>
public sealed record ScenarioAttempts(
    PlannedScenario Scenario, IReadOnlyList<AttemptEnd> Attempts, IReadOnlyList<string> Sometimes, IReadOnlyList<string> Always)
{
    /// <summary>True when it passed and failed, or passed with one result and another.</summary>
    [JsonIgnore]
    public bool ChangesItsMind => (Ended(ScenarioStatus.Passed) > 0 && Ended(ScenarioStatus.Failed) > 0) || Sometimes.Count > 0;

    /// <summary>How many attempts ended so.</summary>
    public int Ended(ScenarioStatus status) => Attempts.Count(attempt => attempt.Status == status);
}

/// <summary>How one attempt ended.</summary>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="Status">How it ended; not run when there is no outcome of it.</param>
/// <param name="Failure">The step that failed, and why; null when none did.</param>
public sealed record AttemptEnd(int Attempt, ScenarioStatus Status, string? Failure);
