using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>One run's share of a <see cref="ProgressScreen"/>. May be told things from any thread, by several workers.</summary>
public sealed class RunBar
{
    private readonly Lock gate = new();
    private readonly HashSet<string> stages = new(StringComparer.Ordinal);
    private readonly Action<RunBar, string?> changed;
    private int tenths;

    internal RunBar(string label, int total, Action<RunBar, string?> changed)
    {
        Label = label;
        Total = total;
        this.changed = changed;
    }

    /// <summary><c>baseline 2026.1</c>.</summary>
    public string Label { get; }

    /// <summary>Scenarios planned.</summary>
    public int Total { get; }

    /// <summary>Scenarios that ran to their end.</summary>
    public int Done { get; private set; }

    /// <summary>Those of them that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>What it is doing now, or how it ended.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>Takes an event of the run.</summary>
    public void Advance(RunEvent progress)
    {
        switch (progress.Kind)
        {
            case RunEventKind.Provisioning:
                Stage(progress.Text ?? "provisioning");
                break;
            case RunEventKind.Marked:
                Stage(progress.Text ?? "ready");
                break;
            case RunEventKind.Stranger:
                Stage(progress.Text ?? "somebody else writes to the test copy");
                break;
            case RunEventKind.ScenarioFinished:
                Finish(progress.Status ?? ScenarioStatus.NotRun);
                break;
            case RunEventKind.Stopped:
                Stage(progress.Problems is [var problem, ..] ? $"stopped: {problem.Id} {problem.What}" : progress.Text ?? "stopped");
                break;
            default:
                break;
        }
    }

    /// <summary>Says what the run is doing: <c>publishing the release</c>. What another worker has said already is not said again.</summary>
    public void Stage(string text)
    {
        lock (gate)
        {
            Doing = text;
            changed(this, stages.Add(text) ? text : null);
        }
    }

    /// <summary>The run is over; <paramref name="closing"/> is what stays to be read, by default the count.</summary>
    public void End(string? closing = null)
    {
        lock (gate)
        {
            Doing = closing ?? Count();
            changed(this, "done: " + Doing);
        }
    }

    internal string Count() =>
        $"{Sentences.Number(Done)} of {Sentences.Number(Total)}{(Failed == 0 ? "" : $", {Sentences.Number(Failed)} failed")}";

    private void Finish(ScenarioStatus status)
    {
        lock (gate)
        {
            Done += status == ScenarioStatus.NotRun ? 0 : 1;
            Failed += status == ScenarioStatus.Failed ? 1 : 0;
            Doing = "";
            var reached = Total == 0 ? 10 : (int)Math.Min(10, Done * 10L / Total);
            changed(this, reached > tenths ? Count() : null);
            tenths = reached;
        }
    }
}
