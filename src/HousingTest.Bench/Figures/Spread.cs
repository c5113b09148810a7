namespace HousingTest.Bench.Figures;

/// <summary>What a repeated measurement came to, in milliseconds.</summary>
/// <param name="Median">The middle one.</param>
/// <param name="Low">One in ten was quicker.</param>
/// <param name="High">One in ten was slower.</param>
/// <param name="Count">How often it was measured.</param>
public sealed record Spread(double Median, double Low, double High, int Count)
{
    /// <summary>The spread of at least one measurement.</summary>
    public static Spread Of(IReadOnlyCollection<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new Spread(At(0.5), At(0.1), At(0.9), sorted.Count);

        // Between two measurements where the share falls between them; microseconds are as near as a shared machine says anything.
        double At(double share)
        {
            var position = share * (sorted.Count - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, sorted.Count - 1);
            return Math.Round(sorted[below] + ((sorted[above] - sorted[below]) * (position - below)), 3);
        }
    }
}
