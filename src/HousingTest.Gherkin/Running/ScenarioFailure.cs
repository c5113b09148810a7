using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Gherkin.Running;

/// <summary>Says why a scenario did not pass, in the words of the feature file.</summary>
public static class ScenarioFailure
{
    /// <summary>The step that failed and why; then every other step that could not be bound. Empty when the scenario passed.</summary>
    public static string Describe(ScenarioProgress progress)
    {
        if (progress.Status == ScenarioExecutionStatus.OK)
            return "";
        var failed = progress.Steps.Where(step => step.Error is not null).ToList();
        var lines = failed.Select(step => $"{Place(progress.Pickle, step.Step)}  {step.Step}\n{Text(step.Error!)}").ToList();
        if (progress.Error is { } error && failed.TrueForAll(step => step.Error != error))
            lines.Insert(0, $"{progress.Pickle.Path}:{progress.Pickle.Line}  around the steps of the scenario\n{Text(error)}");
        return string.Join("\n\n", lines);
    }

    /// <summary>Whether the failure says all by itself. Assertion libraries are told by the names that they give their exceptions; of others a developer needs to see where in the code they arose.</summary>
    public static bool IsExpected(Exception error) =>
        error is ProblemException or OperationCanceledException or ReqnrollException or ComparisonException
        || error.GetType().Name.Contains("Assert", StringComparison.Ordinal)
        || Array.Exists(error.GetType().GetInterfaces(), face => string.Equals(face.Name, "IAssertionException", StringComparison.Ordinal));

    private static string Place(Pickle pickle, PickleStep step) => $"{pickle.Path}:{step.Source.Location.Line}";

    private static string Text(Exception error)
    {
        var text = error switch
        {
            OperationCanceledException => "the run was stopped before the step was done",
            _ when IsExpected(error) => error.Message,
            _ => $"{error.GetType().Name}: {error.Message}",
        };
        return string.Join('\n', text.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => $"  {line}"));
    }
}
