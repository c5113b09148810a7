namespace HousingTest.Databases;

/// <summary>A position in the journal that a test copy can go back to.</summary>
/// <param name="Id">Tells it from a later mark at the same position, after a rewind to an earlier one.</param>
/// <param name="Position">Position of the last change before it.</param>
public sealed record JournalMark(string Id, long Position);
