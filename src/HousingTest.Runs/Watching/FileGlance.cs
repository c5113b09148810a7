using System.IO.Enumeration;

namespace HousingTest.Runs;

/// <summary>
/// Files as they were at one glance, by time and size. Whoever watches looks again and again: the files are few, so that a look takes a millisecond, and unlike the operating
/// system's own notices it misses nothing when many come at once, when an editor renames a file over another, or on a network drive.
/// </summary>
/// <param name="Files">Absolute path → when it was written and how long it is.</param>
public sealed record FileGlance(IReadOnlyDictionary<string, (DateTime Written, long Length)> Files)
{
    /// <summary>Looks.</summary>
    /// <param name="places">Files and folders, absolute, each with the ending that counts within a folder: <c>.feature</c>. A place that is not there holds nothing.</param>
    public static FileGlance Of(IReadOnlyList<(string Place, string Extension)> places)
    {
        var files = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        foreach (var (place, extension) in places)
        {
            foreach (var file in Directory.Exists(place) ? Beneath(place, extension) : [new FileInfo(place)])
            {
                if (file.Exists)
                    files[file.FullName] = (file.LastWriteTimeUtc, file.Length);
            }
        }

        return new FileGlance(files);
    }

    /// <summary>Files that were written, made or taken away since an earlier glance, by path.</summary>
    public IReadOnlyList<string> Since(FileGlance before) =>
    [
        .. Files.Where(file => !before.Files.TryGetValue(file.Key, out var was) || was != file.Value).Select(file => file.Key)
            .Concat(before.Files.Keys.Except(Files.Keys, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    // Build output holds copies of feature files, and a thousand files more.
    private static IEnumerable<FileInfo> Beneath(string folder, string extension) => new FileSystemEnumerable<FileInfo>(
        folder, (ref FileSystemEntry entry) => (FileInfo)entry.ToFileSystemInfo(), new EnumerationOptions { RecurseSubdirectories = true })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(extension, StringComparison.Ordinal),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName is not ("bin" or "obj"),
    };
}
