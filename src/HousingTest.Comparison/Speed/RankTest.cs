namespace HousingTest.Comparison;

/// <summary>
/// Mann and Whitney's rank test within each place of each scenario, its rank sums added over the places. Ranking within places removes the
/// difference between scenarios, as pairing would; unlike signed ranks of pairs it needs no symmetric differences (times have a long tail
/// on one side), and it takes two runs of the baseline against one of the candidate, or ten repeats of a single place, as they are. By
/// chance alone any sample of a place might be either release's, so its chances can be counted.
/// </summary>
internal static class RankTest
{
    // From here on the exact count would cost more than it tells: the sum of this many comparisons is as good as normal.
    private const int MostPairsCounted = 2_000;

    /// <summary>Chance of rank sums as high as the candidate's, or higher, if both were alike: small when the candidate takes longer.</summary>
    public static double Longer(IReadOnlyCollection<RankedPlace> places) => Tails(places).Longer;

    /// <summary>Chance of rank sums that lie as far out, to whichever side, if both were alike.</summary>
    public static double Otherwise(IReadOnlyCollection<RankedPlace> places)
    {
        var (shorter, longer) = Tails(places);
        return Math.Min(1, 2 * Math.Min(shorter, longer));
    }

    /// <summary>Chance of rank sums as low as the candidate's, or lower: small when the candidate takes less time.</summary>
    public static double Shorter(IReadOnlyCollection<RankedPlace> places) => Tails(places).Shorter;

    internal static (double Shorter, double Longer) Tails(IReadOnlyCollection<RankedPlace> places, int mostCounted = MostPairsCounted)
    {
        if (places.Count == 0)
            return (1, 1);
        return places.Sum(place => (long)place.Pairs) <= mostCounted ? Counted(places) : Approximated(places);
    }

    private static (double Shorter, double Longer) Counted(IReadOnlyCollection<RankedPlace> places)
    {
        double[] chances = [1];
        var smallest = 0L;
        foreach (var place in places)
        {
            var (least, own) = place.Distribution();
            smallest += least;
            var sums = new double[chances.Length + own.Length - 1];
            for (var i = 0; i < chances.Length; i++)
            {
                for (var j = 0; j < own.Length; j++)
                    sums[i + j] += chances[i] * own[j];
            }

            chances = sums;
        }

        var at = (int)(places.Sum(place => place.Sum) - smallest);
        return (Math.Min(1, chances.Take(at + 1).Sum()), Math.Min(1, chances.Skip(at).Sum()));
    }

    private static (double Shorter, double Longer) Approximated(IReadOnlyCollection<RankedPlace> places)
    {
        var deviation = Math.Sqrt(places.Sum(place => place.Variance));
        if (deviation == 0)
            return (1, 1);
        var above = places.Sum(place => place.Sum - place.Mean);
        // Sums go in steps of two, being counted twice over: half a step is one.
        return (NormalTail.Above((-above - 1) / deviation), NormalTail.Above((above - 1) / deviation));
    }
}
