using HousingTest.Definitions.Yaml;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>Values of which there is often one.</summary>
internal static class Several
{
    /// <summary>A list that is not empty, or one value that stands for a list of one.</summary>
    public static IReadOnlyList<T> OneOrMore<T>(this YamlValue value, Func<YamlValue, T> read)
    {
        if (!value.IsList)
            return [read(value)];
        var all = value.List(read);
        if (all.Count == 0)
            value.Findings.Contradiction(value.Line, "The list is empty", "name at least one, or take the line out");
        return all;
    }
}
