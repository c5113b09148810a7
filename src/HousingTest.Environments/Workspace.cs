using System.Globalization;
using System.Security.Cryptography;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The folders of a repository that a run reads and writes. Everything under <see cref="Private"/> may be deleted when nothing runs.</summary>
/// <param name="Root">The repository's root, absolute.</param>
public sealed record Workspace(string Root)
{
    private const string Solution = "HousingTest.sln";

    /// <summary>What a run needs and nobody reads: published releases, test copies, leases. Ignored by git.</summary>
    public string Private => Path.Combine(Root, ".housingtest");

    /// <summary>Published releases, by digest.</summary>
    public string Releases => Path.Combine(Private, "releases");

    /// <summary>A folder per test copy.</summary>
    public string Copies => Path.Combine(Private, "copies");

    /// <summary>A file per test copy, for the sweep.</summary>
    public string Leases => Path.Combine(Private, "leases");

    /// <summary>Runs by id.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Gates by id.</summary>
    public string Gates => Path.Combine(Root, "gates");

    /// <summary>What is written of databases that were adopted, by id.</summary>
    public string Adoptions => Path.Combine(Root, "adoptions");

    /// <summary>Reconciliations by name, and below each its loads.</summary>
    public string Reconciliations => Path.Combine(Root, "reconciliations");

    /// <summary>Rehearsals by name, and in each its ledger and its checkpoints: nothing in there is ever taken away unless somebody asks for it.</summary>
    public string Rehearsals => Path.Combine(Root, "rehearsals");

    /// <summary>The workspace that a folder lies in: the nearest folder upwards that holds the solution. Throws HT-ENV-001 when there is none.</summary>
    public static Workspace Find(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return new Workspace(folder.FullName);
        }

        throw new ProblemException(Problems.NoWorkspace(startFolder));
    }

    /// <summary>Makes a new folder under <paramref name="parent"/> and answers its name: the time in UTC and four letters or digits, as in
    /// <c>20261121-214601-a1f0</c>. Two processes never get the same one.</summary>
    public static string ClaimFolder(string parent, TimeProvider time)
    {
        Directory.CreateDirectory(parent);
        while (true)
        {
            var id = NewId(time);
            // Creating a folder that exists is no error, but moving one onto it is: so the move is the claim.
            var draft = Path.Combine(parent, $".claim-{Guid.NewGuid():N}");
            Directory.CreateDirectory(draft);
            try
            {
                Directory.Move(draft, Path.Combine(parent, id));
                return id;
            }
            catch (IOException) when (Path.Exists(Path.Combine(parent, id)))
            {
                Directory.Delete(draft);
            }
        }
    }

    /// <summary>An id as <see cref="ClaimFolder"/> gives, without a folder.</summary>
    public static string NewId(TimeProvider time) =>
        time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetHexString(4, lowercase: true);

    /// <summary>A path as people are shown it: relative to the repository with forward slashes where it lies in it, else as it is.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }
}
