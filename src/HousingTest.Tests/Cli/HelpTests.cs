using System.CommandLine;
using System.Text.RegularExpressions;
using HousingTest.Cli;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>--help</c> says of each command, and that what it shows can be typed.</summary>
public sealed partial class HelpTests : IDisposable
{
    private readonly Interrupt _interrupt = new(() => { });
    private readonly Command _root;

    public HelpTests() => _root = CommandTree.Create(new Surroundings(
        Repository.Workspace, AnsiConsole.Console, AnsiConsole.Console, TimeProvider.System, _interrupt, "./housingtest"));

    public void Dispose() => _interrupt.Dispose();

    [Fact]
    public async Task Every_command_tells_what_it_does_with_which_options_and_examples()
    {
        var told = new StringWriter();
        foreach (var words in Lines(_root, []))
            await CommandTree.Parse(_root, [.. words, "--help"]).InvokeAsync(new InvocationConfiguration { Output = told }, TestContext.Current.CancellationToken);

        Approval.Verify(told.ToString().ReplaceLineEndings("\n"), "help");
    }

    [Fact]
    public void Each_example_is_understood()
    {
        var examples = Lines(_root, []).Select(words => CommandTree.Parse(_root, words).CommandResult.Command).Cast<HousingCommand>().SelectMany(command => command.Examples).ToList();

        examples.Count.ShouldBeGreaterThan(30);
        foreach (var example in examples)
            CommandTree.Parse(_root, [.. Word().Matches(example).Skip(1).Select(word => word.Value.Trim('"'))]).Errors.Select(error => $"{example}: {error.Message}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_that_answers_something_can_answer_a_machine() =>
        Lines(_root, []).Where(words => CommandTree.Parse(_root, words).CommandResult.Command is { Subcommands.Count: 0 } command && command.Options.All(option => option.Name is not "--json"))
            .Select(words => string.Join(' ', words)).ShouldBeEmpty();

    private static IEnumerable<IReadOnlyList<string>> Lines(Command command, IReadOnlyList<string> above) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => Lines(sub, [.. above, sub.Name])).Prepend(above);

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
