using HousingTest.Model;

namespace HousingTest.Bench.Gates;

/// <summary>Where a gate's time went, in milliseconds.</summary>
/// <param name="Whole">From the command's start to its end.</param>
/// <param name="Scenarios">Steps of the scenarios: calls, jobs and pages, and what the steps themselves do, which is little.</param>
/// <param name="SystemStarts">The system coming up, once for each worker.</param>
/// <param name="Estates">Estates made, loaded, journalled and marked.</param>
/// <param name="Records">Outcomes read from the journal and written down.</param>
/// <param name="PutBacks">Test copies put back.</param>
public sealed record GateTime(double Whole, double Scenarios, double SystemStarts, double Estates, double Records, double PutBacks)
{
    /// <summary>Starting and ending the command and its workers, planning, comparing, judging, reporting.</summary>
    public double Rest => Whole - Scenarios - SystemStarts - Estates - Records - PutBacks;

    /// <summary>All that is neither a scenario's step nor the system's start, as a share of the whole. Closing pages while putting back counts as the harness.</summary>
    public double HarnessShare => 1 - ((Scenarios + SystemStarts) / Whole);

    /// <summary>Adds up what a gate's runs wrote down; they ran one after the other.</summary>
    /// <param name="whole">Wall time of the gate, in milliseconds.</param>
    /// <param name="durations">Every run's <c>timings.json</c>.</param>
    /// <param name="workers">Every worker's events.</param>
    public static GateTime Of(double whole, IReadOnlyList<Duration> durations, IEnumerable<IReadOnlyList<RunEvent>> workers)
    {
        var (starts, estates) = (0.0, 0.0);
        foreach (var events in workers)
        {
            var starting = At(events, one => one.Kind == RunEventKind.Provisioning && Says(one, ": starting"));
            var filling = At(events, one => one.Kind == RunEventKind.Provisioning && Says(one, ": filling"));
            var marked = At(events, one => one.Kind == RunEventKind.Marked);
            starts += (filling - starting)?.TotalMilliseconds ?? 0;
            estates += (marked - filling)?.TotalMilliseconds ?? 0;
        }

        var records = Sum("record");
        // A scenario's time ends when its outcome is written.
        return new GateTime(whole, Sum("scenario") - records, starts, estates, records, Sum("put back"));

        double Sum(string what) => durations.Where(one => string.Equals(one.What, what, StringComparison.Ordinal)).Sum(one => one.Milliseconds);
    }

    private static DateTimeOffset? At(IReadOnlyList<RunEvent> events, Func<RunEvent, bool> isIt) => events.FirstOrDefault(isIt)?.At;

    private static bool Says(RunEvent one, string words) => one.Text?.Contains(words, StringComparison.Ordinal) == true;
}
