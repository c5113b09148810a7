using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A system that is installed on this machine: it is started where it lies, and identified by every file of its folder, so that an update makes another release of it.</summary>
internal static class InstalledRelease
{
    /// <summary>Its digest and its folder. Throws HT-ENV-040 where it is not installed.</summary>
    public static (string Digest, string Folder) Identify(ReleaseDefinition release, ReleaseProgram.Installed program, CancellationToken ct)
    {
        var folder = Path.TrimEndingDirectorySeparator(program.Path);
        if (!Directory.Exists(folder))
            throw new ProblemException(Problems.NotInstalled(release.File, folder, "install it as the head of the environment's file says, or name the folder where it lies"));
        try
        {
            return (Digest.OfParts(Files(new DirectoryInfo(folder)).Select(file => (Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), OfFile(file, ct)))
                .OrderBy(part => part.Item1, StringComparer.Ordinal)), folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.NotInstalled(release.File, folder, unreadable.Message), unreadable);
        }
    }

    // Links lead to what is no part of the program: to the settings and the data of the machine's own copy, or nowhere.
    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null))
            yield return file;
        foreach (var file in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null).SelectMany(Files))
            yield return file;
    }

    private static string OfFile(FileInfo file, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var stream = file.OpenRead();
        return Digest.OfStream(stream);
    }
}
