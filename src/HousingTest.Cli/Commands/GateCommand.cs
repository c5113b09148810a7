using System.CommandLine;
using HousingTest.Cli.Gates;
using HousingTest.Comparison;
using HousingTest.Environments;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>gate</c>: the whole way through, from releases to a verdict.</summary>
public static class GateCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var baseline = new Option<string>("--baseline") { Description = "The release in use", DefaultValueFactory = _ => "2026.1", HelpName = "RELEASE" };
        var candidate = new Option<string>("--candidate")
        {
            Description = "The release that wants to reach live: a name in fixtures/releases/, a .patch, a .sql, a folder, image:NAME, or an http address",
            DefaultValueFactory = _ => "2026.2",
            HelpName = "RELEASE",
        };
        var environment = SharedOptions.Environment();
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags", HelpName = "EXPRESSION" };
        var workers = SharedOptions.Workers();
        var repeat = SharedOptions.Repeat();
        var shard = SharedOptions.Shard();
        var durations = SharedOptions.Durations();
        var recorded = new Option<bool>("--recorded") { Description = "Take the baseline that ./housingtest baseline record kept, in place of two runs" };
        var from = new Option<string[]>("--from")
        {
            Description = "Judge runs that were made already, anywhere: ids, folders, patterns, or a folder that holds them. Nothing is run",
            HelpName = "RUN",
            AllowMultipleArgumentsPerToken = true,
        };
        var summary = new Option<string?>("--summary") { Description = "Add the verdict to this file as Markdown: what a pipeline shows of a run", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "gate", "Compare what a candidate release does with what the release in use does, and give a verdict.",
            "The baseline runs twice, so that what differs by itself is known as noise; the candidate runs once, and its differing scenarios again.\nExit code 0 release, 1 hold, 2 the tool or the environment failed. A share (--shard) is not judged: 0 says that it ran.",
            "./housingtest gate",
            "./housingtest gate --baseline 2026.1 --candidate 2026.1",
            "./housingtest gate --candidate supplier-fix.patch --tags \"@rents and not @screen\"",
            "./housingtest gate --workers 2",
            "./housingtest gate --recorded --candidate image:supplier/housing:2026.2",
            "./housingtest gate --shard 1/3 --durations timings.json",
            "./housingtest gate --from \"shares/*/runs\" --summary verdict.md") { baseline, candidate, environment, tags, workers, repeat, shard, durations, recorded, from, summary, json };
        command.Validators.Add(result =>
        {
            var others = new Option[] { baseline, candidate, tags, workers, repeat, shard, durations, recorded }.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
            if (result.GetValue(from) is { Length: > 0 } && others.Count > 0)
                result.AddError($"Runs are judged as they were made: --from takes no {string.Join(", ", others)}.");
            // It would be compared with one attempt of each, and say of the candidate alone that it changes its mind.
            if (result.GetValue(recorded) && result.GetResult(repeat) is { Implicit: false })
                result.AddError("A recorded baseline ran each scenario once in each of its runs: --recorded takes no --repeat.");
            if (result.GetResult(shard) is { Implicit: false } && result.GetResult(summary) is not null)
                result.AddError("A share has no verdict to sum up: --summary goes with --from, where the shares are judged.");
        });
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "gate", parsed.GetValue(json), () =>
        {
            if (parsed.GetValue(from) is { Length: > 0 } runs)
                return MergeAsync(surroundings, runs, parsed.GetValue(environment)!);
            var request = new RunRequest(SharedOptions.ReleaseOf(parsed, baseline, environment, surroundings.Workspace), parsed.GetValue(environment)!, [], parsed.GetValue(tags), parsed.GetValue(durations));
            return RunAsync(surroundings, request, parsed.GetValue(candidate)!, parsed.GetValue(workers), parsed.GetValue(repeat), parsed.GetValue(shard), parsed.GetValue(recorded));
        }, new SummaryFile(parsed.GetValue(summary))));
        return command;
    }

    private static async Task<Answer> RunAsync(
        Surroundings surroundings, RunRequest request, string candidate, int workers, int repeat, ShardChoice? shard, bool recorded)
    {
        var workspace = surroundings.Workspace;
        var baseline = AskedRun.Read(workspace, request, shard);
        JudgeStage.Rules(workspace, baseline.Definitions.Environment);
        var wanting = baseline with { Request = baseline.Request with { Release = candidate }, Release = baseline.Definitions.Release(workspace, candidate) };
        // Scenarios that did not run hold a release whatever it is worth: better no gate than one that cannot end well.
        if (baseline.Share.Any(scenario => baseline.Selection.OnScreens.Contains(scenario.Id)))
            BrowserLocator.ForThisMachine().Locate();

        var runs = await new GateRuns(surroundings, baseline, wanting, workers, repeat, recorded).MakeAsync();
        return shard is null ? await JudgeAsync(surroundings, baseline.Definitions, runs) : ShareAnswer.Of(surroundings, runs);
    }

    private static async Task<Answer> MergeAsync(Surroundings surroundings, IReadOnlyList<string> named, string environment)
    {
        var definitions = RunDefinitions.Read(surroundings.Workspace, environment);
        JudgeStage.Rules(surroundings.Workspace, definitions.Environment);
        return await JudgeAsync(surroundings, definitions, await new MergeStage(surroundings, definitions.Map).MergeAsync(named));
    }

    private static async Task<Answer> JudgeAsync(Surroundings surroundings, RunDefinitions definitions, ComparisonInput runs)
    {
        var (report, folder) = await new JudgeStage(surroundings, definitions).JudgeAsync(runs, surroundings.Interrupt.Asked);
        return GateAnswer.Of(surroundings, "gate", report, folder);
    }
}
