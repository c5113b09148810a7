namespace HousingTest.Databases.Postgres;

/// <summary>How things stand before a rewind.</summary>
/// <param name="IsQuiet">True when nobody else is in the middle of writing.</param>
/// <param name="EmptiedByCrash">Tables that a crash of the server has emptied.</param>
/// <param name="SchemaChanges">What about the schema is no longer as it was when the journal was started.</param>
/// <param name="HasMark">False when the mark is gone.</param>
/// <param name="Emptied">Tables that TRUNCATE has emptied since the mark.</param>
/// <param name="Touched">The journals with entries since the mark.</param>
internal sealed record JournalView(
    bool IsQuiet, IReadOnlyList<string> EmptiedByCrash, IReadOnlyList<string> SchemaChanges, bool HasMark, IReadOnlyList<string> Emptied, IReadOnlyList<TableJournal> Touched);
