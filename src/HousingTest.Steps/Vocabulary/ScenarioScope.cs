using HousingTest.Environments;

namespace HousingTest.Steps;

/// <summary>What the steps of one scenario share with the worker that runs them.</summary>
/// <param name="Cancellation">Cancelled when the worker is asked to stop.</param>
/// <param name="Stopwatch">Times what the system does for the scenario.</param>
/// <param name="Fresh">References that it made and nobody had before.</param>
public sealed record ScenarioScope(CancellationToken Cancellation, ScenarioStopwatch Stopwatch, FreshReferences Fresh);
