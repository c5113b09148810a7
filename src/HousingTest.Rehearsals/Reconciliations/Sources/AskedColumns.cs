using System.Collections;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Columns that are asked of a source, each once, with the line of the file that names it first.</summary>
internal sealed class AskedColumns : IEnumerable<(string Name, int Line)>
{
    private readonly List<(string Name, int Line)> all = [];

    /// <summary>Asks for a column; answers its place among those asked for.</summary>
    public int Add(string name, int line)
    {
        var there = all.FindIndex(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        if (there >= 0)
            return there;
        all.Add((name, line));
        return all.Count - 1;
    }

    /// <summary>Asks for the columns that filters look at.</summary>
    public IReadOnlyList<BoundFilter> Add(IReadOnlyList<RowFilter> filters) => [.. filters.Select(filter => new BoundFilter(
        Add(filter.Column, filter.Line), filter.Values.Select(value => value.Trim()).ToHashSet(StringComparer.Ordinal), filter.Keeps))];

    /// <inheritdoc/>
    public IEnumerator<(string Name, int Line)> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
