using System.Globalization;
using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Amounts, days and numbers of a text, and the text around them.</summary>
/// <param name="Rest">The text with a <c>#</c> for each.</param>
/// <param name="Values">Each in one form, however it was written: <c>£1,234.56</c> without a sign, <c>2026-04-06</c>, <c>42</c>.</param>
internal sealed partial record Quantities(string Rest, IReadOnlyList<string> Values)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy", "d/M/yyyy"];

    public static Quantities Of(string text)
    {
        var values = new List<string>();
        var rest = Quantity().Replace(text, match =>
        {
            values.Add(Canonical(match.Value));
            return "#";
        });
        return new Quantities(rest, values);
    }

    /// <summary>What a text looks like, for what is random in it: numbers, and codes of hexadecimal digits, are all one.</summary>
    public static string Shape(string text) => Code().Replace(text, "#");

    /// <summary>A text that is an amount and nothing else, in pence; null when it is not.</summary>
    public static long? Pence(string text)
    {
        var trimmed = text.Trim();
        if (!Amount().IsMatch(trimmed))
            return null;
        var sign = trimmed[0] is '-' or '−' ? -1 : 1;
        var digits = trimmed.TrimStart('-', '−').TrimStart('£').Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds < 1_000_000_000_000m
            ? sign * (long)(pounds * 100)
            : null;
    }

    /// <summary>Pence, of two texts that are amounts and nothing else, the second less the first; null when one is not.</summary>
    public static long? Difference(string before, string after) => Pence(before) is { } one && Pence(after) is { } other ? other - one : null;

    private static string Canonical(string value)
    {
        if (DateOnly.TryParseExact(value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Pence(value) is { } pence)
            return new Money(Math.Abs(pence)).ToString();
        var digits = value.TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}|[-−]?£\d[\d,]*(?:\.\d{2})?|[-−]?\d[\d,]*\.\d{2}(?!\d)|\d+")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^[-−]?(?:£\d[\d,]*(?:\.\d{2})?|\d[\d,]*\.\d{2})$")]
    private static partial Regex Amount();

    [GeneratedRegex("[0-9a-fA-F]*[0-9][0-9a-fA-F]*")]
    private static partial Regex Code();
}
