namespace HousingTest.Gherkin.Running;

/// <summary>
/// Ends what takes long when the run is to stop. It lies in the scenario's container (and, for hooks of the run and the feature, in
/// theirs), so that the code that hooks set up can take it; Reqnroll knows nothing of the kind, so steps do not ask for it.
/// </summary>
/// <param name="Token">Cancelled when the run is to stop.</param>
public sealed record ScenarioCancellation(CancellationToken Token);
