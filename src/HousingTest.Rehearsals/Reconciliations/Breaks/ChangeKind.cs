using System.Globalization;
using System.Numerics;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// What kind of change leads from one value to another, in a few words: what breaks are grouped by. A kind says how and not how much, so that a thousand rents that were
/// not converted are one line. Pure.
/// </summary>
internal static class ChangeKind
{
    /// <summary>
    /// What is left when rents of a year of so many charged weeks were not converted to another's, or were twice: likelier ones first, since of small amounts two may fit.
    /// </summary>
    private static readonly (int Times, int Over)[] Ratios =
        [(2, 1), (1, 2), (48, 52), (52, 48), (50, 52), (52, 50), (52, 53), (53, 52), (48, 53), (53, 48), (49, 52), (52, 49), (49, 53), (53, 49), (50, 53), (53, 50)];

    // Of a few pence, ratios say nothing.
    private const long LeastForRatio = 500;

    private const string Another = "another value";

    private static readonly DateOnly NoEnd = new(1900, 1, 1);

    /// <summary>The words for it. The values differ.</summary>
    public static string Of(ReconciledType type, string left, string right) => (left.Length, right.Length) switch
    {
        (0, _) when type is ReconciledType.Date => IsNoEnd(right) ? "1900-01-01 where there was nothing" : "a date where there was nothing",
        (_, 0) when type is ReconciledType.Date => IsNoEnd(left) ? "nothing where 1900-01-01 was" : "date lost",
        (0, _) => "a value where there was nothing",
        (_, 0) => "value lost",
        _ => type switch
        {
            ReconciledType.Money => OfMoney(long.Parse(left, CultureInfo.InvariantCulture), long.Parse(right, CultureInfo.InvariantCulture)),
            ReconciledType.Date => OfDates(Day(left), Day(right)),
            ReconciledType.Code => $"{left} → {right}",
            ReconciledType.Number => decimal.Parse(right, CultureInfo.InvariantCulture) > decimal.Parse(left, CultureInfo.InvariantCulture) ? "higher" : "lower",
            _ => OfTexts(left, right),
        },
    };

    /// <summary>The same of keys that are alike but for their writing.</summary>
    public static string OfKeys(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            if (!string.Equals(left[i], right[i], StringComparison.Ordinal))
                return $"key written otherwise: {OfTexts(left[i], right[i]).Replace(Another, "zeros, capitals and signs", StringComparison.Ordinal)}";
        }

        return "key written otherwise";
    }

    private static string OfMoney(long left, long right)
    {
        if (right == -(Int128)left)
            return "sign reversed";
        if (left == 0)
            return "an amount where there was 0";
        if (right == 0)
            return "0 where there was an amount";
        if (right == (Int128)left * 100)
            return "amount × 100";
        if (left == (Int128)right * 100)
            return "amount ÷ 100";
        if (Int128.Abs((Int128)right - left) == 1)
            return right > left ? "1p higher" : "1p lower";
        return Ratio(left, right) ?? (right > left ? "amount higher" : "amount lower");
    }

    // Only rounding to a penny may lie between: a ratio that nearly fits is another change.
    private static string? Ratio(long left, long right)
    {
        if (Int128.Min(Int128.Abs(left), Int128.Abs(right)) < LeastForRatio)
            return null;
        foreach (var (times, over) in Ratios)
        {
            if (Int128.Abs(((Int128)right * over) - ((Int128)left * times)) >= over)
                continue;
            var common = (int)BigInteger.GreatestCommonDivisor(times, over);
            return over == 1 ? "amount doubled" : times == 1 ? "amount halved" : $"amount × {times / common}/{over / common}";
        }

        return null;
    }

    private static string OfDates(DateOnly left, DateOnly right)
    {
        if (right == NoEnd)
            return "1900-01-01 in place of a date";
        if (left == NoEnd)
            return "a date in place of 1900-01-01";
        if (left.Year == right.Year && left.Month == right.Day && left.Day == right.Month)
            return "day and month swapped";
        if (left.Month == right.Month && left.Day == right.Day)
            return Math.Abs(right.Year - left.Year) == 100 ? "another century" : "another year";
        return (right.DayNumber - left.DayNumber) switch
        {
            1 => "a day later",
            -1 => "a day earlier",
            > 0 => "later",
            _ => "earlier",
        };
    }

    private static string OfTexts(string left, string right)
    {
        if (string.Equals(left.TrimStart('0'), right, StringComparison.Ordinal) || IsWithoutZeros(left, right))
            return "leading zeros lost";
        if (string.Equals(right.TrimStart('0'), left, StringComparison.Ordinal) || IsWithoutZeros(right, left))
            return "leading zeros added";
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
            return "capitals and small letters";
        if (string.Equals(Letters(left), Letters(right), StringComparison.OrdinalIgnoreCase))
            return "spaces and punctuation";
        if (left.StartsWith(right, StringComparison.Ordinal))
            return "cut short";
        if (IsBroken(left, right))
            return "letters broken";
        return Another;
    }

    // RA-000123 and RA-123.
    private static bool IsWithoutZeros(string with, string without) =>
        with.Length > without.Length && string.Equals(LooseKey.WithoutZeros(with), LooseKey.WithoutZeros(without), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    // A letter that the other system does not know became a question mark, or two letters of a wrong encoding.
    private static bool IsBroken(string left, string right) =>
        left.Any(letter => letter > 127) && right.IndexOfAny(['?', '\uFFFD', 'Ã', 'Â']) >= 0 && left.Where(char.IsAscii).All(letter => right.Contains(letter));

    private static bool IsNoEnd(string iso) => Day(iso) == NoEnd;

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
