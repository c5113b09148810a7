using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>
/// A release that has no file of its own, as it is named on the command line: a patch or a script for the reference system, a folder with a published
/// system, a container image, an address. None of them announces anything.
/// </summary>
internal static class NamedRelease
{
    /// <summary>Environment variable with the password of a hosted system's test logins, unless the release's file names another.</summary>
    public const string PasswordVariable = "HOUSINGTEST_PASSWORD";

    private const string ReferenceSource = "src/ReferenceHousing";
    private const string ImagePrefix = "image:";

    /// <summary>The release that is meant; null when it must be one with a file.</summary>
    public static ReleaseDefinition? Find(string root, string named)
    {
        if (DefinitionFile.HasEnding(named, ".patch"))
            return OfFile(root, named, "patch", path => (new ReleaseProgram.Source(ReferenceSource, path), []));
        if (DefinitionFile.HasEnding(named, ".sql"))
            return OfFile(root, named, "script", path => Under(root, path));
        if (named.StartsWith(ImagePrefix, StringComparison.Ordinal))
            return Image(named[ImagePrefix.Length..], named);
        if (named.Contains("://", StringComparison.Ordinal))
            return Address(named);
        if (DefinitionFile.HasEnding(named, ".yaml") || ReleaseFile.Names(root).Contains(named, StringComparer.Ordinal))
            return null;
        var folder = new[] { Path.GetFullPath("."), Path.GetFullPath(root) }.Select(from => Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, from))).FirstOrDefault(Directory.Exists);
        return named.Length == 0 || folder is null
            ? null
            : new ReleaseDefinition(Path.GetFileName(folder), $"The folder {Path.GetFileName(folder)}", new ReleaseProgram.Folder(folder), [], [], DefinitionFile.Relative(root, folder));
    }

    /// <summary>An address without the slash at its end; null for a text that is none, or that holds a login, a query or a fragment.</summary>
    public static string? Root(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;

    private static ReleaseDefinition OfFile(string root, string named, string kind, Func<string, (ReleaseProgram Program, IReadOnlyList<string> Scripts)> describe)
    {
        var file = DefinitionFile.Relative(root, named);
        var path = Path.GetFullPath(file, Path.GetFullPath(root));
        if (!File.Exists(path))
            throw DefinitionFile.Missing(kind, file, "mend the path, or name a release: " + string.Join(", ", ReleaseFile.Names(root)));

        var (program, scripts) = describe(path);
        return new ReleaseDefinition(Path.GetFileNameWithoutExtension(path), $"The {kind} {Path.GetFileName(path)}", program, scripts, [], file);
    }

    /// <summary>What a script runs on: the release that its first lines name (<c>-- release: 2026.1</c>), or else the reference system as it stands.</summary>
    private static (ReleaseProgram Program, IReadOnlyList<string> Scripts) Under(string root, string script)
    {
        if (ScriptHead.Read(DefinitionFile.Text(root, script)).Release is not { } named)
            return (new ReleaseProgram.Source(ReferenceSource, null), [script]);
        var under = DefinitionFile.HasEnding(named, ".sql")
            ? throw new ProblemException(new Problem("HT-DEF-014", "A script cannot be run on a script", DefinitionFile.Relative(root, script), $"it names {named}", "name the release that has the program"))
            : ReleaseFile.Read(root, named);
        return under.Program is ReleaseProgram.Address
            ? throw new ProblemException(new Problem("HT-DEF-014", "A script needs a database that is filled here", DefinitionFile.Relative(root, script), $"{named} is a system at an address", "name a release that is started here"))
            : (under.Program, [.. under.Scripts, script]);
    }

    private static ReleaseDefinition Image(string name, string named) => name.Length == 0
        ? throw new ProblemException(new Problem("HT-DEF-014", "No image is named", named, "", "write image: and its name as docker image ls shows it"))
        : new ReleaseDefinition(name, $"The image {name}", new ReleaseProgram.Image(name), [], [], named);

    private static ReleaseDefinition Address(string named)
    {
        // What was typed is not repeated: it may hold a password.
        var root = Root(named) ?? throw new ProblemException(new Problem(
            "HT-DEF-014", "This is no address of a system", "the release", "", "write it as https://housing-test.example.org, without a login in it"));
        return new ReleaseDefinition(
            new Uri(root).Authority, $"The system at {root}",
            new ReleaseProgram.Address(root, SystemMarker.Usual, SystemMarker.Usual.Path, PasswordVariable), [], [], root);
    }
}
