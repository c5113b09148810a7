using System.CommandLine;
using HousingTest.Cli.Baselines;
using HousingTest.Cli.Gates;
using HousingTest.Comparison;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>gate</c>: the whole way through, from releases to a verdict.</summary>
public static class GateCommand
{
    // A fingerprint reads the whole database; every tenth put back is enough of a sample, and tests check each one.
    private const int VerifyEvery = 10;

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
        var environment = new Option<string>("--environment") { Description = "A file in environments/", DefaultValueFactory = _ => "embedded", HelpName = "NAME" };
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags", HelpName = "EXPRESSION" };
        var workers = SharedOptions.Workers();
        var recorded = new Option<bool>("--recorded") { Description = "Take the baseline that ./housingtest baseline record kept, in place of two runs" };
        var command = new HousingCommand(
            "gate", "Compare what a candidate release does with what the release in use does, and give a verdict.",
            "The baseline runs twice, so that what differs by itself is known as noise; the candidate runs once, and its differing scenarios again.\nExit code 0 release, 1 hold, 2 the tool or the environment failed.",
            "./housingtest gate",
            "./housingtest gate --baseline 2026.1 --candidate 2026.1",
            "./housingtest gate --workers 2",
            "./housingtest gate --recorded --candidate image:supplier/housing:2026.2",
            "./housingtest gate --candidate supplier-fix.patch --tags \"@rents and not @screen\"") { baseline, candidate, environment, tags, workers, recorded };
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () => RunAsync(
            surroundings, parsed.GetValue(baseline)!, parsed.GetValue(candidate)!, parsed.GetValue(environment)!, parsed.GetValue(tags),
            parsed.GetValue(workers), parsed.GetValue(recorded))));
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, string baseline, string candidate, string environment, string? tags, int workers, bool recorded)
    {
        var workspace = surroundings.Workspace;
        var releases = (Baseline: ReleaseFile.Read(workspace.Root, baseline), Candidate: ReleaseFile.Read(workspace.Root, candidate));
        var definitions = RunDefinitions.Read(workspace, environment);
        JudgeStage.Rules(workspace);
        var selection = RunPlanner.Select(workspace, [], tags);
        var scenarios = selection.Scenarios;
        // Scenarios that did not run hold a release whatever it is worth: better no gate than one that cannot end well.
        if (selection.OnScreens > 0)
            BrowserLocator.ForThisMachine().Locate();

        ComparisonInput runs;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, definitions, selection.Digest, workers, repeat: 1, VerifyEvery);
            progress.Stage($"publishing {releases.Baseline.Name}");
            var inUse = await stage.PublishAsync(releases.Baseline, progress.Stage);
            progress.Stage($"publishing {releases.Candidate.Name}");
            var wanting = await stage.PublishAsync(releases.Candidate, progress.Stage);

            List<RunRecord> done = [];
            if (recorded)
            {
                var plan = RunPlanner.Plan("", definitions, inUse.Identity, scenarios, selection.Digest);
                var (first, second) = await RecordedRuns.TakeAsync(workspace, plan, surroundings.Time, surroundings.Interrupt.Asked);
                done.AddRange([first, second]);
            }

            PlannedRun[] twice = recorded ? [] :
            [
                new PlannedRun(baseline, inUse.Identity, scenarios, progress.Begin($"baseline   {releases.Baseline.Name}", scenarios.Count), RunRole.Baseline),
                new PlannedRun(baseline, inUse.Identity, scenarios, progress.Begin($"  again    {releases.Baseline.Name}", scenarios.Count), RunRole.BaselineAgain),
            ];
            done.AddRange(await stage.RunAsync([
                .. twice,
                new PlannedRun(candidate, wanting.Identity, scenarios, progress.Begin($"candidate  {releases.Candidate.Name}", scenarios.Count), RunRole.Candidate)]));
            runs = new ComparisonInput(definitions.Map, done[0], done[1], done[2], CandidateAgain: null);

            progress.Stage("comparing");
            var differing = RunComparison.Compare(runs).Scenarios
                .Where(scenario => scenario.Differs || scenario.Candidate != ScenarioStatus.Passed)
                .Select(scenario => scenario.Scenario)
                .ToList();
            if (differing.Count > 0)
            {
                var again = await stage.RunAsync(new PlannedRun(
                    candidate, wanting.Identity, differing, progress.Begin($"  again    {releases.Candidate.Name}", differing.Count), RunRole.CandidateAgain));
                runs = runs with { CandidateAgain = again[0] };
            }
        }

        var (report, folder) = await new JudgeStage(surroundings, definitions.Map).JudgeAsync(runs, surroundings.Interrupt.Asked);
        new VerdictScreen(surroundings.Out).Show(report, workspace.Show(folder.File("report.html")));
        return report.Verdict.Decision == Decision.Release ? ExitCode.Good : ExitCode.Bad;
    }
}
