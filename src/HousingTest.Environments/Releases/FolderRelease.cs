using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// A system that was published elsewhere, as a folder. It is copied, so that what runs is what its digest says, and nothing that the system writes beside
/// its program reaches the supplier's folder.
/// </summary>
/// <param name="workspace">Where the copy goes.</param>
internal sealed class FolderRelease(Workspace workspace)
{
    /// <summary>Copies the folder, or takes the copy that is there. Throws HT-ENV-022 for a folder that does not serve.</summary>
    public async Task<(string Digest, string Folder)> PublishAsync(ReleaseDefinition release, ReleaseProgram.Folder program, IProgress<string> progress, CancellationToken ct)
    {
        var shown = workspace.Show(program.Path);
        try
        {
            if (!Directory.Exists(program.Path))
                throw new ProblemException(Problems.FolderUnfit(release, shown, "there is no such folder"));
            var files = Find(release, program.Path, shown).Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0)
                throw new ProblemException(Problems.FolderUnfit(release, shown, "it holds no file"));
            var digest = Digest.OfParts(files.Select(file => ($"folder/{file}", DigestOf(Path.Combine(program.Path, file)))));
            var folder = await new ReleaseShelf(workspace).KeepAsync(
                digest, () => progress.Report($"Release {release.Name}: another process copies it, waiting"), scratch => CopyAsync(program.Path, files, scratch, ct), ct);
            return (digest, folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.FolderUnfit(release, shown, unreadable.Message), unreadable);
        }
    }

    private static Task<string> CopyAsync(string folder, IReadOnlyList<string> files, string scratch, CancellationToken ct) => Task.Run(
        () =>
        {
            var copy = Path.Combine(scratch, "published");
            foreach (var file in files)
            {
                ct.ThrowIfCancellationRequested();
                var target = Path.Combine(copy, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(folder, file), target);
            }

            return copy;
        },
        ct);

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Digest.OfStream(stream);
    }

    /// <summary>Every file, from the folder on with forward slashes. A linked folder could lead out of it, or round in a circle, and would be left out silently.</summary>
    private static IEnumerable<string> Find(ReleaseDefinition release, string root, string shown)
    {
        var links = new DirectoryInfo(root).EnumerateDirectories("*", SearchOption.AllDirectories).FirstOrDefault(inner => inner.LinkTarget is not null);
        if (links is not null)
            throw new ProblemException(Problems.FolderUnfit(release, shown, $"{Path.GetRelativePath(root, links.FullName)} is a link to another folder"));
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
    }
}
