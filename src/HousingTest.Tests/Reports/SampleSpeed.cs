using HousingTest.Comparison;
using HousingTest.Model;

namespace HousingTest.Tests.Reports;

/// <summary>What may be said of speed in the sample's gates, as comparison says it of recorded samples.</summary>
internal static class SampleSpeed
{
    private static readonly double[] Unevenness = [0.93, 1.02, 0.98, 1.31, 1, 0.96, 1.04, 0.99, 1.07, 0.95, 1.01, 2.2];

    /// <summary>A job that takes twice as long, a screen that does not, and a call that was hardly made.</summary>
    public static SpeedComparison Slower { get; } = Compare(slower: 2, places: 12);

    /// <summary>Everything too seldom.</summary>
    public static SpeedComparison NotJudged { get; } = Compare(slower: 1, places: 5);

    private static SpeedComparison Compare(double slower, int places)
    {
        var sample = SampleGate.Run("2026.1", "baseline-1");
        return SpeedComparer.Compare(new ComparisonInput(
            SampleMap.Map, sample with { Durations = Times(0, 1) }, sample with { Durations = Times(1, 1) }, sample with { Durations = Times(2, slower) }, CandidateAgain: null));

        IReadOnlyList<Duration> Times(int run, double times) =>
            [.. Each(run, "job", "weekly debit run", 40 * times, places), .. Each(run, "screen", "statement", 20, places), .. Each(run, "call", "post payment", 3.5, 3)];
    }

    private static IEnumerable<Duration> Each(int run, string what, string name, double median, int places) => Enumerable.Range(0, places)
        .Select(place => new Duration(what, name, Math.Round(median * Unevenness[(place + (run * 5)) % Unevenness.Length], 3), SampleGate.Scenarios[place], 1));
}
