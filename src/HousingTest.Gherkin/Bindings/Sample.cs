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
        var plain = Chosen(pattern);
        var text = new StringBuilder();
        var read = 0;
        foreach (Match part in Part().Matches(plain))
        {
            if (part.Index != read || TextOf(part, text) is not { } piece)
                return null;
            text.Append(piece);
            read += part.Length;
        }

        var sample = text.ToString();
        return read == plain.Length && Regex.IsMatch(sample, $"^(?:{pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) ? sample : null;
    }

    // Of what may be one thing or another the first, and nothing of what may be left out.
    private static string Chosen(string pattern)
    {
        for (var group = Group().Match(pattern); group.Success; group = Group().Match(pattern))
            pattern = pattern[..group.Index] + (group.Groups["times"].Value is "?" or "*" ? "" : group.Groups["inner"].Value.Split('|')[0]) + pattern[(group.Index + group.Length)..];
        return pattern.Split('|')[0];
    }

    private static string? TextOf(Match part, StringBuilder before)
    {
        var (set, times) = (part.Groups["set"].Value, part.Groups["times"].Value);
        var isOpen = times is "+";
        var count = Count(times);
        // The s of "days?" stands there, for most numbers are more than one.
        if (part.Groups["plain"].Value is { Length: > 0 } plain)
            return new string(plain[^1], times is "?" && char.IsLetter(plain[^1]) ? 1 : count);
        // The second year of a rent year follows the first one.
        if (count == 2 && before is [.., '/'])
            return "27";
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

    [GeneratedRegex(@"(?<!\\)\((?:\?:)?(?<inner>[^()]*)\)(?<times>[?*+])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Group();

    [GeneratedRegex(
        @"(?:\[(?<set>[^\]^]+)\]|(?<set>\\d)|(?<plain>\\[^A-Za-z0-9]|[^\\()\[\]{}|.^$*+?]))(?<times>[?*+]|\{[0-9]+(?:,[0-9]*)?\})?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
