using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Bindings;

/// <summary>
/// Writes a text that a simple regular expression accepts. People read <c>6 April 2026</c> and <c>£12.50</c> sooner than the expression, and most
/// of what testers write is of one of these forms, so digits and letters are taken from there.
/// </summary>
internal static partial class Sample
{
    /// <summary>Such a text; null when the expression is not simple enough.</summary>
    public static string? Of(string pattern)
    {
        var text = new StringBuilder();
        var read = 0;
        foreach (Match part in Part().Matches(pattern))
        {
            if (part.Index != read || TextOf(part) is not { } piece)
                return null;
            text.Append(piece);
            read += part.Length;
        }

        var sample = text.ToString();
        return read == pattern.Length && Regex.IsMatch(sample, $"^(?:{pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) ? sample : null;
    }

    private static string? TextOf(Match part)
    {
        var (set, times) = (part.Groups["set"].Value, part.Groups["times"].Value);
        var isOpen = times is "+";
        var count = Count(times);
        if (part.Groups["plain"].Value is { Length: > 0 } plain)
            return new string(plain[^1], count);
        if (set.Contains("0-9", StringComparison.Ordinal) || set.Contains(@"\d", StringComparison.Ordinal))
            return isOpen ? "12" : Digits(count);
        if (set.Contains("A-Z", StringComparison.Ordinal))
            return new string('A', count);
        if (set.Contains("a-z", StringComparison.Ordinal))
            return isOpen ? "pril" : new string('a', count);
        return null;
    }

    private static string Digits(int count) => count switch
    {
        1 => "6",
        2 => "50",
        4 => "2026",
        _ => new string('9', count),
    };

    private static int Count(string quantifier) => quantifier switch
    {
        "" or "+" => 1,
        "?" or "*" => 0,
        _ => int.Parse(quantifier.AsSpan(1, quantifier.AsSpan().IndexOfAny(',', '}') - 1), NumberStyles.None, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"(?:\[(?<set>[^\]^]+)\]|(?<set>\\d)|(?<plain>\\[^A-Za-z0-9]|[^\\()\[\]{}|.^$*+?]))(?<times>[?*+]|\{[0-9]+(?:,[0-9]*)?\})?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
