using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// A path of the map, such as <c>/accounts/{rent account}?tab=letters</c>, held against the address that a page has. What it asks for after its question mark without a place must
/// stand in the page's address too: some systems have one path for many screens.
/// </summary>
/// <param name="path">The path, from the root of the system on.</param>
public sealed class ScreenPath(string path)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly string _path = path.Split('?')[0];
    private readonly IReadOnlyList<string> _certain = path.Split('?', 2) is [_, var query] ? [.. query.Split('&').Where(pair => !pair.Contains('{', StringComparison.Ordinal))] : [];

    /// <summary>The screen of the map that a page is, the longest path first: <c>/accounts/{x}</c> would else take the place of <c>/accounts/{x}/statement</c>; null for none.</summary>
    /// <param name="screens">The map's.</param>
    /// <param name="address">The page's.</param>
    public static ScreenMap? Screen(IEnumerable<ScreenMap> screens, string address) => screens
        .Select(screen => (Screen: screen, Path: new ScreenPath(screen.Path)))
        .OrderByDescending(one => one.Screen.Path.Split('{')[0].Length + one.Screen.Path.Count(letter => letter == '/'))
        .ThenByDescending(one => one.Path._certain.Count)
        .ThenBy(one => one.Screen.Name, StringComparer.Ordinal)
        .FirstOrDefault(one => one.Path.IsAt(address)).Screen;

    /// <summary>True when a page of this address is at the path.</summary>
    public bool IsAt(string address) => At(address).Success;

    /// <summary>What the path's places are in the address of a page that is at it; empty where it is not.</summary>
    public IEnumerable<(string Place, string Text)> PlacesIn(string address) =>
        Regex.Matches(_path, @"\{(?<place>[^}]*)}", RegexOptions.ExplicitCapture, s_patience).Select(place => place.Groups["place"].Value)
            .Zip(At(address).Groups.Values.Skip(1), (place, text) => (place, Uri.UnescapeDataString(text.Value)));

    private Match At(string address)
    {
        // A page that never opened has an address without a path.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var here)
            || _certain.Except(here.Query.TrimStart('?').Split('&').Select(Uri.UnescapeDataString), StringComparer.OrdinalIgnoreCase).Any())
        {
            return Match.Empty;
        }

        var pattern = "^" + Regex.Replace(Regex.Escape(_path), @"\\\{[^}]*}", "([^/]+)", RegexOptions.None, s_patience) + "/?$";
        return Regex.Match(here.AbsolutePath, pattern, RegexOptions.IgnoreCase, s_patience);
    }
}
