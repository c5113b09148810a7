using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Amounts as extracts write them, exact: no step goes through a floating-point number.</summary>
internal static class Amounts
{
    /// <summary>
    /// <c>1234.56</c>, <c>1,234.56</c>, <c>£1,234.56</c>; negative with a sign before or behind it, or in brackets. Null for anything else.
    /// </summary>
    public static decimal? Read(ReadOnlySpan<char> text)
    {
        var negative = text is ['(', .., ')'] or ['-' or '−', ..] or [.., '-'];
        text = text switch
        {
            ['(', .. var inner, ')'] => inner.Trim(),
            ['-' or '−' or '+', .. var behind] => behind.Trim(),
            [.. var before, '-'] => before.Trim(),
            _ => text,
        };
        if (text is ['£', ..])
            text = text[1..];
        if (text is ['-', ..] && !negative)
        {
            negative = true;
            text = text[1..];
        }

        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || text[0] == '.') || !ThousandsStandRight(text)
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        return negative ? -amount : amount;
    }

    /// <summary>Pence × times ÷ over as whole pence; null when that leaves part of a penny and nothing says how it is rounded, or is too large to be an amount.</summary>
    public static long? Pence(decimal pence, Conversion? conversion, Rounding? rounding)
    {
        try
        {
            var (times, over) = conversion is null ? (1, 1) : (conversion.Times, conversion.Over);
            var multiplied = pence * times;
            // The remainder is exact, and so is what it leaves; a quotient would have been rounded already.
            var remainder = multiplied % over;
            var whole = (multiplied - remainder) / over;
            if (remainder == 0)
                return decimal.ToInt64(whole);
            return rounding is { } rule ? decimal.ToInt64(whole + (IsMore(rule, whole, Math.Abs(remainder) * 2, over) ? Math.Sign(remainder) : 0)) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsMore(Rounding rule, decimal whole, decimal twice, int over) => rule switch
    {
        Rounding.HalfUp => twice >= over,
        Rounding.HalfEven => twice > over || (twice == over && whole % 2 != 0),
        Rounding.Up => true,
        _ => false,
    };

    // 1,23 is a decimal comma and no amount of a hundred and twenty-three.
    private static bool ThousandsStandRight(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        if (comma < 0)
            return true;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (comma > 3 || (point >= 0 && text[point..].Contains(',')))
            return false;
        for (var at = comma; at < whole.Length; at += 4)
        {
            if (whole[at] != ',' || whole.Length - at < 4)
                return false;
        }

        return (whole.Length - comma) % 4 == 0;
    }
}
