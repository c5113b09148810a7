using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Runs that are stopped in the middle, with a system and a browser running: by Ctrl-C, by a pipeline, by <c>kill -9</c>.</summary>
[Collection(KillingCollection.Name)]
[Trait("needs", "browser")]
public sealed partial class StoppedRunTests : CommandLineTest
{
    // The first scenarios of these open a browser; there are enough of them to be stopped in the middle.
    private static readonly string[] Run = ["run", "--tags", "@screen or @rents"];
    private static readonly TimeSpan s_atOnce = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_asked_to_stop_cleans_up_and_answers_2(string signal)
    {
        using var command = await InTheMiddleAsync();

        StartedCommand.Signal(signal, command.Pid);

        ShouldSay(Uncounted(await command.EndAsync(Ct)), "stopped", exitCode: 2);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_run_that_is_asked_twice_stops_at_once()
    {
        using var command = await InTheMiddleAsync();
        var began = DateTime.UtcNow;

        StartedCommand.Signal("INT", command.Pid);
        StartedCommand.Signal("INT", command.Pid);

        (await command.EndAsync(Ct)).ExitCode.ShouldBe(2);
        (DateTime.UtcNow - began).ShouldBeLessThan(s_atOnce);
        await ANewCommandSweepsAsync();
    }

    [Fact]
    public async Task A_run_is_stopped_while_its_release_is_being_built()
    {
        SkipWithoutSignals();
        // No other test builds this one, and what is stopped is never cached.
        var patch = Write("slow.patch", SourcePatch.InsertBefore("Program.cs", "var app = builder.Build();", "// Never built to its end."));
        using var command = Start("run", "--release", patch);
        await command.SayingAsync(": building", Ct);

        StartedCommand.Signal("INT", command.Pid);

        ShouldSay(await command.EndAsync(Ct), "stopped-building", exitCode: 2);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task When_the_command_line_is_killed_its_worker_cleans_up_and_ends()
    {
        using var command = await InTheMiddleAsync();

        StartedCommand.Signal("KILL", command.Pid);

        await command.EndAsync(Ct);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task When_its_worker_is_killed_a_fresh_one_runs_the_rest_and_the_command_line_says_so()
    {
        using var command = await InTheMiddleAsync();

        StartedCommand.Signal("KILL", Worker());

        var result = await command.EndAsync(Ct);
        ShouldSay(Unlocated(Uncounted(result)), "worker-killed", exitCode: 2);
        ShouldSayNothingForDevelopers(result);
        // The one during which it died at most; killed between two, it loses none.
        NotRun().Match(result.Output).Groups["number"].Value.ShouldBeOneOf("0", "1");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task When_both_are_killed_the_next_command_removes_what_they_left()
    {
        using var command = await InTheMiddleAsync();

        StartedCommand.Signal("KILL", command.Pid, Worker());

        await command.EndAsync(Ct);
        Running.Values.ShouldContain(line => line.Contains("ReferenceHousing.dll", StringComparison.Ordinal), "the system should outlive them, or this shows nothing");
        await ANewCommandSweepsAsync();
    }

    private async Task<StartedCommand> InTheMiddleAsync()
    {
        SkipWithoutSignals();
        var command = Start(Run);
        await command.SayingAsync(" of ", Ct);
        Running.Values.ShouldContain(line => line.Contains("--housingtest-copy=", StringComparison.Ordinal), "the browser should be open, or its end shows nothing");
        return command;
    }

    private int Worker() => Running.Single(process => process.Value.Contains("HousingTest.Features.dll", StringComparison.Ordinal)).Key;

    private async Task ANewCommandSweepsAsync() => (await RunAsync("down")).ExitCode.ShouldBe(0);

    // How far a run had come when the signal reached it is chance.
    private static CommandResult Uncounted(CommandResult result) => result with { Error = Count().Replace(result.Error, "") };

    // Nor where it was; and that decides where the line is wrapped.
    private static CommandResult Unlocated(CommandResult result) => result with
    {
        Error = Why().Replace(result.Error, why => During().Replace(why.Value.Replace("\n            ", " ", StringComparison.Ordinal), "")),
    };

    private static void SkipWithoutSignals() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");

    [GeneratedRegex(@"^.*  (done: )?[0-9]+ of [0-9]+\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"^why .*(\n {12}.*)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Why();

    [GeneratedRegex("it was at [^;]*; ", RegexOptions.None, 1000)]
    private static partial Regex During();

    [GeneratedRegex(@"(?<number>[0-9]+) not run$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotRun();
}
