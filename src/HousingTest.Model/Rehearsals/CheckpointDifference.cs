namespace HousingTest.Model;

/// <summary>What leads from one checkpoint to another.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The second.</param>
/// <param name="Schema">Tables and columns that only one has, in words; empty when both have the same.</param>
/// <param name="Tables">How many rows of each table differ.</param>
/// <param name="Patterns">What the differing rows have in common, most rows first.</param>
/// <param name="Files">Files of the system that differ, in words.</param>
/// <param name="Clock">How the clock was moved, in words; null when it stands where it stood.</param>
/// <param name="Release">Which release took the place of which; null when it is the same.</param>
public sealed record CheckpointDifference(
    string From, string To, IReadOnlyList<string> Schema, IReadOnlyList<ChangedRows> Tables, IReadOnlyList<ChangePattern> Patterns, IReadOnlyList<string> Files, string? Clock, string? Release)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsNothing => Schema.Count == 0 && Tables.Count == 0 && Files.Count == 0 && Clock is null && Release is null;
}

/// <summary>Rows of one table in which the same was changed in the same way.</summary>
/// <param name="Entity">The map's word for the table where it has one, else the table.</param>
/// <param name="Said">What was done, in a few words: <c>weekly amount amount × 13/12</c>; <c>added</c>.</param>
/// <param name="Rows">In how many rows.</param>
/// <param name="Pence">By how much money in all; null where no field of money was changed in one direction or the other.</param>
/// <param name="Examples">A few of them: the row, and each field before and after.</param>
public sealed record ChangePattern(string Entity, string Said, long Rows, long? Pence, IReadOnlyList<string> Examples);
