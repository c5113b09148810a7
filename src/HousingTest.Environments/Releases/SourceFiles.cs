using System.Text;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A folder of source: which of its files count, their digest, and a copy of them. What builds and editors leave in it is passed over.</summary>
internal sealed class SourceFiles
{
    private static readonly string[] s_leftovers = ["bin", "obj", ".git", ".vs", ".idea", "node_modules"];
    private readonly string _folder;

    public SourceFiles(ReleaseDefinition release, string place, string root)
    {
        _folder = Path.Combine(root, place);
        if (!Directory.Exists(_folder))
            throw new ProblemException(Problems.NoSource(release, $"{place} is not a folder"));
        Files = [.. Find(_folder).Select(Relative).Order(StringComparer.Ordinal)];
        var projects = Files.Where(file => !file.Contains('/', StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).ToList();
        Project = projects.Count == 1
            ? projects[0]
            : throw new ProblemException(Problems.NoSource(release, $"{place} holds {projects.Count} project files, not one"));
    }

    /// <summary>Paths from the folder, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The project that is published.</summary>
    public string Project { get; }

    /// <summary>Each file's path and digest; a text has the same one with either line end.</summary>
    public IEnumerable<(string Name, string Digest)> Parts() => Files.Select(file => ($"source/{file}", DigestOf(File.ReadAllBytes(Path.Combine(_folder, file)))));

    public void CopyTo(string target)
    {
        foreach (var file in Files)
        {
            var copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(_folder, file), copy);
        }
    }

    private static string DigestOf(byte[] bytes) => bytes.Contains((byte)0) ? Digest.OfBytes(bytes) : Digest.OfText(Encoding.UTF8.GetString(bytes));

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private static IEnumerable<string> Find(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".user", StringComparison.OrdinalIgnoreCase)))
            yield return file;
        foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories())
        {
            // A link could lead out of the source, or round in a circle.
            if (s_leftovers.Contains(inner.Name, StringComparer.OrdinalIgnoreCase) || inner.LinkTarget is not null)
                continue;
            foreach (var file in Find(inner.FullName))
                yield return file;
        }
    }
}
