namespace HousingTest.Definitions.Yaml;

/// <summary>
/// Reads the keys of one mapping and remembers which were asked for: those are the known ones, so that the code which reads a file is
/// also what says which keys it may have. Made, read and closed by <see cref="YamlValue.Map"/>.
/// </summary>
internal sealed class YamlMap
{
    private readonly string owner;
    private readonly YamlMapping node;
    private readonly Findings findings;
    private readonly List<string> asked = [];
    private readonly List<string> missing = [];

    public YamlMap(string owner, YamlMapping node, Findings findings) => (this.owner, this.node, this.findings) = (owner, node, findings);

    /// <summary>Line on which the mapping starts.</summary>
    public int Line => node.Line;

    /// <summary>Where other code notes what it finds wrong with this mapping.</summary>
    public Findings Findings => findings;

    /// <summary>A value that must be there. When it is not, that is noted, and what is read from it is a stand-in that no one will see.</summary>
    public YamlValue this[string key]
    {
        get
        {
            if (Optional(key) is { } value)
                return value;
            missing.Add(key);
            return new YamlValue(key, null, node.Line, findings);
        }
    }

    /// <summary>A value that may be there.</summary>
    public YamlValue? Optional(string key)
    {
        asked.Add(key);
        return node.Pairs.FirstOrDefault(pair => string.Equals(pair.Key, key, StringComparison.Ordinal)) is { } pair
            ? new YamlValue(key, pair.Value, pair.Line, findings)
            : null;
    }

    /// <summary>Notes keys that nobody asked for, and keys that were asked for in vain; a slip of the finger is told once and not as both.</summary>
    public void Close()
    {
        var unknown = node.Pairs.Where(pair => !asked.Contains(pair.Key, StringComparer.Ordinal)).ToList();
        foreach (var pair in unknown)
        {
            findings.UnknownKey(pair.Key, pair.Line, owner, asked);
            if (Nearest.To(pair.Key, missing).FirstOrDefault() is { } meant)
                missing.Remove(meant);
        }

        foreach (var key in missing)
            findings.MissingKey(key, node.Line, owner);
    }
}
