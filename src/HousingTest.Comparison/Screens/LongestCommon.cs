namespace HousingTest.Comparison;

/// <summary>Aligns two sequences so that as much as possible stays in place.</summary>
internal static class LongestCommon
{
    /// <summary>Indexes of the longest common subsequence, in order; the earliest where there are several.</summary>
    public static IReadOnlyList<(int Baseline, int Candidate)> Align<T>(IReadOnlyList<T> baseline, IReadOnlyList<T> candidate)
    {
        var equals = EqualityComparer<T>.Default;
        var lengths = new int[baseline.Count + 1, candidate.Count + 1];
        for (var i = baseline.Count - 1; i >= 0; i--)
        {
            for (var j = candidate.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = equals.Equals(baseline[i], candidate[j])
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < baseline.Count && j < candidate.Count;)
        {
            if (equals.Equals(baseline[i], candidate[j]))
                pairs.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }
}
