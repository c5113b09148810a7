using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Gherkin.Bindings;

/// <summary>
/// Writes a text that a simple regular expression accepts: 9 where digits stand, letters where letters stand. People read <c>£999.99</c> sooner
/// than the expression.
/// </summary>
internal static partial class Sample
{
    // So many of the same show that there may be several.
    private const int Several = 4;

    /// <summary>Such a text; null when the expression is not simple enough.</summary>
    public static string? Of(string pattern)
    {
        var text = new StringBuilder();
        var read = 0;
        foreach (Match part in Part().Matches(pattern))
        {
            if (part.Index != read || CharacterOf(part) is not { } character)
                return null;
            text.Append(character, TimesOf(part.Groups["times"].Value));
            read += part.Length;
        }

        var sample = text.ToString();
        return read == pattern.Length && Regex.IsMatch(sample, $"^(?:{pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) ? sample : null;
    }

    private static char? CharacterOf(Match part)
    {
        if (part.Groups["plain"].Value is { Length: > 0 } plain)
            return plain[^1];
        var set = part.Groups["set"].Value;
        if (set.Contains("0-9", StringComparison.Ordinal) || set.Contains(@"\d", StringComparison.Ordinal))
            return '9';
        if (set.Contains("A-Z", StringComparison.Ordinal))
            return 'A';
        return set.Contains("a-z", StringComparison.Ordinal) ? 'a' : null;
    }

    private static int TimesOf(string quantifier) => quantifier switch
    {
        "" => 1,
        "?" or "*" => 0,
        "+" => Several - 1,
        _ => int.Parse(quantifier.AsSpan(1, quantifier.AsSpan().IndexOfAny(',', '}') - 1), NumberStyles.None, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"(?:\[(?<set>[^\]^]+)\]|(?<set>\\d)|(?<plain>\\[^A-Za-z0-9]|[^\\()\[\]{}|.^$*+?]))(?<times>[?*+]|\{[0-9]+(?:,[0-9]*)?\})?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
