using System.CommandLine;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>lint</c>: what is wrong with scenarios, without running them.</summary>
public static class LintCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var features = new Argument<string[]>("FEATURES") { Description = "Feature files or folders; all without any", Arity = ArgumentArity.ZeroOrMore };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "lint",
            "Find what is wrong with scenarios without running them: steps that nothing knows, scenarios that cannot fail, doubles, tags misspelt, examples that nobody uses, and personal data that could be somebody's.",
            "Exit code 0 nothing is wrong, 1 something is, 2 the files cannot be found.",
            "./housingtest lint",
            "./housingtest lint features/rents") { features, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "lint", parsed.GetValue(json), () => Task.FromResult(Look(surroundings, parsed.GetValue(features) ?? []))));
        return command;
    }

    private static Answer Look(Surroundings surroundings, IReadOnlyList<string> features)
    {
        var result = FeatureLint.Look(surroundings.Workspace, features);
        var good = result.Problems.Count == 0;
        return new Answer("lint", good ? ExitCode.Good : ExitCode.Bad)
        {
            Problems = result.Problems,
            Show = () =>
            {
                if (!good)
                    new ProblemScreen(surroundings.Error).Show(result.Problems);
                surroundings.Out.Profile.Out.Writer.WriteLine($"{result.Scenarios} scenarios in {result.Files} files: {(good ? "nothing is wrong with them" : result.Problems.Count == 1 ? "1 thing to mend" : $"{result.Problems.Count} things to mend")}");
            },
        };
    }
}
