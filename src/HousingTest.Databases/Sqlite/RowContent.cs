using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>Tells rows, or parts of them, apart by what they hold, kind and all.</summary>
internal sealed class RowContent : IEqualityComparer<IReadOnlyList<Value>>
{
    public static RowContent Comparer { get; } = new();

    public bool Equals(IReadOnlyList<Value>? x, IReadOnlyList<Value>? y) => x is null ? y is null : y is not null && x.SequenceEqual(y);

    public int GetHashCode(IReadOnlyList<Value> obj)
    {
        var hash = new HashCode();
        foreach (var value in obj)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
