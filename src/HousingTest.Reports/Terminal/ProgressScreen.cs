using Spectre.Console;
using Spectre.Console.Rendering;

namespace HousingTest.Reports;

/// <summary>
/// Live progress: a bar per run that redraws in place on a terminal and is gone once disposed, so that the verdict stands alone.
/// Without a terminal, with <c>NO_COLOR</c> or in CI, plain lines: one per stage and per tenth of a run.
/// </summary>
/// <param name="console">Where to write.</param>
public sealed class ProgressScreen(IAnsiConsole console) : IAsyncDisposable
{
    private const int BarWidth = 26;

    private readonly Lock gate = new();
    private readonly List<RunBar> bars = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool live = console.Profile.Out.IsTerminal && console.Profile.Capabilities is { Ansi: true, Interactive: true }
        && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    private string stage = "";
    // Replaced whole, and drawn without a lock of ours: Spectre draws under its own, also when others write to the console.
    private volatile IReadOnlyList<Line> picture = [];
    private LiveDisplayContext? display;
    private Task? drawing;

    /// <summary>A further run, with how many scenarios it has.</summary>
    public RunBar Begin(string label, int total)
    {
        var bar = new RunBar(label, total, Changed);
        lock (gate)
        {
            bars.Add(bar);
            stage = "";
            Draw();
        }

        return bar;
    }

    /// <summary>Says what goes on outside any run: <c>comparing</c>.</summary>
    public void Stage(string text)
    {
        lock (gate)
        {
            stage = text;
            if (live)
                Draw();
            else
                console.Write(new Line(text));
        }
    }

    /// <summary>Ends the display and gives the terminal back.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
            ended.TrySetResult();
        if (drawing is not null)
            await drawing;
    }

    private void Changed(RunBar bar, string? news)
    {
        lock (gate)
        {
            if (live)
                Draw();
            else if (news is not null)
                console.Write(new Line($"{bar.Label}  {news}"));
        }
    }

    private void Draw()
    {
        if (!live || ended.Task.IsCompleted)
            return;
        picture = Lines();
        drawing ??= console.Live(new Picture(() => picture)).AutoClear(true).StartAsync(async context =>
        {
            display = context;
            await ended.Task;
            display = null;
        });
        display?.Refresh();
    }

    private List<Line> Lines()
    {
        var width = bars.Select(bar => bar.Label.Length).DefaultIfEmpty(0).Max() + 2;
        // A line longer than the terminal would wrap, and redrawing would then leave its remains behind.
        var room = Math.Max(0, console.Profile.Width - width - BarWidth - 5);
        var lines = bars.ConvertAll(bar =>
        {
            var text = bar.Doing.Length > 0 ? bar.Doing : bar.Count();
            return new Line(
                ("  " + bar.Label.PadRight(width), Paper.Bold), (Bar.Of(bar.Done, bar.Total, BarWidth, console), Style.Plain),
                ("  " + (text.Length <= room ? text : text[..room]), bar.Failed > 0 ? Paper.Bad : Style.Plain));
        });
        if (stage.Length > 0)
            lines.Add(new Line("  " + stage));
        return lines;
    }

    private sealed class Picture(Func<IReadOnlyList<Line>> lines) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => lines().SelectMany(line => line.Render(options, maxWidth));
    }
}
