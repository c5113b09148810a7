using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A file in <c>fixtures/releases/</c>, or a bare patch to the reference system's source.</summary>
public static class ReleaseFile
{
    private const string Folder = "fixtures/releases";
    private const string ReferenceSource = "src/ReferenceHousing";

    /// <summary>Reads a release, and sees to it that the source and the patch which it names are there.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="nameOrPath">A name such as <c>2026.2</c>, or a path to a <c>.yaml</c> file, or to a <c>.patch</c>, which announces nothing.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static ReleaseDefinition Read(string root, string nameOrPath)
    {
        if (DefinitionFile.HasEnding(nameOrPath, ".patch"))
            return BarePatch(root, DefinitionFile.Relative(root, nameOrPath));
        var file = DefinitionFile.Find(root, Folder, "release", nameOrPath);
        return Parse(DefinitionFile.Text(root, file), file, root, path => Path.Exists(Path.Combine(root, path)));
    }

    /// <summary>Reads a release from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <param name="root">The repository's folder, from which the patch's absolute path is made.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static ReleaseDefinition Parse(string text, string file, string root) => Parse(text, file, root, _ => true);

    /// <summary>The names of the releases that there are, in ordinal order.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyList<string> Names(string root) => DefinitionFile.Names(root, Folder);

    private static ReleaseDefinition Parse(string text, string file, string root, Func<string, bool> exists) =>
        DefinitionFile.Parse(text, file, "A release", map => new ReleaseDefinition(
            map["release"].OwnName(),
            map["title"].Text(),
            Existing(map["source"], "", exists),
            map.Optional("patch") is { } patch ? Path.GetFullPath(Existing(patch, Beside(file), exists), Path.GetFullPath(root)) : null,
            map.Optional("announces")?.List(item => item.Map("An announcement", Announcement)) ?? [],
            file));

    private static Announcement Announcement(YamlMap map) => new(
        map["what"].Word(Words.Of<AnnouncedKind>()), map["where"].Text(), map["name"].Text(), map["note"].Text());

    private static string Existing(YamlValue value, string folder, Func<string, bool> exists)
    {
        var name = value.Text();
        if (name.Length > 0 && !exists(folder + name))
            value.Findings.FileIsNotThere(name, value.Line, folder + name);
        return folder + name;
    }

    private static string Beside(string file) => file[..(file.LastIndexOf('/') + 1)];

    private static ReleaseDefinition BarePatch(string root, string file)
    {
        var patch = Path.GetFullPath(file, Path.GetFullPath(root));
        if (!File.Exists(patch))
        {
            throw new ProblemException(new Problem(
                "HT-DEF-001", "There is no such patch", file, "", "mend the path, or name a release: " + string.Join(", ", Names(root))));
        }

        var name = Path.GetFileNameWithoutExtension(patch);
        return new ReleaseDefinition(name, $"The patch {Path.GetFileName(patch)}", ReferenceSource, patch, [], file);
    }
}
