using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Does what a step says, in a test copy. An install is none of it: it makes another copy.</summary>
/// <param name="setting">What the rehearsal works with.</param>
internal sealed class StepWork(RehearsalSetting setting)
{
    /// <summary>Does it.</summary>
    /// <returns>True when it is done; null when nobody is there to do it, and false when a person stopped.</returns>
    /// <exception cref="ProblemException">It could not be done.</exception>
    public async Task<bool?> DoAsync(PlanStep step, TestCopy copy, CancellationToken ct)
    {
        switch (step.Action)
        {
            case StepAction.Manual manual:
                return await setting.Crew.Ask(new ManualWork(step, manual.Instruction, copy), ct);
            case StepAction.Sql sql:
                foreach (var file in sql.Files)
                    await RunScriptAsync(file, copy, ct);
                break;
            case StepAction.Command command:
                await copy.RunCommandAsync(command.Words, setting.Workspace.Root, Where(step), ct);
                break;
            case StepAction.Job job:
                await RunJobAsync(step, job, copy, ct);
                break;
            case StepAction.Load load:
                await copy.WhileStoppedAsync(() => LoadAsync(load, copy, ct), ct);
                break;
            default:
                break;
        }

        await copy.SettleAsync(ct);
        return true;
    }

    private async Task RunScriptAsync(string file, TestCopy copy, CancellationToken ct)
    {
        setting.Progress.Report($"  running {Path.GetFileName(file)}");
        var text = await File.ReadAllTextAsync(Path.Combine(setting.Workspace.Root, file), ct);
        await copy.RunScriptAsync(new DatabaseScript(file, text, ScriptHead.Read(text).SystemRuns), ct);
    }

    private async Task RunJobAsync(PlanStep step, StepAction.Job job, TestCopy copy, CancellationToken ct)
    {
        var jobs = copy.Map.Jobs;
        if (!jobs.TryGetValue(job.Name, out var action))
            throw new ProblemException(RehearsalProblems.ActionRefused(step, Where(step), $"the system map has no job '{job.Name}'; it has: {string.Join(", ", jobs.Keys)}"));
        var result = await copy.Actions.RunAsync(action, job.With, ct);
        if (!result.Succeeded)
            throw new ProblemException(RehearsalProblems.ActionRefused(step, Where(step), $"the system answered {result.Status}: {result.Told}"));
    }

    private async Task LoadAsync(StepAction.Load load, TestCopy copy, CancellationToken ct)
    {
        foreach (var file in load.Files)
        {
            var order = new LoadOrder(LoadFile.Read(setting.Workspace.Root, file), setting.Workspace.Root)
            {
                Database = copy.Database,
                Map = copy.Map,
                RealData = setting.Definitions.Environment.RealData,
            };
            var result = await ExtractLoad.RunAsync(order, new OrderedProgress(_ => { }), ct);
            setting.Progress.Report(string.Create(CultureInfo.InvariantCulture, $"  loaded {result.Written:#,##0} of {result.Read:#,##0} rows of {Path.GetFileName(result.Extract)} into {result.Into}{(result.RejectedRows > 0 ? $"; {result.RejectedRows:#,##0} rows were rejected" : "")}"));
            if (result.Problem is { } problem)
                throw new ProblemException(problem);
        }
    }

    private string Where(PlanStep step) => string.Create(CultureInfo.InvariantCulture, $"{setting.Plan.File}:{step.Line}");
}
