namespace HousingTest.Runs;

/// <summary>
/// A file that one process holds for as long as it lives; the operating system lets go of it however the process ends. It stays empty, and stays: taking it away
/// would let two processes hold files of the same name.
/// </summary>
internal static class RunHold
{
    private const string Name = "held";

    /// <summary>The hold of the worker whose order lies in the same folder.</summary>
    public static string Beside(string order) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(order))!, Name);

    /// <summary>Takes it; null when another process has it.</summary>
    public static IDisposable? TryTake(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True when a process has it.</summary>
    public static bool IsHeld(string file)
    {
        if (!File.Exists(file))
            return false;
        using var taken = TryTake(file);
        return taken is null;
    }
}
