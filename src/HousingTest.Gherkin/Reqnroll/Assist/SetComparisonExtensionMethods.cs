using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>Holds objects against the rows of a table.</summary>
public static class SetComparisonExtensionMethods
{
    /// <summary>Fails unless there is an object for each row and a row for each object, in any order unless stated.</summary>
    /// <exception cref="ComparisonException">There is not; the message shows the rows that were not found and the objects that no row describes.</exception>
    public static void CompareToSet<T>(this Table table, IEnumerable<T> set, bool sequentialEquality = false)
    {
        if (table.Header.Where(column => CellComparison.Property(typeof(T), column) is null).ToList() is { Count: > 0 } unknown)
            throw new ComparisonException($"{typeof(T).Name} has no properties for these columns: {string.Join(", ", unknown)}");
        var found = set.ToList();
        var comparison = sequentialEquality ? SetComparison<T>.InOrder(table, found) : SetComparison<T>.InAnyOrder(table, found);
        if (!comparison.IsSame)
            throw new ComparisonException($"The table and what was found differ (- expected, + found):\n{comparison}");
    }
}
