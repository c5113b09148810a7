namespace HousingTest.Databases.Sqlite;

/// <summary>The files that make up one SQLite database.</summary>
internal static class DatabaseFiles
{
    /// <summary>Where the state of the first mark is kept, for what the journal cannot undo.</summary>
    public static string BaseOf(string file) => file + ".housingtest-base";

    /// <summary>Deletes a database with its log and what was kept beside it.</summary>
    public static void Delete(string file)
    {
        foreach (var suffix in (string[])["-wal", "-shm", "-journal", ""])
        {
            File.Delete(file + suffix);
            File.Delete(BaseOf(file) + suffix);
        }
    }
}
