using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>What leads from one database to another of the same engine.</summary>
/// <param name="Changes">The net change of every row, by table and then by key: <see cref="ITestDatabase.ApplyAsync"/> takes them. Without tables whose columns differ.</param>
/// <param name="OnlyInFirst">Tables that the second does not have, in ordinal order.</param>
/// <param name="OnlyInSecond">Tables that the first does not have, in ordinal order.</param>
/// <param name="Columns">Columns that only one has, or that are of another type, by table; the rows of a table are compared only where both have the same columns.</param>
public sealed record DatabaseDifference(
    IReadOnlyList<RowChange> Changes, IReadOnlyList<string> OnlyInFirst, IReadOnlyList<string> OnlyInSecond, IReadOnlyList<ColumnDifference> Columns)
{
    /// <summary>True when both hold the same.</summary>
    public bool None => Changes.Count + OnlyInFirst.Count + OnlyInSecond.Count + Columns.Count == 0;
}

/// <summary>A column that is not the same in both.</summary>
/// <param name="Table">Table that both have.</param>
/// <param name="Column">The column.</param>
/// <param name="First">Its type in the first; null where it is not there.</param>
/// <param name="Second">Its type in the second; null where it is not there.</param>
public sealed record ColumnDifference(string Table, string Column, string? First, string? Second);
