using HousingTest.Comparison;
using HousingTest.Model;

namespace HousingTest.Tests.Comparison.Speed;

/// <summary>Runs that hold nothing but durations, as timed machines make them: a long tail, and one place quicker than another.</summary>
internal static class SpeedSamples
{
    public const string DebitRun = "weekly debit run";

    /// <summary>Times about a median, with a long tail: what one standard deviation up multiplies them by is e to the spread.</summary>
    public static double[] Times(Random random, int count, double median, double spread) =>
        [.. Enumerable.Range(0, count).Select(_ => median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];

    /// <summary>One run in which a job ran in so many places, each so many times.</summary>
    public static IReadOnlyList<Duration> Run(Random random, int places, int repeat, double slower = 1, double spread = 0.15, string name = DebitRun, string what = "job") =>
        [.. Enumerable.Range(1, places).SelectMany(place => Times(random, repeat, slower * (20 + (40 * place)), spread)
            .Select(took => new Duration(what, name, Math.Round(took, 3), $"scenario-{place}", 1)))];

    /// <summary>The harness's own work beside it.</summary>
    public static IReadOnlyList<Duration> OwnWork(Random random, int scenarios, double slower = 1) =>
        [.. Enumerable.Range(1, scenarios).Select(scenario => new Duration("put back", $"scenario-{scenario}", Times(random, 1, 20 * slower, 0.05)[0]))];

    public static SpeedComparison Compare(
        IReadOnlyList<Duration> baseline, IReadOnlyList<Duration>? again, IReadOnlyList<Duration> candidate, IReadOnlyList<Duration>? candidateAgain = null)
    {
        var run = Sample.Run("2026.1");
        return SpeedComparer.Compare(new ComparisonInput(
            Sample.Map, run with { Durations = baseline }, again is null ? null : run with { Durations = again },
            Sample.Run("2026.2") with { Durations = candidate }, candidateAgain is null ? null : Sample.Run("2026.2") with { Durations = candidateAgain }));
    }
}
