using HousingTest.Gherkin.Running;
using HousingTest.Model;

namespace HousingTest.Gherkin.Discovery;

/// <summary>
/// Fails a test with what a reader of the feature file needs. The code's own exception comes along only when it was not foreseen.
/// It is an assertion's: runners count the test as failed, not as broken.
/// </summary>
public sealed class ScenarioFailedException : Exception, IAssertionException
{
    /// <summary>A scenario did not pass.</summary>
    public ScenarioFailedException(ScenarioProgress progress)
        : base(ScenarioFailure.Describe(progress), progress.Error is { } error && !ScenarioFailure.IsExpected(error) ? error : null) =>
        StackTrace = string.Join('\n', progress.Steps
            .Where(step => step.Error is not null)
            .Take(1)
            .Select(step => $"   at {step.Step} in {progress.Pickle.Path}:line {step.Step.Source.Location.Line}"));

    /// <summary>Scenarios cannot run at all.</summary>
    public ScenarioFailedException(IReadOnlyList<Problem> problems)
        : base(string.Join("\n\n", problems)) => StackTrace = "";

    /// <summary>The step that failed, in the form in which tools make links of it; the code's own trace would lead nowhere.</summary>
    public override string StackTrace { get; }
}
