namespace HousingTest.Model;

/// <summary>Names of a row's columns, in order.</summary>
public sealed class RowColumns
{
    private readonly Dictionary<string, int> places;

    /// <summary>Takes the names; two of the same are refused with an <see cref="ArgumentException"/>.</summary>
    public RowColumns(IReadOnlyList<string> names)
    {
        Names = names;
        places = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Place of a column, from 0; null when there is none of that name.</summary>
    public int? PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : null;
}
