using HousingTest.Definitions.Yaml;

namespace HousingTest.Definitions;

/// <summary>On which line of a map each thing stands, for what is found out about it later.</summary>
public sealed class MapLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);

    private MapLines(YamlNode? root)
    {
        if (root is not null)
            Add("", root);
    }

    /// <summary>The lines of a map that <see cref="SystemMapFile.Read"/> read.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">Path to the file.</param>
    public static MapLines Read(string root, string path) => Parse(DefinitionFile.Text(root, DefinitionFile.Relative(root, path)));

    /// <summary>The lines of a map's text.</summary>
    public static MapLines Parse(string text) => new(YamlTree.Read(text, new Findings("")));

    /// <summary>
    /// Line of the thing at a path of keys, whatever their case, counted from 1; items of a list by their number from 0:
    /// <c>Of("entities", "rent account", "fields", "balance")</c>. Of what is not written, the line of what it would belong to.
    /// </summary>
    public int Of(params IReadOnlyList<string> path)
    {
        for (var length = path.Count; length > 0; length--)
        {
            if (lines.TryGetValue(string.Join('\n', path.Take(length)), out var line))
                return line;
        }

        return 1;
    }

    private void Add(string above, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var pair in mapping.Pairs)
                    Add(above, pair.Key, pair.Line, pair.Value);
                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                    Add(above, i.ToString(System.Globalization.CultureInfo.InvariantCulture), sequence.Items[i]?.Line ?? sequence.Line, sequence.Items[i]);
                break;
        }
    }

    private void Add(string above, string key, int line, YamlNode? value)
    {
        var path = above.Length == 0 ? key : $"{above}\n{key}";
        lines[path] = line;
        if (value is not null)
            Add(path, value);
    }
}
