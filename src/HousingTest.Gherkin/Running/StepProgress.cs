using HousingTest.Gherkin.Language;
using Reqnroll;

namespace HousingTest.Gherkin.Running;

/// <summary>How one step of a scenario fared.</summary>
/// <param name="Step">The step.</param>
/// <param name="Status">Null while it has not been reached.</param>
/// <param name="Error">Why it did not pass; null when it passed or was skipped.</param>
public sealed record StepProgress(PickleStep Step, ScenarioExecutionStatus? Status, Exception? Error);
