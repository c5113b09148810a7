using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>The samples of one thing that was timed in two sets of runs, place by place; places that only one of them has are left out.</summary>
/// <param name="Places">Per place the samples of both; none is empty.</param>
internal sealed record Timed(IReadOnlyList<(string Place, IReadOnlyList<double> First, IReadOnlyList<double> Second)> Places)
{
    public IReadOnlyList<double> First => [.. Places.SelectMany(place => place.First)];

    public IReadOnlyList<double> Second => [.. Places.SelectMany(place => place.Second)];

    public double FirstMedian => Median(Places.Select(place => Median(place.First)));

    public double SecondMedian => Median(Places.Select(place => Median(place.Second)));

    /// <summary>How many times as long the second takes, in the middle of the places.</summary>
    public double Ratio => Median(Places.Select(place => Median(place.Second) / Math.Max(Median(place.First), Shortest)));

    /// <summary>How many milliseconds longer, in the middle of the places.</summary>
    public double Longer => Median(Places.Select(place => Median(place.Second) - Median(place.First)));

    // timings.json counts thousandths of a millisecond.
    private const double Shortest = 0.001;

    public static Timed Of(IEnumerable<Duration> first, IEnumerable<Duration> second, Func<Duration, string> place)
    {
        var others = second.ToLookup(place, one => one.Milliseconds, StringComparer.Ordinal);
        return new Timed([.. first.GroupBy(place, one => one.Milliseconds, StringComparer.Ordinal)
            .Where(own => others.Contains(own.Key))
            .OrderBy(own => own.Key, StringComparer.Ordinal)
            .Select(own => (own.Key, (IReadOnlyList<double>)[.. own], (IReadOnlyList<double>)[.. others[own.Key]]))]);
    }

    /// <summary>Ranks both, the second's samples changed before.</summary>
    public IReadOnlyList<RankedPlace> Ranked(Func<double, double>? change = null) =>
        [.. Places.Select(place => new RankedPlace(place.First, change is null ? place.Second : [.. place.Second.Select(change)]))];

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
