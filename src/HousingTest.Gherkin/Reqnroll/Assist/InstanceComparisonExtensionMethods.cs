using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>Holds one object against a table.</summary>
public static class InstanceComparisonExtensionMethods
{
    /// <summary>Fails unless the object has every value of the table.</summary>
    /// <exception cref="ComparisonException">It has not; the message names each property that differs or is missing.</exception>
    public static void CompareToInstance<T>(this Table table, T instance)
    {
        var differences = CellComparison.Differences(TableField.Of(table, typeof(T)), Existing(instance)).ToList();
        if (differences.Count > 0)
            throw new ComparisonException($"The table and what was found differ:\n{string.Join('\n', differences)}");
    }

    /// <summary>Whether the object has every value of the table.</summary>
    /// <exception cref="ComparisonException">There is no object.</exception>
    public static bool IsEquivalentToInstance<T>(this Table table, T instance) =>
        !CellComparison.Differences(TableField.Of(table, typeof(T)), Existing(instance)).Any();

    private static object Existing<T>(T instance) => instance is not null ? instance : throw new ComparisonException("There is nothing to hold against the table");
}
