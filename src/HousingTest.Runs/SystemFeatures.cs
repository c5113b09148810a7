using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Which features are whose: an environment may have a folder of <c>features/</c> for its own, and then runs what is in it and nothing else. All the other environments share the rest,
/// so that the scenarios of a second system never run on the first.
/// </summary>
internal static class SystemFeatures
{
    private const string Whole = ".";

    /// <summary>The files and folders that are meant, as <see cref="Gherkin.Planning.FeatureFiles.Read"/> takes them; empty for everything.</summary>
    /// <param name="workspace">Where features and environments lie.</param>
    /// <param name="named">What was asked for, from <c>features/</c> on; empty for all of the environment's.</param>
    /// <param name="environment">Whose they are to be; null for those that no environment has for its own.</param>
    /// <exception cref="ProblemException">A file that was asked for belongs to another environment.</exception>
    public static IReadOnlyList<string> Of(Workspace workspace, IReadOnlyList<string> named, EnvironmentDefinition? environment)
    {
        var owned = FeatureFolders.Owned(workspace.Root);
        return environment?.Features is { } own ? [.. Own(named, own, environment.Name)] : [.. Shared(RunPlanner.Features(workspace), named, owned)];
    }

    /// <summary>The same as files and folders in which more may come to be; what lies in <see cref="OfOthers"/> is not meant.</summary>
    /// <exception cref="ProblemException">A file that was asked for belongs to another environment.</exception>
    public static IReadOnlyList<string> Places(Workspace workspace, IReadOnlyList<string> named, EnvironmentDefinition environment)
    {
        var files = Of(workspace, named, environment);
        return environment.Features is not null ? files : named.Count == 0 ? [Whole] : named;
    }

    /// <summary>The folders that other environments have for their own.</summary>
    public static IEnumerable<string> OfOthers(Workspace workspace, EnvironmentDefinition environment) =>
        FeatureFolders.Owned(workspace.Root).Keys.Where(folder => !string.Equals(folder, environment.Features, StringComparison.Ordinal));

    /// <summary>What a command takes besides to run a file of <c>features/</c>: <c> --environment mediawiki</c>; empty for those that every environment may run.</summary>
    public static string Option(Workspace workspace, string path) =>
        FeatureFolders.Owned(workspace.Root).FirstOrDefault(folder => IsIn(path, folder.Key)).Value is { } owner ? $" --environment {Path.GetFileNameWithoutExtension(owner)}" : "";

    private static IEnumerable<string> Own(IReadOnlyList<string> named, string own, string environment)
    {
        var strays = named.Where(name => !IsOutside(name) && !Holds(name, own) && !IsIn(name, own)).ToList();
        return strays.Count > 0
            ? throw new ProblemException([.. strays.Select(stray => Elsewhere(stray, $"environment {environment} has features/{own} for its own", "name features in that folder, or another --environment"))])
            : named.Count == 0 ? [own] : named.Select(name => Holds(name, own) ? own : name);
    }

    private static IEnumerable<string> Shared(string root, IReadOnlyList<string> named, IReadOnlyDictionary<string, string> owned)
    {
        var others = named.Select(name => (Name: name, Owner: owned.FirstOrDefault(folder => IsIn(name, folder.Key)).Value)).Where(other => other.Owner is not null).ToList();
        if (others.Count > 0)
        {
            throw new ProblemException([.. others.Select(other => Elsewhere(
                other.Name, $"{other.Owner} has them for its own", $"add --environment {Path.GetFileNameWithoutExtension(other.Owner)}"))]);
        }

        var folders = owned.Keys.Where(folder => Directory.Exists(Path.Combine(root, folder))).ToList();
        if (folders.Count == 0)
            return named;
        return (named.Count == 0 ? [Whole] : named).SelectMany(name => folders.Exists(folder => Holds(name, folder)) ? Beneath(root, name, folders) : [name]);
    }

    private static IEnumerable<string> Beneath(string root, string name, List<string> owned) => Directory
        .EnumerateFiles(Path.Combine(root, name), "*.feature", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
        .Where(file => !owned.Exists(folder => IsIn(file, folder)) && !file.Split('/').Any(part => part is "bin" or "obj"));

    private static bool IsOutside(string name) => name.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(name);

    private static bool Holds(string name, string folder) => name is Whole || (IsIn(folder, name) && !IsIn(name, folder));

    private static bool IsIn(string path, string folder) => (path + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static Problem Elsewhere(string name, string why, string remedy) => new(
        "HT-RUN-030", "These scenarios are for another system", $"features/{name}", why, remedy);
}
