using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Something of each load as bars, ready for SVG: from nothing up to the most that any of them has.</summary>
public sealed class LoadBars
{
    /// <summary>Width in the units of the drawing.</summary>
    public const int Width = 320;

    /// <summary>Height of the highest bar.</summary>
    public const int Height = 72;

    /// <summary>More bars than these cannot be told apart; the table has the numbers.</summary>
    public const int MostLoads = 24;

    private const double Gap = 0.25;
    private const double Widest = 40;

    private LoadBars(IReadOnlyList<(string Load, long Value)> values, Func<long, string> told)
    {
        var most = Math.Max(1, values.Max(value => value.Value));
        var each = Math.Min(Widest, (double)Width / values.Count);
        Most = told(values.Max(value => value.Value));
        Bars = [.. values.Select((value, index) =>
        {
            // A little is more than nothing, and is seen.
            var height = value.Value == 0 ? 0 : Math.Max(1.5, (double)value.Value / most * Height);
            return new Bar(Number(index * each), Number(Height - height), Number(each * (1 - Gap)), Number(height), index == values.Count - 1);
        })];
        Text = string.Join(", ", values.Select(value => $"{value.Load} {told(value.Value)}"));
    }

    /// <summary>The bars, oldest first.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>What the highest stands for.</summary>
    public string Most { get; }

    /// <summary>The same in words, for those who do not see it.</summary>
    public string Text { get; }

    /// <summary>The last loads' bars; null where one load is no trend.</summary>
    /// <param name="loads">All of them.</param>
    /// <param name="value">What of each.</param>
    /// <param name="told">The value in words.</param>
    public static LoadBars? Of(IReadOnlyList<ReconciledLoad> loads, Func<ReconciledLoad, long> value, Func<long, string> told) =>
        loads.Count < 2 ? null : new LoadBars([.. loads.TakeLast(MostLoads).Select(load => (load.Load, value(load)))], told);

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A bar.</summary>
    /// <param name="X">Its left edge.</param>
    /// <param name="Y">Its upper edge.</param>
    /// <param name="Width">How wide.</param>
    /// <param name="Height">How high.</param>
    /// <param name="IsLast">True for the load that the page is of.</param>
    public sealed record Bar(string X, string Y, string Width, string Height, bool IsLast);
}
