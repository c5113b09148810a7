using System.CommandLine;
using System.Text.RegularExpressions;
using HousingTest.Cli;
using HousingTest.Cli.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace HousingTest.Tests.Pipelines;

/// <summary>Every command line in <c>pipelines/</c>, its texts too, is one that the tool takes today.</summary>
public sealed partial class PipelineCommandsTests
{
    [Fact]
    public void Every_command_in_the_pipelines_is_one_that_the_tool_takes()
    {
        using var interrupt = new Interrupt(() => { });
        var silent = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var surroundings = new Surroundings(Repository.Workspace, silent, silent, TimeProvider.System, interrupt, "");
        var commands = new Dictionary<string, Command>(StringComparer.Ordinal)
        {
            ["gate"] = GateCommand.Create(surroundings),
            ["install-browser"] = InstallBrowserCommand.Create(surroundings),
        };

        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, "pipelines"), "*", SearchOption.AllDirectories)
            .SelectMany(file => Typed().Matches(File.ReadAllText(file)).Select(match => match.Groups["words"].Value)).ToList();

        lines.Count.ShouldBeGreaterThanOrEqualTo(8);
        // A tag begins with @, as for the program itself.
        var parser = new ParserConfiguration { ResponseFileTokenReplacer = null };
        foreach (var line in lines)
        {
            // As a shell would with three shares, and with tags.
            var words = Words().Matches(line.Replace("${TAGS:+--tags \"$TAGS\"}", "--tags \"$TAGS\"", StringComparison.Ordinal))
                .Select(word => word.Groups["word"].Value.Contains("/$S", StringComparison.Ordinal) ? "1/3" : word.Groups["word"].Value).ToList();
            commands.Keys.ShouldContain(words[0], StringComparer.Ordinal, line);
            commands[words[0]].Parse(words[1..], parser).Errors.Select(error => error.Message).ShouldBeEmpty(line);
        }
    }

    // Up to what ends a command in a shell, in YAML or in Markdown.
    [GeneratedRegex(@"\./housingtest (?<words>[a-z-]+( [^\n`|&;]*[^\n`|&; ])?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex("\"(?<word>[^\"]*)\"|(?<word>[^ \"]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
