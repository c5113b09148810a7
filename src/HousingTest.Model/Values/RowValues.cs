using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace HousingTest.Model;

/// <summary>
/// A row's values by column, in the order of its columns. Rows of a kind share their <see cref="RowColumns"/>, so that ten thousand of them take little more memory than
/// their values; a dictionary for each took several times that, and most of the time of reading and comparing them.
/// </summary>
/// <param name="columns">Its columns.</param>
/// <param name="values">A value for each of them.</param>
public sealed class RowValues(RowColumns columns, IReadOnlyList<Value> values) : IReadOnlyDictionary<string, Value>
{
    /// <summary>Its columns, which other rows may share.</summary>
    public RowColumns Columns => columns;

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => columns.Names;

    /// <inheritdoc/>
    public IEnumerable<Value> Values => values;

    /// <inheritdoc/>
    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"the row has no column '{key}'");

    /// <summary>The value of the column at a place.</summary>
    public Value At(int place) => values[place];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => columns.PlaceOf(key) is not null;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        value = columns.PlaceOf(key) is { } place ? values[place] : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (var place = 0; place < values.Count; place++)
            yield return new KeyValuePair<string, Value>(columns.Names[place], values[place]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
