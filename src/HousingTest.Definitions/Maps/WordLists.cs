using HousingTest.Definitions.Yaml;

namespace HousingTest.Definitions.Maps;

/// <summary>The <c>words</c> of a map: lists of housing word → the system's own, by name, for fields that share them.</summary>
internal sealed class WordLists
{
    private static readonly Dictionary<string, string> None = new(StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists;

    /// <summary>Reads the section, which is null when the map has none.</summary>
    public WordLists(YamlValue? value) =>
        lists = value?.Named((_, list) => List(list)) ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words of a field: a list of its own, or the name of a shared one; none without a value.</summary>
    public IReadOnlyDictionary<string, string> Of(YamlValue? value)
    {
        if (value is null)
            return None;
        if (value.IsMap)
            return List(value);
        var name = value.Text();
        if (lists.TryGetValue(name, out var shared))
            return shared;
        if (name.Length > 0)
            value.Findings.UnknownReference("list of words", name, value.Line, "The map", [.. lists.Keys]);
        return None;
    }

    private static IReadOnlyDictionary<string, string> List(YamlValue value) => value.Named((_, word) => word.AnyText());
}
