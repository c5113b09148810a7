using System.Diagnostics;
using System.Globalization;
using HousingTest.Cli.Gates;
using HousingTest.Cli.Reconciling;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Rehearsals;

/// <summary>Makes the checks of a rehearsal: scenarios on test copies that are made from a checkpoint, reconciliations against the database of the copy that is up.</summary>
/// <param name="surroundings">What every command has at hand.</param>
/// <param name="environment">The environment, as it was named.</param>
/// <param name="workers">How many test copies run scenarios at the same time.</param>
public sealed class CheckStage(Surroundings surroundings, string environment, int workers)
{
    private const int MostDetails = 8;

    /// <summary>Makes one. What could not be made does not hold, and says why.</summary>
    public async Task<CheckAnswer> CheckAsync(CheckRequest request)
    {
        var began = Stopwatch.GetTimestamp();
        CheckAnswer answer;
        try
        {
            answer = request.Check is StepCheck.Scenarios scenarios ? await RunAsync(scenarios, request) : await ReconcileAsync((StepCheck.Reconcile)request.Check, request);
        }
        catch (ProblemException stopped)
        {
            answer = new CheckAnswer(request.Check.Said, Passed: false, $"it could not be made: {stopped.Problems[0].What}", null, 0)
            {
                Details = [.. stopped.Problems.Take(MostDetails).Select(problem => $"{problem.Id}  {problem.What}{(problem.Why.Length > 0 ? $": {problem.Why}" : "")}")],
            };
        }

        return answer with { Seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3) };
    }

    private async Task<CheckAnswer> RunAsync(StepCheck.Scenarios check, CheckRequest request)
    {
        var asked = AskedRun.Read(surroundings.Workspace, new RunRequest(request.Saved.Release, environment, [], check.Tags, null, null), shard: null);
        RunRecord record;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, asked.Setting(workers, repeat: 1) with { Checkpoint = request.Checkpoint.Path });
            var published = await stage.PublishAsync(asked.Release, progress.Stage);
            await using var server = await stage.HoldServerAsync(published, progress.Stage);
            record = (await stage.RunAsync(new PlannedRun(asked.Request.Release, published.Identity, asked.Share, progress.Begin(request.Checkpoint.Id, asked.Share.Count))))[0];
        }

        var answer = RunAnswer.Of(surroundings, record, asked.Definitions.Map);
        var counts = answer.Counts!;
        return new CheckAnswer(
            check.Said, answer.ExitCode == ExitCode.Good,
            string.Create(CultureInfo.InvariantCulture, $"{counts.Passed} of {asked.Share.Count} scenarios passed{(counts.NotRun > 0 ? $", {counts.NotRun} did not run" : "")}"),
            answer.Runs?["run"], 0)
        {
            Details =
            [
                .. (answer.NotPassed ?? []).Take(MostDetails).Select(scenario => $"{scenario.Scenario.Title}: {scenario.Attempts[0].Failure?.Split('\n')[0] ?? "it did not run"}"),
                .. record.Problems.Take(MostDetails).Select(problem => $"{problem.Id}  {problem.What}"),
            ],
        };
    }

    private async Task<CheckAnswer> ReconcileAsync(StepCheck.Reconcile check, CheckRequest request)
    {
        var definition = ReconciliationFile.Read(surroundings.Workspace.Root, check.File);
        var copy = request.Copy ?? throw new InvalidOperationException("a reconciliation needs a copy that is up");
        var made = await new ReconciliationStage(surroundings, new Silence()).RunAsync(
            definition, Path.Combine(request.Evidence, definition.Name), EnvironmentFile.Read(surroundings.Workspace.Root, environment), copy.Database, copy.Map);
        var result = made.Result;
        return new CheckAnswer(check.Said, result.Status is ReconciliationStatus.Pass, ReconciliationSentences.Sum(result), made.Report, 0)
        {
            Details =
            [
                .. result.Reasons,
                .. result.Patterns.Where(pattern => pattern.Count > 0).Take(MostDetails).Select(pattern => $"{ReconciliationSentences.Pattern(pattern)} [{pattern.Control}]"),
            ],
        };
    }

    private sealed class Silence : IProgress<string>
    {
        public void Report(string value)
        {
            // A rehearsal tells of its steps, and not of what every check reads.
        }
    }
}
