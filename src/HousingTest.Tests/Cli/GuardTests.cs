using HousingTest.Cli;
using HousingTest.Environments;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>A mistake of ours: a message on the screen, and all else in a file.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _error = new();
    private readonly Interrupt _interrupt = new(() => { });

    [Fact]
    public async Task A_crash_is_written_to_a_file_and_the_screen_shows_its_place()
    {
        var exit = await Guard.RunAsync(Surroundings(_folder.Path), () => throw new InvalidOperationException("a sum does not add up"));

        exit.ShouldBe(ExitCode.Broken);
        var file = Directory.EnumerateFiles(_folder[".housingtest/crashes"]).ShouldHaveSingleItem();
        _error.ToString().ShouldBe($"""
            HT-CLI-090  HousingTest made a mistake
            where       .housingtest/crashes/{Path.GetFileName(file)}
            why         InvalidOperationException: a sum does not add up
            do          send us that file; what was running has been stopped

            """);
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        written.ShouldContain("./housingtest gate --tags @rents");
        written.ShouldContain($"   at {typeof(GuardTests).FullName}");
    }

    [Fact]
    public async Task A_crash_is_shown_even_when_no_file_can_be_written()
    {
        _folder.Write("file", "");

        var exit = await Guard.RunAsync(Surroundings(_folder["file"]), () => throw new InvalidOperationException("a sum does not add up"));

        exit.ShouldBe(ExitCode.Broken);
        _error.ToString().ShouldContain("it could not be written");
        _error.ToString().ShouldContain("a sum does not add up");
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _error.Dispose();
        _folder.Dispose();
    }

    private Surroundings Surroundings(string root)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_error) });
        return new Surroundings(new Workspace(root), console, console, TimeProvider.System, _interrupt, "./housingtest gate --tags @rents");
    }
}
