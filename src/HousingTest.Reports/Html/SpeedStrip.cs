using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>
/// The samples of one job, call or screen on a strip, ready for SVG: from the quickest to the slowest, each doubling as wide as the next, for
/// what matters is how many times as long something takes, and one slow first request would else press all others together.
/// </summary>
public sealed class SpeedStrip
{
    /// <summary>Width in the units of the drawing.</summary>
    public const int Width = 260;

    private const int Margin = 8;

    // More dots than these cannot be told apart; the table has the numbers.
    private const int MostDots = 60;

    private readonly double _least;
    private readonly double _span;

    private SpeedStrip(SpeedItem item)
    {
        var all = item.Baseline.Concat(item.Candidate).Select(Positive).ToList();
        (Quickest, Slowest) = (all.Min(), all.Max());
        _least = Math.Log(Quickest);
        _span = Math.Max(Math.Log(Slowest) - _least, 1e-9);
        Baseline = [.. Thinned(item.Baseline).Select(At)];
        Candidate = [.. Thinned(item.Candidate).Select(At)];
        BaselineMedian = At(item.BaselineMedian!.Value);
        CandidateMedian = At(item.CandidateMedian!.Value);
        Text = $"{item.Name}: baseline {Milliseconds(item.BaselineMedian.Value)} in the middle, from {Range(item.Baseline)}; "
            + $"candidate {Milliseconds(item.CandidateMedian.Value)}, from {Range(item.Candidate)}";
    }

    /// <summary>Left end in milliseconds.</summary>
    public double Quickest { get; }

    /// <summary>Right end in milliseconds.</summary>
    public double Slowest { get; }

    /// <summary>Where the baseline's samples lie.</summary>
    public IReadOnlyList<string> Baseline { get; }

    /// <summary>Where the candidate's samples lie.</summary>
    public IReadOnlyList<string> Candidate { get; }

    /// <summary>Where the baseline's median lies.</summary>
    public string BaselineMedian { get; }

    /// <summary>Where the candidate's median lies.</summary>
    public string CandidateMedian { get; }

    /// <summary>The same in words, for those who do not see it.</summary>
    public string Text { get; }

    /// <summary>The strip of an item; null where one release has no sample to set against the other's.</summary>
    public static SpeedStrip? Of(SpeedItem item) => item.BaselineMedian is null || item.CandidateMedian is null ? null : new SpeedStrip(item);

    /// <summary><c>46.2 ms</c>, <c>1.84 s</c>: three figures, which is as much as a time on a shared machine bears.</summary>
    public static string Milliseconds(double milliseconds)
    {
        var (number, unit) = milliseconds >= 1000 ? (milliseconds / 1000, "s") : (milliseconds, "ms");
        var digits = number >= 100 ? "0" : number >= 10 ? "0.0" : "0.00";
        return $"{number.ToString(digits, CultureInfo.InvariantCulture)} {unit}";
    }

    private static string Range(IReadOnlyList<double> samples) => $"{Milliseconds(samples.Min())} to {Milliseconds(samples.Max())}";

    // A time of nothing has no logarithm; timings count thousandths of a millisecond.
    private static double Positive(double milliseconds) => Math.Max(milliseconds, 0.001);

    private static IEnumerable<double> Thinned(IReadOnlyList<double> samples)
    {
        var every = (samples.Count + MostDots - 1) / MostDots;
        return samples.Order().Where((_, index) => index % every == 0 || index == samples.Count - 1);
    }

    private string At(double milliseconds) =>
        (Margin + ((Math.Log(Positive(milliseconds)) - _least) / _span * (Width - (2 * Margin)))).ToString("0.#", CultureInfo.InvariantCulture);
}
