using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Fills places such as <c>{rent account}</c> in the texts of environment files and maps.</summary>
internal static partial class Places
{
    /// <summary>Fills every place. Throws HT-ENV-011 for one that nothing fills.</summary>
    /// <param name="text">The text; braces around anything but words in small letters are no places, as in JSON.</param>
    /// <param name="places">Place → what fills it.</param>
    /// <param name="where">Where the text stands, for the problem.</param>
    /// <param name="encode">How a value is written so that it stays a value: in a path, in SQL; null for as it is.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> places, string where, Func<string, string>? encode = null) =>
        PlacePattern().Replace(text, match =>
        {
            var place = match.Groups["place"].Value;
            if (!places.TryGetValue(place, out var value))
                throw new ProblemException(Problems.UnknownPlace(where, place, places.Keys));
            return encode is null ? value : encode(value);
        });

    /// <summary>The places of both; where both have one, that of <paramref name="over"/>.</summary>
    public static IReadOnlyDictionary<string, string> Join(IReadOnlyDictionary<string, string> under, IReadOnlyDictionary<string, string> over)
    {
        var joined = new Dictionary<string, string>(under, StringComparer.OrdinalIgnoreCase);
        foreach (var (place, value) in over)
            joined[place] = value;
        return joined;
    }

    [GeneratedRegex(@"\{(?<place>[a-z][a-z0-9 -]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlacePattern();
}
