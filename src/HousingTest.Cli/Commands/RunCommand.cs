using System.CommandLine;
using HousingTest.Cli.Gates;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>run</c>: scenarios on one release.</summary>
public static class RunCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var features = new Argument<string[]>("FEATURES") { Description = "Feature files or folders; all without any", Arity = ArgumentArity.ZeroOrMore };
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags", HelpName = "EXPRESSION" };
        var release = SharedOptions.Release();
        var environment = SharedOptions.Environment();
        var workers = SharedOptions.Workers();
        var repeat = SharedOptions.Repeat();
        var shuffle = SharedOptions.Shuffle();
        var shard = SharedOptions.Shard();
        var durations = SharedOptions.Durations();
        var role = new Option<RunRole?>("--role") { Description = "What the run is for in a gate: baseline, baseline-again, candidate or candidate-again", HelpName = "ROLE", CustomParser = RoleWord.Parse };
        var resume = new Option<string?>("--resume") { Description = "Go on with a run that was stopped or killed, by its id or folder", HelpName = "RUN" };
        var messages = new Option<string?>("--messages") { Description = "Write what ran as Cucumber Messages too, for other reporters and dashboards", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "run", "Run scenarios on one release.",
            "Exit code 0 every scenario passed, 1 one failed or changed its mind, 2 nothing ran, or the tool or the environment failed.",
            "./housingtest run",
            "./housingtest run features/rents --tags \"@rents and not @screen\"",
            "./housingtest run features/rents/weekly-debit-run.feature --release 2026.2",
            "./housingtest run --repeat 10 --workers 2",
            "./housingtest run --shuffle 7",
            "./housingtest run --role baseline --shard 1/3 --durations timings.json",
            "./housingtest run --messages messages.ndjson",
            "./housingtest run --resume 20261121-214601-a1f0") { features, tags, release, environment, workers, repeat, shuffle, shard, durations, role, resume, messages, json };
        // Anything may be a path, so the parser takes a misspelt option for one.
        features.Validators.Add(result =>
        {
            foreach (var misspelt in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{misspelt.Value}'.");
        });
        command.Validators.Add(result =>
        {
            var others = new Option[] { tags, release, environment, repeat, shuffle, shard, durations, role }.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name)
                // Its tokens and not its value: to ask for that here would pass over the argument's own validator.
                .Concat(result.GetResult(features) is { Tokens.Count: > 0 } ? ["FEATURES"] : []).ToList();
            if (result.GetValue(resume) is not null && others.Count > 0)
                result.AddError($"A run goes on as it began: --resume takes no {string.Join(", ", others)}.");
        });
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "run", parsed.GetValue(json), () =>
            parsed.GetValue(resume) is { } stopped
                ? ResumeAsync(surroundings, stopped, parsed.GetValue(workers), new MessagesFile(parsed.GetValue(messages)))
                : RunAsync(
                    surroundings,
                    new RunRequest(
                        SharedOptions.ReleaseOf(parsed, release, environment, surroundings.Workspace), parsed.GetValue(environment)!, parsed.GetValue(features) ?? [], parsed.GetValue(tags), parsed.GetValue(durations),
                        parsed.GetValue(shuffle)),
                    parsed.GetValue(workers), parsed.GetValue(repeat), parsed.GetValue(shard), parsed.GetValue(role), new MessagesFile(parsed.GetValue(messages)))));
        return command;
    }

    private static async Task<Answer> RunAsync(Surroundings surroundings, RunRequest request, int workers, int repeat, ShardChoice? shard, RunRole? role, MessagesFile messages)
    {
        messages.Open();
        var asked = AskedRun.Read(surroundings.Workspace, request, shard);
        messages.Take(surroundings.Workspace, asked.Share);
        // Without a browser the others still run; when there are none, nothing need be started to know it.
        if (asked.Share.Count > 0 && asked.Share.All(scenario => asked.Selection.OnScreens.Contains(scenario.Id)))
            BrowserLocator.ForThisMachine().Locate();

        RunRecord record;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, asked.Setting(workers, repeat));
            progress.Stage($"publishing {asked.Release.Name}");
            var published = await stage.PublishAsync(asked.Release, progress.Stage);
            await using var server = await stage.HoldServerAsync(published, progress.Stage);
            var bar = progress.Begin(asked.Release.Name, asked.Share.Count * repeat);
            record = (await stage.RunAsync(new PlannedRun(request.Release, published.Identity, asked.Share, bar, role, asked.Shard)))[0];
        }

        var answer = RunAnswer.Of(surroundings, record, asked.Definitions.Map);
        await messages.WriteAsync(new RunFolder(Path.Combine(surroundings.Workspace.Runs, record.Manifest.Id)), record, answer, surroundings.Interrupt.Asked);
        return answer;
    }

    private static async Task<Answer> ResumeAsync(Surroundings surroundings, string stopped, int workers, MessagesFile messages)
    {
        messages.Open();
        var workspace = surroundings.Workspace;
        var cancellation = surroundings.Interrupt.Asked;
        var folder = new RunFolder(NamedFolder.Find(workspace.Root, workspace.Runs, stopped));
        var manifest = await folder.ReadManifestAsync(cancellation);
        var request = await folder.ReadRequestAsync(cancellation) ?? throw new ProblemException(new Problem(
            "HT-RUN-008", "The run cannot be gone on with", workspace.Show(folder.Path), "it has no request.json: it was put together from others, or dotnet test made it",
            "run all of it anew"));
        var asked = AskedRun.Read(workspace, request, manifest.Shard is { } shard ? new ShardChoice(shard.Index, shard.Of) : null);

        RunRecord record;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, asked.Setting(workers, manifest.Repeat));
            progress.Stage($"publishing {asked.Release.Name}");
            var published = await stage.PublishAsync(asked.Release, progress.Stage);
            // What a candidate runs again is chosen by comparing, so its plan is any part of what is asked for.
            var began = manifest.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
            var share = manifest.Role == RunRole.CandidateAgain ? asked.Share.Where(scenario => began.Contains(scenario.Id)).ToList() : asked.Share;
            var now = RunPlanner.Plan(manifest.Id, asked.Definitions, published.Identity, share, asked.Selection.Digest, manifest.Role, asked.Shard, manifest.Repeat);
            if (Resumption.Changed(manifest, now) is { Count: > 0 } changed)
                throw new ProblemException(changed);
            messages.Take(workspace, share);
            await using var server = await stage.HoldServerAsync(published, progress.Stage);
            record = await stage.ResumeAsync(folder, manifest, left => progress.Begin(asked.Release.Name, left));
        }

        var answer = RunAnswer.Of(surroundings, record, asked.Definitions.Map);
        await messages.WriteAsync(folder, record, answer, cancellation);
        return answer;
    }
}
