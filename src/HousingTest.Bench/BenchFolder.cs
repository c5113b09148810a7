namespace HousingTest.Bench;

/// <summary>
/// A folder for what a bench makes, which may be gigabytes: it goes with the bench, and what a killed one left goes when the next one starts.
/// While its lock is held by a process, the folder is in use.
/// </summary>
internal sealed class BenchFolder : IDisposable
{
    private const string Lock = "in-use";
    private readonly string path;
    private readonly FileStream held;

    public BenchFolder(string parent)
    {
        Directory.CreateDirectory(parent);
        foreach (var left in Directory.GetDirectories(parent))
            DeleteIfLeft(left);
        path = Path.Combine(parent, Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(path);
        held = new FileStream(Path.Combine(path, Lock), FileMode.Create, FileAccess.Write, FileShare.None);
    }

    public string For(string bench) => Directory.CreateDirectory(Path.Combine(path, bench)).FullName;

    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(path, recursive: true);
    }

    private static void DeleteIfLeft(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, Lock), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Another bench is at work there.
        }
    }
}
