using System.CommandLine;
using HousingTest.Cli.Gates;
using HousingTest.Definitions;
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
        var release = new Option<string>("--release") { Description = "A name in fixtures/releases/, a .patch, a .sql, a folder, image:NAME, or an http address", DefaultValueFactory = _ => "2026.1", HelpName = "RELEASE" };
        var environment = new Option<string>("--environment") { Description = "A file in environments/", DefaultValueFactory = _ => "embedded", HelpName = "NAME" };
        var workers = SharedOptions.Workers();
        var command = new HousingCommand(
            "run", "Run scenarios on one release.",
            "Exit code 0 every scenario passed, 1 one failed, 2 nothing ran, or the tool or the environment failed.",
            "./housingtest run",
            "./housingtest run features/rents --tags \"@rents and not @screen\"",
            "./housingtest run features/rents/weekly-debit-run.feature --release 2026.2") { features, tags, release, environment, workers };
        // Anything may be a path, so the parser takes a misspelt option for one.
        features.Validators.Add(result =>
        {
            foreach (var misspelt in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{misspelt.Value}'.");
        });
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () => RunAsync(
            surroundings, parsed.GetValue(features) ?? [], parsed.GetValue(tags), parsed.GetValue(release)!, parsed.GetValue(environment)!,
            parsed.GetValue(workers))));
        return command;
    }

    private static async Task<int> RunAsync(
        Surroundings surroundings, IReadOnlyList<string> features, string? tags, string release, string environment, int workers)
    {
        var workspace = surroundings.Workspace;
        var definition = ReleaseFile.Read(workspace.Root, release);
        var definitions = RunDefinitions.Read(workspace, environment);
        var selection = RunPlanner.Select(workspace, features, tags);
        // Without a browser the others still run; when there are none, nothing need be started to know it.
        if (selection.OnScreens == selection.Scenarios.Count)
            BrowserLocator.ForThisMachine().Locate();

        RunRecord record;
        await using (var progress = new ProgressScreen(surroundings.Error))
        {
            var stage = new RunStage(surroundings, definitions, selection.Digest, workers, repeat: 1, verifyEvery: 1);
            progress.Stage($"publishing {definition.Name}");
            var published = await stage.PublishAsync(definition, progress.Stage);
            var bar = progress.Begin(definition.Name, selection.Scenarios.Count);
            record = (await stage.RunAsync(new PlannedRun(release, published.Identity, selection.Scenarios, bar)))[0];
        }

        new RunScreen(surroundings.Out).Show(record, workspace.Show(Path.Combine(workspace.Runs, record.Manifest.Id)));
        if (record.Problems.Count > 0)
        {
            new ProblemScreen(surroundings.Error).Show(record.Problems);
            return ExitCode.Broken;
        }

        if (record.Outcomes.Count == 0)
            return ExitCode.Broken;
        return record.Manifest.Planned.All(one => record.Outcomes.TryGetValue(one.Id, out var outcome) && outcome.Status == ScenarioStatus.Passed)
            ? ExitCode.Good
            : ExitCode.Bad;
    }
}
