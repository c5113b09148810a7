namespace HousingTest.Gherkin.Running;

/// <summary>
/// Hands out scenarios where several processes share them, or where each runs several times. A hook before the run registers it in the run's
/// container.
/// </summary>
/// <param name="take">Takes one turn of the scenario with this id; false when none is left for this process.</param>
public sealed class ScenarioTurns(Func<string, bool> take)
{
    /// <summary>Takes one turn; false when none is left.</summary>
    public bool Take(string scenarioId) => take(scenarioId);
}
