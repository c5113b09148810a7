using System.Text.RegularExpressions;

namespace HousingTest.Runs;

/// <summary>The places in an outline's text that examples fill: <c>owed</c> in <c>the rent account owes &lt;owed&gt;</c>.</summary>
internal static partial class OutlinePlaces
{
    public static IEnumerable<string> In(string text) => Place().Matches(text).Select(place => place.Groups["name"].Value);

    // Less-than and greater-than with blanks inside them are signs and no brackets.
    [GeneratedRegex(@"<(?<name>[^\s<>][^<>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
