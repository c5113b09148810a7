namespace HousingTest.Comparison;

/// <summary>Holm's correction: the more questions are asked, the likelier one is answered yes by chance.</summary>
internal static class Holm
{
    /// <summary>The chances, in their order, so corrected that all of those under a level are true together with at least the rest of it.</summary>
    public static IReadOnlyList<double> Corrected(IReadOnlyList<double> chances)
    {
        var corrected = new double[chances.Count];
        var least = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, chances.Count).OrderBy(index => chances[index]).Index())
        {
            least = Math.Max(least, Math.Min(1, chances[index] * (chances.Count - rank)));
            corrected[index] = least;
        }

        return corrected;
    }
}
