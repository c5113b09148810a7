using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using HousingTest.Model;
using HousingTest.Reports;
using Spectre.Console;

namespace HousingTest.Cli;

/// <summary>A command line that cannot be read: what is wrong with it, and then what the command takes.</summary>
public static class Misreading
{
    /// <summary>Shows every slip and the command's help, all of it where problems go; answers the exit code, since the parser's own means that a release is held.</summary>
    public static int Show(ParseResult parsed, TextWriter output, IAnsiConsole error)
    {
        var typed = TypedLine.Of(parsed.Tokens.Select(token => token.Value));
        // That a command is missing says nothing new beside the word that is no command.
        var slips = parsed.Errors.Where(slip => parsed.UnmatchedTokens.Count == 0 || parsed.UnmatchedTokens.Any(word => slip.Message.Contains(word, StringComparison.Ordinal)));
        IReadOnlyList<Problem> problems = [.. slips.Select(slip => new Problem("HT-CLI-013", slip.Message.TrimEnd('.'), typed, "", "look at what the command takes, below"))];
        new ProblemScreen(error).Show(problems);
        // Whoever asked for a document gets one, whatever else is wrong with the line.
        if (parsed.Tokens.Any(token => token.Value is "--json"))
            output.WriteLine(JsonSerializer.Serialize(new Answer(parsed.CommandResult.Command.Name, ExitCode.Broken) { Problems = problems }, Json.Indented));
        using var help = new StringWriter();
        parsed.InvocationConfiguration.Output = help;
        ((SynchronousCommandLineAction)HousingCommand.Help().Action!).Invoke(parsed);
        // Past the console's own wrapping: help is laid out in columns already.
        error.Profile.Out.Writer.WriteLine();
        error.Profile.Out.Writer.WriteLine(help.ToString().TrimEnd());
        return ExitCode.Broken;
    }
}
