using System.Globalization;

namespace HousingTest.Model;

/// <summary>An amount in whole pence. Positive owes, as in the systems under test.</summary>
public readonly record struct Money(long Pence)
{
    /// <summary><c>£1,234.56</c>; a minus sign (U+2212) leads a negative amount. The same in every culture.</summary>
    public override string ToString()
    {
        // Not Math.Abs: long.MinValue has no positive twin.
        var magnitude = Pence < 0 ? (ulong)-(Int128)Pence : (ulong)Pence;
        var pounds = string.Create(CultureInfo.InvariantCulture, $"{magnitude / 100:N0}.{(int)(magnitude % 100):00}");
        return Pence < 0 ? $"−£{pounds}" : $"£{pounds}";
    }
}
