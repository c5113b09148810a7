using System.CommandLine;
using HousingTest.Cli.Watching;

namespace HousingTest.Cli.Commands;

/// <summary><c>watch</c>: what a saved file touches runs at once.</summary>
public static class WatchCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var features = new Argument<string[]>("FEATURES") { Description = "Feature files or folders; all without any", Arity = ArgumentArity.ZeroOrMore };
        var tags = new Option<string?>("--tags") { Description = "Only scenarios with these tags", HelpName = "EXPRESSION" };
        var release = SharedOptions.Release();
        var environment = SharedOptions.Environment();
        var json = new Option<bool>("--json") { Description = "Tell each save as one JSON object on a line, for a machine to read" };
        var command = new HousingCommand(
            "watch", "Run what a saved file touches, at once, on a test copy that stays up.",
            "Of a saved feature file the scenarios that changed run, or all of it when none did; a saved environment, map, recipe or release brings up another test copy;\n" +
            "a saved step (src/HousingTest.Steps) is built first. It ends with Ctrl-C, and then cleans up. Exit code 0 ended by you, 2 the tool or the environment failed.",
            "./housingtest watch",
            "./housingtest watch features/rents --tags \"not @screen\"",
            "./housingtest watch features/rents/weekly-debit-run.feature --release 2026.2",
            "./housingtest watch --json") { features, tags, release, environment, json };
        // Anything may be a path, so the parser takes a misspelt option for one.
        features.Validators.Add(result =>
        {
            foreach (var misspelt in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{misspelt.Value}'.");
        });
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, async () =>
        {
            await Watch.RunAsync(
                surroundings, new WatchRequest(SharedOptions.ReleaseOf(parsed, release, environment, surroundings.Workspace), parsed.GetValue(environment)!, parsed.GetValue(features) ?? [], parsed.GetValue(tags)),
                new WatchTeller(surroundings, parsed.GetValue(json)));
            return ExitCode.Good;
        }));
        return command;
    }
}
