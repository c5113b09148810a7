using System.IO.Enumeration;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Finds run folders by what people type: an id, a folder, a folder that holds some, or a pattern with <c>*</c>, <c>?</c> and <c>**</c>.</summary>
public static class RunSources
{
    private const string Manifest = "run.json";

    /// <summary>Every run folder that is meant, once, by path.</summary>
    /// <exception cref="ProblemException">HT-MRG-001 for each word that finds none.</exception>
    public static IReadOnlyList<RunFolder> Find(Workspace workspace, IReadOnlyList<string> named)
    {
        var found = named.Select(name => (Name: name, Folders: Find(workspace, name))).ToList();
        var empty = found.Where(one => one.Folders.Count == 0).Select(one => Nothing(one.Name)).ToList();
        return empty.Count > 0
            ? throw new ProblemException(empty)
            : [.. found.SelectMany(one => one.Folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(folder => new RunFolder(folder))];
    }

    private static List<string> Find(Workspace workspace, string name)
    {
        if (name.AsSpan().IndexOfAny('*', '?') >= 0)
            return [.. Expand(name).SelectMany(Within)];
        string[] places = [Path.GetFullPath(name), Path.GetFullPath(name, workspace.Root), Path.GetFullPath(name, workspace.Runs)];
        return places.Where(Directory.Exists).Select(Within).FirstOrDefault() ?? [];
    }

    private static List<string> Within(string folder) => [.. Tree(folder).Where(IsRun)];

    private static bool IsRun(string folder) => File.Exists(Path.Combine(folder, Manifest));

    /// <summary>A folder and all below it, each once by where it really lies: volumes are often links, and a link may lead back. Nothing within a run.</summary>
    private static IEnumerable<string> Tree(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out var next))
        {
            var here = Path.TrimEndingDirectorySeparator(Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next);
            if (!seen.Add(here))
                continue;
            yield return here;
            foreach (var inner in IsRun(here) ? [] : Folders(here))
                waiting.Push(inner);
        }
    }

    // What may not be read holds nothing that could be judged.
    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(
        folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true });

    private static IEnumerable<string> Expand(string pattern)
    {
        var full = Path.GetFullPath(pattern).Replace('\\', '/');
        var parts = full.Split('/', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> folders = [Path.GetPathRoot(full)!];
        // On Windows the root is the first part already.
        foreach (var part in parts.SkipWhile(part => part.EndsWith(':')))
            folders = folders.SelectMany(folder => Step(folder, part)).ToList();
        return folders;
    }

    private static IEnumerable<string> Step(string folder, string part)
    {
        if (part is "**")
            return Tree(folder);
        if (part.AsSpan().IndexOfAny('*', '?') < 0)
            return Directory.Exists(Path.Combine(folder, part)) ? [Path.Combine(folder, part)] : [];
        return Directory.EnumerateDirectories(folder).Where(each => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(each), ignoreCase: false));
    }

    private static Problem Nothing(string name) => new(
        "HT-MRG-001", "There is no run here", name, "no folder of that name, nor any within it, holds a run.json",
        "name runs by id, folder or pattern, or the folder that holds them");
}
