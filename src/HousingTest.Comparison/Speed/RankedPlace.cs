namespace HousingTest.Comparison;

/// <summary>
/// The samples of one place of one scenario, ranked together, and what the sum of the candidate's ranks would be by chance alone. Ranks are
/// counted twice over, so that those of ties, which share the mean of theirs, are whole numbers too.
/// </summary>
internal sealed class RankedPlace
{
    private readonly long[] _ranks;
    private readonly int _candidates;

    public RankedPlace(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate)
    {
        if (baseline.Count == 0 || candidate.Count == 0)
            throw new ArgumentException("a place without samples of both releases ranks nothing", nameof(candidate));
        var sorted = baseline.Concat(candidate).Order().ToArray();
        // Twice the mean rank of equals: the first one's rank and the last one's.
        _ranks = [.. sorted.Select(value => (long)Lower(sorted, value) + 1 + Upper(sorted, value))];
        _candidates = candidate.Count;
        Sum = candidate.Sum(value => (long)Lower(sorted, value) + 1 + Upper(sorted, value));
        double count = sorted.Length;
        var mean = count + 1;
        Mean = _candidates * mean;
        Variance = count < 2 ? 0 : _candidates * (count - _candidates) / (count * (count - 1)) * _ranks.Sum(rank => (rank - mean) * (rank - mean));
        Pairs = baseline.Count * candidate.Count;
    }

    /// <summary>Twice the sum of the candidate's ranks.</summary>
    public long Sum { get; }

    /// <summary>What <see cref="Sum"/> is on average, by chance alone.</summary>
    public double Mean { get; }

    /// <summary>Its variance, ties taken into account.</summary>
    public double Variance { get; }

    /// <summary>How many pairs of a sample of each release there are.</summary>
    public int Pairs { get; }

    /// <summary>The chance of every sum, exactly, whichever of the samples were the candidate's: index 0 is the smallest sum that there can be.</summary>
    public (long Smallest, double[] Chances) Distribution()
    {
        var smallest = _ranks.Take(_candidates).Sum();
        var most = _ranks.TakeLast(_candidates).Sum();
        // ways[k][s]: how many choices of k ranks have the sum s; reach[k]: the highest such sum so far.
        var ways = Enumerable.Range(0, _candidates + 1).Select(_ => new double[most + 1]).ToArray();
        var reach = new long[_candidates + 1];
        ways[0][0] = 1;
        foreach (var (before, rank) in _ranks.Index())
        {
            for (var chosen = Math.Min(_candidates, before + 1); chosen > 0; chosen--)
            {
                var (from, to) = (ways[chosen - 1], ways[chosen]);
                for (var sum = 0; sum <= reach[chosen - 1]; sum++)
                    to[sum + rank] += from[sum];
                reach[chosen] = reach[chosen - 1] + rank;
            }
        }

        var all = ways[_candidates].Sum();
        return (smallest, [.. ways[_candidates][(int)smallest..].Select(count => count / all)]);
    }

    private static int Lower(double[] sorted, double value)
    {
        var index = Array.BinarySearch(sorted, value);
        while (index > 0 && sorted[index - 1] == value)
            index--;
        return index;
    }

    private static int Upper(double[] sorted, double value)
    {
        var index = Array.BinarySearch(sorted, value);
        while (index < sorted.Length - 1 && sorted[index + 1] == value)
            index++;
        return index + 1;
    }
}
