using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Judges, from what was seen of a map's screens, which are as it says.</summary>
/// <param name="located">The map.</param>
public sealed class ScreenCheck(LocatedMap located)
{
    // What so many different screens share, such as "Sign out", belongs to the frame around them.
    private const int Frame = 3;

    private readonly CheckedPart screens = new("Screens");
    private readonly CheckedPart controls = new("Fields, buttons and tables on screens");

    /// <summary>What is not as the map says.</summary>
    public IReadOnlyList<MapCheckPart> Look(IReadOnlyList<SightedScreen> seen)
    {
        var recognised = seen.Where(one => one.Sightings.Any(sighting => sighting.Recognised)).ToList();
        var frame = recognised.Count < Frame ? [] : recognised
            .Select(one => one.Sightings.Where(sighting => sighting.Recognised).SelectMany(sighting => sighting.Page.Buttons.Concat(sighting.Page.Fields)).ToHashSet(StringComparer.Ordinal))
            .Aggregate((all, names) => [.. all.Intersect(names, StringComparer.Ordinal)]);
        foreach (var one in seen)
            Screen(one, frame);
        return [screens.Made, controls.Made];
    }

    private void Screen(SightedScreen one, IReadOnlySet<string> frame)
    {
        var (screen, path) = (one.Screen, located.At("screens", one.Screen.Name, "path"));
        screens.Tried();
        if (one.Sightings.Count == 0)
        {
            screens.Unsure(path, $"The screen '{screen.Name}' was not opened", $"no row of the test copy fills {string.Join(" and ", one.Unfilled.Select(place => $"{{{place}}}"))}");
            return;
        }

        var good = one.Sightings.Where(sighting => sighting.Recognised).ToList();
        if (good.Count > 0)
        {
            Controls(screen, "fields", "field", screen.Fields, good, sighting => sighting.Fields, sighting => sighting.Page.Fields, frame);
            Controls(screen, "buttons", "button", screen.Buttons, good, sighting => sighting.Buttons, sighting => sighting.Page.Buttons, frame);
            Controls(screen, "tables", "table", screen.Tables, good, sighting => sighting.Tables, sighting => sighting.Page.Tables, frame);
        }
        else if (one.Sightings.Where(sighting => sighting.Opened).ToList() is { Count: > 0 } opened)
        {
            var headings = opened.SelectMany(sighting => sighting.Page.Headings).Distinct(StringComparer.Ordinal).ToList();
            screens.Missing(MapProblems.OtherHeading(
                located.At("screens", screen.Name, "heading"), screen.Name, opened[0].Heading ?? "",
                headings.Count == 0 ? "it has no heading of level 1" : $"it is headed {string.Join(", ", headings.Take(3).Select(heading => $"\"{heading}\""))}"));
            Unlooked(screen, "its heading is another, so it may be another screen");
        }
        else
        {
            var answers = one.Sightings.DistinctBy(sighting => sighting.Role, StringComparer.Ordinal).Select(sighting => $"{sighting.Role}: {Answer(sighting)}");
            screens.Missing(MapProblems.NoScreen(path, screen.Name, screen.Path, string.Join(", ", answers)));
            Unlooked(screen, "the screen does not open");
        }
    }

    private void Unlooked(ScreenMap screen, string why)
    {
        var count = screen.Fields.Count + screen.Buttons.Count + screen.Tables.Count;
        if (count > 0)
            controls.Unsure(located.At("screens", screen.Name), $"What the screen '{screen.Name}' has on it was not looked for ({count})", why);
    }

    private void Controls(
        ScreenMap screen, string section, string kind, IReadOnlyDictionary<string, ControlMap> wanted, IReadOnlyList<ScreenSighting> good,
        Func<ScreenSighting, IReadOnlyDictionary<string, int>> counts, Func<ScreenSighting, IReadOnlyList<string>> names, IReadOnlySet<string> frame)
    {
        var there = good.SelectMany(names).Distinct(StringComparer.Ordinal).ToList();
        // What no other word of the map stands for may be the one that was meant.
        var unclaimed = there.Except(frame, StringComparer.Ordinal).Except(wanted.Values.Select(control => control.Name ?? ""), StringComparer.Ordinal).ToList();
        foreach (var (name, control) in wanted)
        {
            controls.Tried();
            var where = located.At("screens", screen.Name, section, name);
            var called = control.Name ?? control.Selector ?? "";
            var most = good.Max(sighting => counts(sighting).GetValueOrDefault(name));
            var roles = string.Join(", ", good.Select(sighting => sighting.Role).Distinct(StringComparer.Ordinal));
            if (most > 0)
            {
                if (good.Where(sighting => counts(sighting).GetValueOrDefault(name) > 0).All(sighting => counts(sighting)[name] > 1))
                    controls.Unsure(where, $"The screen '{screen.Name}' has the {kind} '{called}' {most} times", "a step would not know which; a role or a selector tells them apart");
            }
            else if (unclaimed.Count > 0)
                controls.Missing(MapProblems.NoControl(where, screen.Name, kind, called, $"on the screen, and not in the map: {string.Join(", ", Nearest(called, unclaimed).Select(other => $"\"{other}\""))}"));
            else
                controls.Unsure(where, $"The screen '{screen.Name}' showed no {kind} '{called}'", $"seen {good.Count} {(good.Count == 1 ? "time" : "times")} as {roles}; perhaps it shows in another state");
        }
    }

    private static IEnumerable<string> Nearest(string name, IReadOnlyList<string> unclaimed) => NearestNames.To(name, unclaimed) is { Count: > 0 } near ? near : unclaimed.Take(6);

    private static string Answer(ScreenSighting sighting) => sighting switch
    {
        { SentAway: true } => "sent to the sign-in screen",
        { Status: 0 } => "no answer",
        _ => sighting.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
