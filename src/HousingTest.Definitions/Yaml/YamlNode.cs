namespace HousingTest.Definitions.Yaml;

/// <summary>A part of a YAML file and the line on which it starts, counted from 1.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A text, number, date or word: everything is text until someone reads it as more, so that release 2026.10 does not become 2026.1.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Plain">True when it stands without quotes.</param>
/// <param name="Line">Where.</param>
internal sealed record YamlScalar(string Content, bool Plain, int Line) : YamlNode(Line)
{
    /// <summary>True for <c>key:</c> with nothing after it, and for YAML's own words for nothing.</summary>
    public bool IsNothing => Plain && Content is ("" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list. An item that could not be read, and was reported, is null.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode?> Items, int Line) : YamlNode(Line);

/// <summary>Keys and values in the file's order, no key twice.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlPair> Pairs, int Line) : YamlNode(Line);

/// <summary>A key and its value; a value that could not be read, and was reported, is null.</summary>
internal sealed record YamlPair(string Key, YamlNode? Value, int Line);
