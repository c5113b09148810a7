namespace HousingTest.Model;

/// <summary>Lays two lists beside each other.</summary>
internal static class Beside
{
    private const int Most = 2000;

    /// <summary>The places of what is alike: as much as can be is paired in order, and the rest stands alone. Of very long lists that differ nothing is paired: it would take the square of their length.</summary>
    public static IReadOnlyList<(int? One, int? Other)> Of(IReadOnlyList<string> ones, IReadOnlyList<string> others)
    {
        if (ones.SequenceEqual(others, StringComparer.Ordinal))
            return [.. ones.Select((_, index) => ((int?)index, (int?)index))];
        var pairs = new List<(int?, int?)>();
        if (ones.Count > Most || others.Count > Most)
            return [.. ones.Select((_, index) => ((int?)index, (int?)null)), .. others.Select((_, index) => ((int?)null, (int?)index))];
        var longest = new int[ones.Count + 1, others.Count + 1];
        for (var one = ones.Count - 1; one >= 0; one--)
        {
            for (var other = others.Count - 1; other >= 0; other--)
            {
                longest[one, other] = string.Equals(ones[one], others[other], StringComparison.Ordinal)
                    ? longest[one + 1, other + 1] + 1
                    : Math.Max(longest[one + 1, other], longest[one, other + 1]);
            }
        }

        var (at, its) = (0, 0);
        while (at < ones.Count || its < others.Count)
        {
            if (at < ones.Count && its < others.Count && string.Equals(ones[at], others[its], StringComparison.Ordinal))
                pairs.Add((at++, its++));
            else if (its == others.Count || (at < ones.Count && longest[at + 1, its] >= longest[at, its + 1]))
                pairs.Add((at++, null));
            else
                pairs.Add((null, its++));
        }

        return pairs;
    }
}
