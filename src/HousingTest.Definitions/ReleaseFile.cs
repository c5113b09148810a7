using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A file in <c>fixtures/releases/</c>. What is named without a file is read by <see cref="NamedRelease"/>.</summary>
public static class ReleaseFile
{
    internal const string Folder = "fixtures/releases";
    private static readonly Dictionary<string, string> s_unset = new(StringComparer.Ordinal);
    private static readonly string[] s_programs = ["source", "folder", "installed", "image", "address", "base"];

    /// <summary>Reads a release, and sees to it that the source, patch, folder and script which it names are there.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="named">
    /// A name such as <c>2026.2</c> or a path to a <c>.yaml</c> file; or, announcing nothing, a path to a <c>.patch</c> or a <c>.sql</c>, a folder with a
    /// published system, <c>image:NAME</c>, or an <c>http://</c> or <c>https://</c> address.
    /// </param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static ReleaseDefinition Read(string root, string named)
    {
        if (NamedRelease.Find(root, named) is { } bare)
            return bare;
        return Read(root, DefinitionFile.Find(root, Folder, "release", named), []);
    }

    /// <summary>Reads a release from its text alone, but for a <c>base</c>, whose file is read.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <param name="root">The repository's folder, from which absolute paths are made.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static ReleaseDefinition Parse(string text, string file, string root) => Parse(text, file, root, _ => true, []);

    /// <summary>The names of the releases that there are, in ordinal order.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyList<string> Names(string root) => DefinitionFile.Names(root, Folder);

    private static ReleaseDefinition Read(string root, string file, IReadOnlyList<string> over) =>
        Parse(DefinitionFile.Text(root, file), file, root, path => Path.Exists(Path.Combine(root, path)), [.. over, file]);

    // What it is called over: files that have this one for their base, so that a circle is noticed.
    private static ReleaseDefinition Parse(string text, string file, string root, Func<string, bool> exists, IReadOnlyList<string> over) =>
        DefinitionFile.Parse(text, file, "A release", map =>
        {
            var (name, title) = (map["release"].OwnName(), map["title"].Text());
            var (program, scripts, under) = Program(map, file, root, exists, over);
            if (map.Optional("script") is { } script)
            {
                if (program is ReleaseProgram.Address)
                    script.Findings.Contradiction(script.Line, "A system at an address has no database that a script could be run on", "take 'script' out: whoever runs the system has run it there");
                scripts = [.. scripts, Path.GetFullPath(Existing(script, Beside(file), exists), Path.GetFullPath(root))];
            }

            return new ReleaseDefinition(name, title, program, scripts, map.Optional("announces")?.List(item => item.Map("An announcement", Announcement)) ?? [], file)
            {
                Settings = Settings(map, program, under),
            };
        });

    private static (ReleaseProgram Program, IReadOnlyList<string> Scripts, IReadOnlyDictionary<string, string> Settings) Program(
        YamlMap map, string file, string root, Func<string, bool> exists, IReadOnlyList<string> over)
    {
        var said = s_programs.Where(key => map.Optional(key) is not null).ToList();
        if (said.Count > 1)
            map.Findings.Contradiction(map.Optional(said[1])!.Line, $"A release has one program, and this one says {string.Join(" and ", said)}", "keep one of them, and make another release of the other");
        var patch = map.Optional("patch");
        if (patch is not null && said.Count > 0 && !said.Contains("source", StringComparer.Ordinal))
            map.Findings.Contradiction(patch.Line, $"A patch is for source, and this release has {said[0]}", "say 'source', or take the patch out");
        var (marker, version, password) = (map.Optional("marker"), map.Optional("version"), map.Optional("password from"));
        if ((marker ?? version ?? password) is { } addressed && !said.Contains("address", StringComparer.Ordinal))
            map.Findings.Contradiction(addressed.Line, "'marker', 'version' and 'password from' are for a system at an address", "say 'address', or take them out");

        return said.FirstOrDefault() switch
        {
            "folder" => (new ReleaseProgram.Folder(Path.GetFullPath(Existing(map["folder"], "", exists), Path.GetFullPath(root))), [], s_unset),
            "installed" => (new ReleaseProgram.Installed(Installed(map["installed"])), [], s_unset),
            "image" => (new ReleaseProgram.Image(map["image"].Text()), [], s_unset),
            "address" => (Address(map["address"], marker, version, password), [], s_unset),
            "base" => Base(map["base"], root, over),
            _ => (new ReleaseProgram.Source(
                Existing(map["source"], "", exists), patch is null ? null : Path.GetFullPath(Existing(patch, Beside(file), exists), Path.GetFullPath(root))), [], s_unset),
        };
    }

