namespace HousingTest.Cli;

/// <summary>Finds a run or a gate by what people type: an id, or a path as it was printed.</summary>
public static class NamedFolder
{
    /// <summary>The folder, whether or not it is there: who reads it says what it lacks.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="parent">Where ids live.</param>
    /// <param name="named">What was typed.</param>
    public static string Find(string root, string parent, string named)
    {
        var asPath = Path.GetFullPath(Path.Combine(root, named));
        return Directory.Exists(asPath) ? Path.TrimEndingDirectorySeparator(asPath) : Path.Combine(parent, named);
    }
}
