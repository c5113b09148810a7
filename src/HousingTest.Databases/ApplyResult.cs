namespace HousingTest.Databases;

/// <summary>What became of changes that were to be applied: all of them, or none.</summary>
/// <param name="Rows">How many rows were put from before to after; 0 when there is a clash.</param>
/// <param name="Clashes">What stood in the way, in the order of the changes; empty when they were applied.</param>
public sealed record ApplyResult(long Rows, IReadOnlyList<RowClash> Clashes)
{
    /// <summary>True when all changes were applied.</summary>
    public bool Applied => Clashes.Count == 0;
}
