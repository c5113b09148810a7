namespace HousingTest.Steps;

/// <summary>What the steps of one scenario share with the worker that runs them.</summary>
/// <param name="Cancellation">Cancelled when the worker is asked to stop.</param>
public sealed record ScenarioScope(CancellationToken Cancellation);
