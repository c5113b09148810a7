using System.Text.RegularExpressions;

namespace HousingTest.Definitions.Yaml;

/// <summary>Texts that are filled in later, <c>{address}</c>, and texts that are paths.</summary>
internal static partial class Places
{
    /// <summary>A text, in quotes perhaps empty, whose places are all among those that will be filled.</summary>
    public static string TextWithPlaces(this YamlValue value, IReadOnlyList<string> known)
    {
        var text = value.AnyText();
        foreach (var place in In(text).Except(known, StringComparer.Ordinal))
            value.Findings.UnknownReference("place", $"{{{place}}}", value.Line, "This text", [.. known.Select(name => $"{{{name}}}")]);
        return text;
    }

    /// <summary>A path on the system's address, <c>/health</c>.</summary>
    public static string UrlPath(this YamlValue value)
    {
        var path = value.Text();
        if (path.Length > 0 && !path.StartsWith('/'))
            value.Findings.WrongValue("path", value.Line, "a path that begins with /", path);
        return path;
    }

    /// <summary>The names in braces, each once.</summary>
    public static IEnumerable<string> In(string text) => Place().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
