using HousingTest.Model;
using HousingTest.Reports;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace HousingTest.Tests.Reports;

public sealed class ProgressScreenTests
{
    [Fact]
    public async Task Without_a_terminal_a_run_of_a_thousand_scenarios_is_a_dozen_plain_lines()
    {
        var plain = new PlainConsole();
        await using (var screen = new ProgressScreen(plain.Console))
        {
            var bar = screen.Begin("baseline 2026.1", 1000);
            bar.Stage("publishing the release");
            bar.Advance(Event(RunEventKind.Provisioning, text: "seeding estate small"));
            bar.Advance(Event(RunEventKind.Provisioning, text: "seeding estate small"));
            for (var scenario = 0; scenario < 1000; scenario++)
            {
                bar.Advance(Event(RunEventKind.ScenarioStarted));
                bar.Advance(Event(RunEventKind.ScenarioFinished, scenario == 150 ? ScenarioStatus.Failed : ScenarioStatus.Passed));
                bar.Advance(Event(RunEventKind.PutBack));
            }

            bar.End();
        }

        Approval.Verify(plain.Text, "progress");
    }

    [Fact]
    public async Task On_a_terminal_the_bars_redraw_in_place_and_are_gone_at_the_end()
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new TerminalOutput(written),
        });
        await using (var screen = new ProgressScreen(console))
        {
            var bar = screen.Begin("candidate 2026.2", 2);
            bar.Advance(Event(RunEventKind.ScenarioFinished, ScenarioStatus.Passed));
            bar.Advance(Event(RunEventKind.ScenarioFinished, ScenarioStatus.Passed));
        }

        var text = written.ToString();
        text.ShouldContain("2 of 2");
        text.ShouldContain("\u001b[?25l");
        // The cursor is shown again, and the last thing drawn was erased.
        text.ShouldContain("\u001b[?25h");
        text.LastIndexOf("\u001b[2K", StringComparison.Ordinal).ShouldBeGreaterThan(text.LastIndexOf("2 of 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stopped_a_worker_is_named()
    {
        var plain = new PlainConsole();
        await using (var screen = new ProgressScreen(plain.Console))
        {
            var bar = screen.Begin("candidate 2026.2", 14);
            bar.Advance(new RunEvent(RunEventKind.Stopped, DateTimeOffset.UnixEpoch, Problems: [new Problem("HT-ENV-007", "The system did not start", "", "", "look")]));
        }

        plain.Text.ShouldContain("candidate 2026.2  stopped: HT-ENV-007 The system did not start");
    }

    private static RunEvent Event(RunEventKind kind, ScenarioStatus? status = null, string? text = null) =>
        new(kind, DateTimeOffset.UnixEpoch, "scenario", status, text);

    private sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = writer;

        public bool IsTerminal => true;

        public int Width => 100;

        public int Height => 30;

        public void SetEncoding(System.Text.Encoding encoding) { }
    }
}
