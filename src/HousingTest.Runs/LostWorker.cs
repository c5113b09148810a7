using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>A worker that ended without saying so: its problem, with what is known of its end.</summary>
internal static class LostWorker
{
    // Where there are signals, a process that one of them ended answers this and its number.
    private const int SignalBase = 128;

    /// <summary>The problem.</summary>
    /// <param name="run">The run's folder, as people see it.</param>
    /// <param name="log">What the worker printed.</param>
    /// <param name="exit">Its exit code.</param>
    /// <param name="during">Scenarios that it had begun and did not end.</param>
    public static Problem Problem(string run, string log, int exit, IReadOnlyList<string> during) => new(
        "HT-RUN-004", "A worker ended before its scenarios did", run,
        $"{(during.Count == 0 ? "" : $"it was at {string.Join(", ", during)}, which did not run to its end; ")}{Why(log, exit)}",
        "what it had started has been stopped; run it again, and send us the run's folder if it happens twice");

    private static string Why(string log, int exit)
    {
        // What the test runner says of itself tells nobody anything.
        string[] chatter = ["  Discovering:", "  Discovered:", "  Starting:", "  Finished:"];
        var tail = File.Exists(log)
            ? File.ReadLines(log).Where(line => line.Length > 0 && !chatter.Any(start => line.StartsWith(start, StringComparison.Ordinal))).TakeLast(8).ToList()
            : [];
        var end = !OperatingSystem.IsWindows() && exit > SignalBase
            ? $"signal {exit - SignalBase} ended it, from somebody's hand or because memory ran short"
            : $"it ended with code {exit}";
        return tail.Count == 0 ? end : $"{end}; its last lines were:\n{string.Join('\n', tail)}";
    }
}
