using HousingTest.Environments;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using HousingTest.Steps;
using Reqnroll;

namespace HousingTest.Runs;

/// <summary>Writes down what a scenario did: its steps, the rows it changed, the screens it saw, what was sent and produced.</summary>
public sealed class OutcomeRecorder(TestCopy copy, RunFolder folder)
{
    /// <summary>
    /// Takes down the outcome and writes it with its pictures and files. The test copy has come to rest: what a scenario did is whole only once nothing
    /// moves any more.
    /// </summary>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="attempt">Which of its attempts, from 1.</param>
    /// <param name="progress">How its steps fared.</param>
    /// <param name="screens">What it saw.</param>
    /// <param name="cancellation">Stops reading and writing; then there is no outcome, and the scenario did not run.</param>
    public async Task<Outcome> RecordAsync(string scenario, int attempt, ScenarioProgress progress, HousingScreens screens, CancellationToken cancellation)
    {
        var changes = await copy.Database.ChangesSinceAsync(copy.Mark, cancellation);
        var subjects = await new SubjectReader(copy.Database, copy.Map).ReadAsync(changes, cancellation);
        var attachments = screens.Seen.ToDictionary(seen => seen.Screen.Screenshot, seen => seen.Picture, StringComparer.Ordinal);
        var files = new List<FileProduced>();
        foreach (var file in Directory.EnumerateFiles(copy.Files, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            var path = $"files/{files.Count + 1}-{name}";
            files.Add(new FileProduced(name, Digest.OfBytes(bytes), path));
            attachments[path] = bytes;
        }

        var status = StatusOf(progress.Status);
        var outcome = new Outcome(
            scenario, status, StepsOf(progress), changes, subjects, [.. screens.Seen.Select(seen => seen.Screen)], copy.Trap.Messages, files,
            [.. await copy.TakeErrorsAsync(cancellation), .. new[] { copy.Leak }.OfType<SystemError>()])
        {
            Occasion = copy.IsHosted ? new Occasion(copy.Clock.Today, screens.Fresh.All) : null,
        };
        await folder.WriteOutcomeAsync(outcome, attempt, attachments, cancellation);
        return outcome;
    }

    /// <summary>Writes that a scenario failed although the test copy could not be asked what it did.</summary>
    public async Task<Outcome> RecordLostAsync(
        string scenario, int attempt, ScenarioProgress progress, HousingScreens screens, Problem why, CancellationToken cancellation)
    {
        var attachments = screens.Seen.ToDictionary(seen => seen.Screen.Screenshot, seen => seen.Picture, StringComparer.Ordinal);
        var outcome = new Outcome(
            scenario, ScenarioStatus.Failed, StepsOf(progress), [], [], [.. screens.Seen.Select(seen => seen.Screen)], copy.Trap.Messages, [],
            [.. await copy.TakeErrorsAsync(cancellation), new SystemError(copy.Desk.Trouble == why ? "browser" : "server", $"{why.What}: {why.Why.Split('\n')[0]}")])
        {
            Occasion = copy.IsHosted ? new Occasion(copy.Clock.Today, screens.Fresh.All) : null,
        };
        await folder.WriteOutcomeAsync(outcome, attempt, attachments, cancellation);
        return outcome;
    }

    private static IReadOnlyList<StepResult> StepsOf(ScenarioProgress progress)
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
