using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>What every kind of file has in common: where it lies, how it becomes text, how text becomes a record or all of its problems.</summary>
internal static class DefinitionFile
{
    /// <summary>Text → record; throws every problem of the file together.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository, for problems.</param>
    /// <param name="owner">What the file describes, as a sentence begins with it: <c>An environment</c>.</param>
    /// <param name="read">Reads the keys.</param>
    public static T Parse<T>(string text, string file, string owner, Func<YamlMap, T> read)
    {
        var findings = new Findings(file);
        var document = YamlTree.Read(text, findings);
        if (document is null)
            findings.ThrowIfAny();
        var made = new YamlValue("the file", document, 1, findings).Map(owner, read);
        findings.ThrowIfAny();
        return made;
    }

    /// <summary>The text of a file.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="file">Path relative to it.</param>
    public static string Text(string root, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            if (unreadable is FileNotFoundException or DirectoryNotFoundException)
                throw Missing("file", file, "mend the path");
            throw new ProblemException(
                new Problem("HT-DEF-001", "The file cannot be read", file, unreadable.Message, "see to it that you may read it, and that no other program holds it"),
                unreadable);
        }
    }

    /// <summary>A file that a person named is not there.</summary>
    /// <param name="kind">The word for it: <c>patch</c>.</param>
    /// <param name="file">Its path, as told to people.</param>
    /// <param name="remedy">What to do.</param>
    public static ProblemException Missing(string kind, string file, string remedy) => new(new Problem("HT-DEF-001", $"There is no such {kind}", file, "", remedy));

    /// <summary>The path, relative to the repository, of what a person named: a name in the folder of its kind, or a path to a file.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="folder">Folder of its kind, relative to the repository.</param>
    /// <param name="kind">The word for it: <c>release</c>.</param>
    /// <param name="nameOrPath">A name without <c>.yaml</c>; or a path with it, taken from the current folder or else from the repository's.</param>
    public static string Find(string root, string folder, string kind, string nameOrPath)
    {
        if (HasEnding(nameOrPath, ".yaml"))
            return Relative(root, nameOrPath);
        var known = Names(root, folder);
        if (known.Contains(nameOrPath, StringComparer.Ordinal))
            return $"{folder}/{nameOrPath}.yaml";
        var near = Nearest.To(nameOrPath, known).FirstOrDefault();
        throw new ProblemException(new Problem(
            "HT-DEF-001", $"There is no {kind} '{nameOrPath}'", $"{folder}/",
            known.Count == 0 ? "the folder has none" : $"there are: {string.Join(", ", known)}",
            near is null ? $"name one that is there, or add {folder}/{nameOrPath}.yaml" : $"did you mean {near}? Else add {folder}/{nameOrPath}.yaml"));
    }

    /// <summary>The names in a folder of definitions, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string root, string folder)
    {
        var place = new DirectoryInfo(Path.Combine(root, folder));
        return place.Exists
            ? [.. place.EnumerateFiles("*.yaml").Select(file => Path.GetFileNameWithoutExtension(file.Name))
                .Where(name => !string.Equals(name, LiveGuardFile.Name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A path that a person gave, relative to the repository with forward slashes; absolute where it lies outside.</summary>
    public static string Relative(string root, string path)
    {
        var home = Path.GetFullPath(root);
        var fromHere = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(home, File.Exists(fromHere) ? fromHere : Path.GetFullPath(path, home));
        var outside = Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal);
        return (outside ? fromHere : relative).Replace('\\', '/');
    }

    /// <summary>True when a path ends so, whatever the case.</summary>
    public static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name that a file gives itself; it must be the file's own, for people look for it under that.</summary>
    public static string OwnName(this YamlValue value)
    {
        var name = value.Text();
        var file = Path.GetFileNameWithoutExtension(value.Findings.File);
        if (name.Length > 0 && !string.Equals(name, file, StringComparison.Ordinal))
        {
            value.Findings.Contradiction(
                value.Line, $"The file calls itself '{name}' and is named '{file}.yaml'", "make the two the same: it is found by its file's name");
        }

        return name;
    }
}
