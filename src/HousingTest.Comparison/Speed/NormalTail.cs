namespace HousingTest.Comparison;

/// <summary>The standard normal distribution's tail.</summary>
internal static class NormalTail
{
    // Below this the power series is exact and short; above it the continued fraction of Mills' ratio converges quickly.
    private const double Far = 3;
    private const int FractionTerms = 60;

    /// <summary>Chance of more than <paramref name="z"/>.</summary>
    public static double Above(double z)
    {
        if (z < -Far)
            return 1 - Above(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z > Far)
        {
            var fraction = z;
            for (var term = FractionTerms; term > 0; term--)
                fraction = z + (term / fraction);
            return density / fraction;
        }

        var sum = z;
        var power = z;
        for (var odd = 3; Math.Abs(power) > 1e-17; odd += 2)
        {
            power *= z * z / odd;
            sum += power;
        }

        return 0.5 - (density * sum);
    }
}