    // Its own over those of its base, and both over the environment's.
    private static Dictionary<string, string> Settings(YamlMap map, ReleaseProgram program, IReadOnlyDictionary<string, string> under)
    {
        var settings = new Dictionary<string, string>(under, StringComparer.Ordinal);
        if (map.Optional("settings") is not { } said)
            return settings;
        if (program is ReleaseProgram.Address)
            said.Findings.Contradiction(said.Line, "A system at an address is set up by whoever runs it", "take 'settings' out");
        foreach (var (name, value) in said.Named((_, setting) => setting.AnyText()))
            settings[name] = value;
        return settings;
    }

    // Whether it is there is told when it is to be started: a machine without it can still read the file.
    private static string Installed(YamlValue value)
    {
        var path = value.Text();
        if (path.Length > 0 && !Path.IsPathRooted(path))
            value.Findings.WrongValue("installed", value.Line, "the whole path of a folder of this machine", path);
        return path;
    }

    private static ReleaseProgram.Address Address(YamlValue address, YamlValue? marker, YamlValue? version, YamlValue? password)
    {
        var text = address.Text();
        var root = NamedRelease.Root(text);
        if (text.Length > 0 && root is null)
            address.Findings.WrongValue("address", address.Line, "an address such as https://housing-test.example.org, without a login in it", text);
        var said = Marker(marker);
        return new ReleaseProgram.Address(root ?? "", said, version?.UrlPath() ?? said.Path, password?.Text() ?? NamedRelease.PasswordVariable);
    }

    internal static SystemMarker Marker(YamlValue? marker) =>
        marker?.Map("A marker", map => new SystemMarker(map["path"].UrlPath(), map["says"].Text())) ?? SystemMarker.Usual;

    private static (ReleaseProgram Program, IReadOnlyList<string> Scripts, IReadOnlyDictionary<string, string> Settings) Base(YamlValue named, string root, IReadOnlyList<string> over)
    {
        var name = named.Text();
        var file = $"{Folder}/{name}.yaml";
        var known = Names(root);
        if (name.Length > 0 && !known.Contains(name, StringComparer.Ordinal))
            named.Findings.UnknownReference("release", name, named.Line, Folder, known);
        else if (over.Contains(file, StringComparer.Ordinal))
            named.Findings.Contradiction(named.Line, $"'{name}' has this release for its own base", "name the release that has the program");
        else if (name.Length > 0)
        {
            var release = Read(root, file, over);
            if (release.Program is ReleaseProgram.Address)
                named.Findings.Contradiction(named.Line, $"'{name}' is a system at an address, which no script can be run on", "name a release that is started here");
            return (release.Program, release.Scripts, release.Settings);
        }

        return (new ReleaseProgram.Source("", null), [], s_unset);
    }

    private static Announcement Announcement(YamlMap map) => new(
        map["what"].Word(Words.Of<AnnouncedKind>()), map["where"].Text(), map["name"].Text(), map["note"].Text());

    private static string Existing(YamlValue value, string folder, Func<string, bool> exists)
    {
        var name = value.Text();
        // What is named absolutely lies beside nothing.
        var path = Path.IsPathRooted(name) ? name : folder + name;
        if (name.Length > 0 && !exists(path))
            value.Findings.FileIsNotThere(name, value.Line, path);
        return path;
    }

    private static string Beside(string file) => file[..(file.LastIndexOf('/') + 1)];
}
