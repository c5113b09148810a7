using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HousingTest.Cli.Baselines;
using HousingTest.Cli.Gates;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>baseline</c>: the release in use, run twice and kept, for gates that take it in place of running it.</summary>
public static class BaselineCommand
{
    // A fingerprint reads the whole database; every tenth put back is the sample that a gate takes too.
    private const int VerifyEvery = 10;

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
        var environment = Environment();
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags; then gates over others cannot use it", HelpName = "EXPRESSION" };
        var workers = SharedOptions.Workers();
        var command = new HousingCommand(
            "record", "Run a release twice and keep what it did in fixtures/baselines/.",
            "Exit code 0 recorded, 1 a scenario failed so that nothing was recorded, 2 the tool or the environment failed.",
            "./housingtest baseline record 2026.1",
            "./housingtest baseline record 2026.1 --environment embedded --workers 2") { release, environment, tags, workers };
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () => RecordAsync(
            surroundings, parsed.GetValue(release)!, parsed.GetValue(environment)!, parsed.GetValue(tags), parsed.GetValue(workers))));
        return command;
    }

    private static HousingCommand List(Surroundings surroundings)
    {
        var json = AsJson();
        var command = new HousingCommand("list", "List the baselines that are recorded.", "", "./housingtest baseline list", "./housingtest baseline list --json") { json };
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () =>
        {
            var all = BaselineFolder.List(surroundings.Workspace).Select(folder => folder.Read()).ToList();
            if (parsed.GetValue(json))
                Write(surroundings, all.Select(Summary));
            else if (all.Count == 0)
                surroundings.Out.Profile.Out.Writer.WriteLine("No baseline is recorded. Record one with ./housingtest baseline record RELEASE");
            foreach (var one in parsed.GetValue(json) ? [] : all)
                surroundings.Out.Profile.Out.Writer.WriteLine(Told(one));
            return Task.FromResult(ExitCode.Good);
        }));
        return command;
    }

    private static HousingCommand Show(Surroundings surroundings)
    {
        var release = new Argument<string>("RELEASE") { Description = "A release whose baseline is recorded" };
        var (environment, json) = (Environment(), AsJson());
        var command = new HousingCommand(
            "show", "Show a recorded baseline, and whether a gate can use it now.",
            "Exit code 0 it fits, 1 something has changed since it was recorded, 2 it cannot be read.",
            "./housingtest baseline show 2026.1",
            "./housingtest baseline show 2026.1 --json") { release, environment, json };
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () => ShowAsync(
            surroundings, parsed.GetValue(release)!, parsed.GetValue(environment)!, parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> RecordAsync(Surroundings surroundings, string release, string environment, string? tags, int workers)
    {
        var workspace = surroundings.Workspace;
        var asked = AskedRun.Read(workspace, new RunRequest(release, environment, [], tags, Durations: null, VerifyEvery), shard: null);
        var (definition, selection) = (asked.Release, asked.Selection);
        if (selection.OnScreens.Count > 0)
            BrowserLocator.ForThisMachine().Locate();
        IReadOnlyList<RunRecord> runs;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, asked.Setting(workers, repeat: 1));
            progress.Stage($"publishing {definition.Name}");
            var published = await stage.PublishAsync(definition, progress.Stage);
            runs = await stage.RunAsync(
                new PlannedRun(release, published.Identity, selection.Scenarios, progress.Begin($"baseline  {definition.Name}", selection.Scenarios.Count), RunRole.Baseline),
                new PlannedRun(release, published.Identity, selection.Scenarios, progress.Begin($"  again   {definition.Name}", selection.Scenarios.Count), RunRole.BaselineAgain));
        }

        var problems = runs.SelectMany(run => run.Problems).Distinct().ToList();
        if (problems.Count > 0)
            throw new ProblemException(problems);
        if (runs.FirstOrDefault(run => run.Manifest.Planned.Any(one => !Passed(run, one))) is { } unfit)
        {
            new RunScreen(surroundings.Out).Show(unfit, workspace.Show(Path.Combine(workspace.Runs, unfit.Manifest.Id)));
            new ProblemScreen(surroundings.Error).Show([new Problem(
                "HT-BAS-005", "Nothing was recorded", $"release {definition.Name}", "not every scenario passed twice, and what fails on the release in use is no baseline",
                "correct the scenarios that failed, or choose others with --tags")]);
            return ExitCode.Bad;
        }

        var folder = new BaselineFolder(workspace, definition.Name);
        await folder.WriteAsync(runs[0], runs[1], surroundings.Interrupt.Asked);
        surroundings.Out.Profile.Out.Writer.WriteLine(Told(folder.Read()));
        surroundings.Out.Profile.Out.Writer.WriteLine(
            $"Made from {workspace.Show(Path.Combine(workspace.Runs, runs[0].Manifest.Id))} and {workspace.Show(Path.Combine(workspace.Runs, runs[1].Manifest.Id))}");
        surroundings.Out.Profile.Out.Writer.WriteLine($"Recorded in {workspace.Show(folder.Path)}; use it with ./housingtest gate --recorded");
        return ExitCode.Good;
    }

    private static async Task<int> ShowAsync(Surroundings surroundings, string release, string environment, bool json)
    {
        var workspace = surroundings.Workspace;
        var definition = ReleaseFile.Read(workspace.Root, release);
        var folder = new BaselineFolder(workspace, definition.Name);
        var recorded = folder.Read();
        var definitions = RunDefinitions.Read(workspace, environment);
        var selection = RunPlanner.Select(workspace, [], tags: null);
        var published = await new ReleasePublisher(workspace).PublishAsync(definition, new OrderedProgress(_ => { }), surroundings.Interrupt.Asked);
        // A baseline of some scenarios fits gates over those; only what was recorded is asked for here.
        var known = recorded.Planned.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var plan = RunPlanner.Plan("now", definitions, published.Identity, [.. selection.Scenarios.Where(scenario => known.Contains(scenario.Id))], selection.Digest);
        var misfits = recorded.Misfits(RecordedBaseline.Of(plan), workspace.Show(folder.Path));
        if (json)
            Write(surroundings, new { baseline = Summary(recorded), fits = misfits.Count == 0, problems = misfits });
        else
        {
            surroundings.Out.Profile.Out.Writer.WriteLine(Told(recorded));
            surroundings.Out.Profile.Out.Writer.WriteLine(misfits.Count == 0 ? "It fits: ./housingtest gate --recorded takes it." : "It does not fit any more.");
            if (misfits.Count > 0)
                new ProblemScreen(surroundings.Error).Show(misfits);
        }

        return misfits.Count == 0 ? ExitCode.Good : ExitCode.Bad;
    }

    private static bool Passed(RunRecord run, PlannedScenario scenario) =>
        run.Outcomes.TryGetValue(scenario.Id, out var outcome) && outcome.Status == ScenarioStatus.Passed;

    private static Option<string> Environment() => new("--environment") { Description = "A file in environments/", DefaultValueFactory = _ => "embedded", HelpName = "NAME" };

    private static Option<bool> AsJson() => new("--json") { Description = "Answer in JSON, for machines" };

    private static string Told(RecordedBaseline recorded) => string.Create(
        CultureInfo.InvariantCulture,
        $"{recorded.Release.Name}  {recorded.Planned.Count} scenarios, twice · environment {recorded.Environment.Name} · estate {recorded.Estate.Recipe}, seed {recorded.Estate.Seed} · {recorded.Release.Digest[..12]}");

    private static object Summary(RecordedBaseline recorded) => new
    {
        recorded.Release,
        scenarios = recorded.Planned.Count,
        recorded.Environment,
        recorded.Map,
        recorded.Estate,
        recorded.Features,
        recorded.Tool,
    };

    private static void Write<T>(Surroundings surroundings, T answer) =>
        surroundings.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize<object>(answer!, Json.Indented));
}
