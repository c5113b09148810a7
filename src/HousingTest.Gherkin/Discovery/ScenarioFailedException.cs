using HousingTest.Gherkin.Running;

namespace HousingTest.Gherkin.Discovery;

/// <summary>Fails a test with what a reader of the feature file needs. The code's own exception comes along only when it was not foreseen.</summary>
public sealed class ScenarioFailedException(ScenarioProgress progress)
    : Exception(ScenarioFailure.Describe(progress), progress.Error is { } error && !ScenarioFailure.IsExpected(error) ? error : null)
{
    /// <summary>The steps up to the one that failed, in the form in which tools make links of it.</summary>
    public override string StackTrace { get; } = string.Join('\n', progress.Steps
        .Where(step => step.Error is not null)
        .Take(1)
        .Select(step => $"   at {step.Step} in {progress.Pickle.Path}:line {step.Step.Source.Location.Line}"));
}
