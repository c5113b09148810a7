using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Runs;

/// <summary>How the steps of a scenario went, whatever ran them.</summary>
/// <param name="Status">How the scenario ended.</param>
/// <param name="Steps">Its steps, in order, with those that were not reached.</param>
/// <param name="Problems">What steps failed for, where it was a listed problem.</param>
public sealed record StepsTaken(ScenarioStatus Status, IReadOnlyList<StepResult> Steps, IReadOnlyList<Problem> Problems)
{
    /// <summary>From the progress of a scenario.</summary>
    public static StepsTaken Of(ScenarioProgress progress) => new(
        StatusOf(progress.Status), ResultsOf(progress), [.. progress.Steps.SelectMany(step => (step.Error as ProblemException)?.Problems ?? [])]);

    private static List<StepResult> ResultsOf(ScenarioProgress progress)
    {
        var steps = progress.Steps
            .Select(step => new StepResult(step.Step.ToString(), step.Step.Source.Location.Line, StatusOf(step.Status), FailureText.Of(step.Error), GapOf(step.Status)))
            .ToList();
        // A hook that failed belongs to no step: without this line nobody would learn why the scenario failed.
        if (progress.Error is { } error && steps.TrueForAll(step => step.Failure is null))
            steps.Add(new StepResult("(around the scenario)", progress.Pickle.Line, ScenarioStatus.Failed, FailureText.Of(error)));
        return steps;
    }

    private static StepGap? GapOf(ScenarioExecutionStatus? status) => status switch
    {
        ScenarioExecutionStatus.UndefinedStep => StepGap.Undefined,
        ScenarioExecutionStatus.BindingError => StepGap.Ambiguous,
        ScenarioExecutionStatus.StepDefinitionPending => StepGap.Pending,
        _ => null,
    };

    private static ScenarioStatus StatusOf(ScenarioExecutionStatus? status) => status switch
    {
        ScenarioExecutionStatus.OK => ScenarioStatus.Passed,
        null or ScenarioExecutionStatus.Skipped => ScenarioStatus.NotRun,
        _ => ScenarioStatus.Failed,
    };
}
