namespace HousingTest.Environments;

/// <summary>Deleting folders that a process may have held files of a moment ago.</summary>
internal static class Folders
{
    private const int Attempts = 20;

    /// <summary>Deletes a folder with all in it; one that is not there is no error. On Windows a file stays locked for a moment after its process ended, so a
    /// refusal is tried again for two seconds before it counts.</summary>
    public static void Delete(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>Deletes all that is in a folder, and leaves the folder.</summary>
    public static void Empty(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
        foreach (var inner in Directory.EnumerateDirectories(folder))
            Delete(inner);
    }
}
