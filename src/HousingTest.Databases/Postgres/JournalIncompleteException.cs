namespace HousingTest.Databases.Postgres;

/// <summary>The journal cannot undo what happened: rolls the transaction back, and leads to a restore.</summary>
internal sealed class JournalIncompleteException(string message) : Exception(message);
