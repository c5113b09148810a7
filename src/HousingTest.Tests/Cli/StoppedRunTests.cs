using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Runs that are stopped in the middle, with a system and a browser running: by Ctrl-C, by a pipeline, by <c>kill -9</c>.</summary>
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
    public async Task When_its_worker_is_killed_the_command_line_says_so_and_cleans_up()
    {
        using var command = await InTheMiddleAsync();

        StartedCommand.Signal("KILL", Worker());

        var result = await command.EndAsync(Ct);
        ShouldSay(Uncounted(result), "worker-killed", exitCode: 2);
        ShouldSayNothingForDevelopers(result);
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

    private int Worker() => Running.Single(process => process.Value.StartsWith("dotnet ", StringComparison.Ordinal)
        && process.Value.Contains("HousingTest.Features.dll", StringComparison.Ordinal)).Key;

    private async Task ANewCommandSweepsAsync() => (await RunAsync("down")).ExitCode.ShouldBe(0);

    // How far a run had come when the signal reached it is chance.
    private static CommandResult Uncounted(CommandResult result) => result with { Error = Count().Replace(result.Error, "") };

    private static void SkipWithoutSignals() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");

    [GeneratedRegex(@"^.*  [0-9]+ of [0-9]+\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Count();
}
