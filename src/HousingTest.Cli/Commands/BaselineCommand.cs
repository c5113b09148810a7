using System.CommandLine;
using HousingTest.Cli.Baselines;
using HousingTest.Cli.Gates;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>baseline</c>: the release in use, run twice and kept, for gates that take it in place of running it.</summary>
public static class BaselineCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings) => new HousingCommand(
        "baseline", "Record what the release in use does, once, and use it in many gates.",
        "A recorded baseline lies in fixtures/baselines/, to be reviewed and kept with the features. A gate takes it with --recorded, if nothing that it was made from has changed.",
        "./housingtest baseline record 2026.1",
        "./housingtest baseline list",
        "./housingtest gate --recorded") { Record(surroundings), List(surroundings), Show(surroundings) };

    private static HousingCommand Record(Surroundings surroundings)
    {
        var release = new Argument<string>("RELEASE") { Description = "The release in use, as gate --baseline takes it" };
        var environment = SharedOptions.Environment();
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags; then gates over others cannot use it", HelpName = "EXPRESSION" };
        var workers = SharedOptions.Workers();
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "record", "Run a release twice and keep what it did in fixtures/baselines/.",
            "Exit code 0 recorded, 1 a scenario failed so that nothing was recorded, 2 the tool or the environment failed.",
            "./housingtest baseline record 2026.1",
            "./housingtest baseline record 2026.1 --environment embedded --workers 2") { release, environment, tags, workers, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "baseline record", parsed.GetValue(json), () => RecordAsync(
            surroundings, parsed.GetValue(release)!, parsed.GetValue(environment)!, parsed.GetValue(tags), parsed.GetValue(workers))));
        return command;
    }

    private static HousingCommand List(Surroundings surroundings)
    {
        var json = SharedOptions.Json();
        var command = new HousingCommand("list", "List the baselines that are recorded.", "", "./housingtest baseline list", "./housingtest baseline list --json") { json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "baseline list", parsed.GetValue(json), () =>
        {
            var all = BaselineFolder.List(surroundings.Workspace).Select(folder => Summary(surroundings, folder)).ToList();
            return Task.FromResult(new Answer("baseline list", ExitCode.Good)
            {
                Baselines = all,
                Show = () => Say(surroundings, all.Count == 0 ? ["No baseline is recorded. Record one with ./housingtest baseline record RELEASE"] : [.. all.Select(one => one.Told)]),
            });
        }));
        return command;
    }

    private static HousingCommand Show(Surroundings surroundings)
    {
        var release = new Argument<string>("RELEASE") { Description = "A release whose baseline is recorded" };
        var (environment, json) = (SharedOptions.Environment(), SharedOptions.Json());
        var command = new HousingCommand(
            "show", "Show a recorded baseline, and whether a gate can use it now.",
            "Exit code 0 it fits, 1 something has changed since it was recorded, 2 it cannot be read.",
            "./housingtest baseline show 2026.1",
            "./housingtest baseline show 2026.1 --json") { release, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(
            surroundings, "baseline show", parsed.GetValue(json), () => ShowAsync(surroundings, parsed.GetValue(release)!, parsed.GetValue(environment)!)));
        return command;
    }

    private static async Task<Answer> RecordAsync(Surroundings surroundings, string release, string environment, string? tags, int workers)
    {
        var workspace = surroundings.Workspace;
        var asked = AskedRun.Read(workspace, new RunRequest(release, environment, [], tags, Durations: null), shard: null);
        var (definition, selection) = (asked.Release, asked.Selection);
        if (selection.OnScreens.Count > 0)
            BrowserLocator.ForThisMachine().Locate();
        IReadOnlyList<RunRecord> runs;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, asked.Setting(workers, repeat: 1));
            progress.Stage($"publishing {definition.Name}");
            var published = await stage.PublishAsync(definition, progress.Stage);
            await using var server = await stage.HoldServerAsync(published, progress.Stage);
            runs = await stage.RunAsync(
                new PlannedRun(release, published.Identity, selection.Scenarios, progress.Begin($"baseline  {definition.Name}", selection.Scenarios.Count), RunRole.Baseline),
                new PlannedRun(release, published.Identity, selection.Scenarios, progress.Begin($"  again   {definition.Name}", selection.Scenarios.Count), RunRole.BaselineAgain));
        }

        var problems = runs.SelectMany(run => run.Problems).Distinct().ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
        var made = GateAnswer.Folders(surroundings, [(RunRole.Baseline, runs[0]), (RunRole.BaselineAgain, runs[1])]);
        if (runs.FirstOrDefault(run => run.Manifest.Planned.Any(one => !Passed(run, one))) is { } unfit)
        {
            var nothing = new Problem(
                "HT-BAS-005", "Nothing was recorded", $"release {definition.Name}", "not every scenario passed twice, and what fails on the release in use is no baseline",
                "correct the scenarios that failed, or choose others with --tags");
            return new Answer("baseline record", ExitCode.Bad)
            {
                Runs = made,
                Problems = [nothing],
                Show = () =>
                {
                    new RunScreen(surroundings.Out).Show(unfit, workspace.Show(Path.Combine(workspace.Runs, unfit.Manifest.Id)));
                    new ProblemScreen(surroundings.Error).Show([nothing]);
                },
            };
        }

        var folder = new BaselineFolder(workspace, definition.Name);
        await folder.WriteAsync(runs[0], runs[1], surroundings.Interrupt.Asked);
        var recorded = Summary(surroundings, folder);
        return new Answer("baseline record", ExitCode.Good)
        {
            Baselines = [recorded],
            Runs = made,
            Show = () => Say(
                surroundings, [recorded.Told, $"Made from {string.Join(" and ", made.Values)}", $"Recorded in {recorded.Folder}; use it with ./housingtest gate --recorded"]),
        };
    }

    private static async Task<Answer> ShowAsync(Surroundings surroundings, string release, string environment)
    {
        var workspace = surroundings.Workspace;
        var definitions = RunDefinitions.Read(workspace, environment);
        var definition = definitions.Release(workspace, release);
        var folder = new BaselineFolder(workspace, definition.Name);
        var recorded = folder.Read();
        var selection = RunPlanner.Select(workspace, [], tags: null, definitions.Environment);
        var published = await new ReleasePublisher(workspace).PublishAsync(definition, new OrderedProgress(_ => { }), surroundings.Interrupt.Asked);
        // A baseline of some scenarios fits gates over those; only what was recorded is asked for here.
        var known = recorded.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var plan = RunPlanner.Plan("now", definitions, published.Identity, [.. selection.Scenarios.Where(scenario => known.Contains(scenario.Id))], selection.Digest);
        var misfits = recorded.Misfits(RecordedBaseline.Of(plan), workspace.Show(folder.Path));
        var fits = misfits.Count == 0;
        var summary = BaselineSummary.Of(recorded, workspace.Show(folder.Path));
        return new Answer("baseline show", fits ? ExitCode.Good : ExitCode.Bad)
        {
            Baselines = [summary],
            Fits = fits,
            Problems = misfits,
            Show = () =>
            {
                Say(surroundings, [summary.Told, fits ? "It fits: ./housingtest gate --recorded takes it." : "It does not fit any more."]);
                if (!fits)
                    new ProblemScreen(surroundings.Error).Show(misfits);
            },
        };
    }

    private static bool Passed(RunRecord run, PlannedScenario scenario) =>
        run.Outcomes.TryGetValue(scenario.Id, out var outcome) && outcome.Status == ScenarioStatus.Passed;

    private static BaselineSummary Summary(Surroundings surroundings, BaselineFolder folder) =>
        BaselineSummary.Of(folder.Read(), surroundings.Workspace.Show(folder.Path));

    // Past the console's own wrapping: what these lines name is copied.
    private static void Say(Surroundings surroundings, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            surroundings.Out.Profile.Out.Writer.WriteLine(line);
    }
}
