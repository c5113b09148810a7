using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>A screen of a map, and each time that it was opened.</summary>
/// <param name="Screen">The screen.</param>
/// <param name="Sightings">What was seen.</param>
/// <param name="Unfilled">Places of its path that nothing fills, so that it was not opened.</param>
public sealed record SightedScreen(ScreenMap Screen, IReadOnlyList<ScreenSighting> Sightings, IReadOnlyList<string> Unfilled);

/// <summary>A page as one role saw it.</summary>
/// <param name="Role">Who looked.</param>
/// <param name="Status">HTTP status; 0 when nothing came.</param>
/// <param name="SentAway">True when the system led to the sign-in screen instead.</param>
/// <param name="Heading">The heading that the map says, its places filled; null when it says none.</param>
/// <param name="Page">What the page offers.</param>
/// <param name="Fields">Field of the map → how many of it are on the page.</param>
/// <param name="Buttons">Button of the map → how many.</param>
/// <param name="Tables">Table of the map → how many.</param>
public sealed record ScreenSighting(
    string Role, int Status, bool SentAway, string? Heading, PageFacts Page,
    IReadOnlyDictionary<string, int> Fields, IReadOnlyDictionary<string, int> Buttons, IReadOnlyDictionary<string, int> Tables)
{
    /// <summary>True when the role came to a page.</summary>
    public bool Opened => Status is >= 200 and < 400 && !SentAway;

    /// <summary>True when that page is headed as the map says.</summary>
    public bool Recognised => Opened && (Heading is null || Page.Headings.Contains(Heading, StringComparer.Ordinal));
}
