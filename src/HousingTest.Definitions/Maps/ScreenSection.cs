using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Maps;

/// <summary>One of a map's <c>screens</c>.</summary>
internal static class ScreenSection
{
    public static ScreenMap Read(string name, YamlValue value) => value.Map($"The screen '{name}'", map => new ScreenMap(
        name,
        map["path"].UrlPath(),
        map.Optional("heading")?.Text(),
        Controls(map.Optional("fields"), role: null),
        Controls(map.Optional("buttons"), "button"),
        Controls(map.Optional("tables"), "table"))
    {
        NotCompared = map.Optional("not compared")?.List(text => text.Text()) ?? [],
    });

    private static IReadOnlyDictionary<string, ControlMap> Controls(YamlValue? value, string? role) =>
        value?.Named((name, control) => Control(name, control, role)) ?? new Dictionary<string, ControlMap>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A control as its name alone, found by the role that it has where it stands (a field by its label); or told in full.</summary>
    /// <param name="name">What the map calls it.</param>
    /// <param name="value">What the map says of it.</param>
    /// <param name="role">The role that a name alone stands for; null for any control with that label.</param>
    public static ControlMap Control(string name, YamlValue value, string? role) => value.IsMap
        ? value.Map($"The control '{name}'", InFull)
        : new ControlMap(role, value.Text(), null);

    private static ControlMap InFull(YamlMap map)
    {
        var control = new ControlMap(map.Optional("role")?.Word(AriaRoles.ByWord), map.Optional("name")?.Text(), map.Optional("selector")?.Text());
        if (control.Selector is null == control.Name is null)
        {
            map.Findings.Contradiction(
                map.Line, "A control is found by a name or by a selector", "give it one of 'name' (with a 'role' where it helps) and 'selector'");
        }
        else if (control is { Selector: not null, Role: not null })
            map.Findings.Contradiction(map.Line, "A control with a selector needs no role", "take 'role' out");
        return control;
    }
}
