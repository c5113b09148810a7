using System.Globalization;
using System.Text.RegularExpressions;

namespace ReferenceHousing;

/// <summary>Money is whole pence; pounds exist on screens and in files only.</summary>
public static partial class Money
{
    /// <summary>£1,234.56, or −£50.00 for a credit.</summary>
    public static string Format(long pence)
    {
        var magnitude = Math.Abs(pence);
        var pounds = (magnitude / 100).ToString("N0", CultureInfo.InvariantCulture);
        return $"{(pence < 0 ? "−" : "")}£{pounds}.{magnitude % 100:00}";
    }

    /// <summary>A balance as people say it: positive owes, negative is in credit.</summary>
    public static string Balance(long pence) => pence < 0 ? $"{Format(-pence)} in credit" : Format(pence);

    /// <summary>Reads pounds as people type them: 95.43, £95.43 or 95. Null when it is none of these.</summary>
    public static long? FromPounds(string? text)
    {
        var match = Pounds().Match((text ?? "").Trim());
        return match.Success
            ? (long.Parse(match.Groups["pounds"].ValueSpan, CultureInfo.InvariantCulture) * 100)
                + (match.Groups["pence"].Success ? long.Parse(match.Groups["pence"].ValueSpan, CultureInfo.InvariantCulture) : 0)
            : null;
    }

    /// <summary>Half a penny goes up.</summary>
    public static long RoundToPenny(decimal pence) => (long)Math.Round(pence, MidpointRounding.AwayFromZero);

    [GeneratedRegex(@"^£?(?<pounds>[0-9]{1,9})(\.(?<pence>[0-9]{2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pounds();
}
