using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Compares rows by what is in them.</summary>
internal static class RowContent
{
    /// <summary>True when both hold the same in the same columns, or both are no row.</summary>
    public static bool Same(IReadOnlyDictionary<string, Value>? one, IReadOnlyDictionary<string, Value>? other) =>
        one is null ? other is null : other is not null && one.Count == other.Count && one.All(column => other.TryGetValue(column.Key, out var value) && value == column.Value);
}
