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
    /// <summary>The files and folders that are meant, as <see cref="Gherkin.Planning.FeatureFiles.Read"/> takes them; empty for everything.</summary>
    /// <param name="workspace">Where features and environments lie.</param>
    /// <param name="named">What was asked for, from <c>features/</c> on; empty for all of the environment's.</param>
    /// <param name="environment">Whose they are to be; null for those that no environment has for its own.</param>
    /// <exception cref="ProblemException">A file that was asked for belongs to another environment.</exception>
    public static IReadOnlyList<string> Of(Workspace workspace, IReadOnlyList<string> named, EnvironmentDefinition? environment)
    {
        var owned = FeatureFolders.Owned(workspace.Root);
        if (environment?.Features is { } own)
        {
            var strays = named.Where(name => !IsIn(name, own)).ToList();
            return strays.Count > 0
                ? throw new ProblemException([.. strays.Select(stray => Elsewhere(stray, $"environment {environment.Name} has features/{own} for its own", "name features in that folder, or another --environment"))])
                : named.Count > 0 ? named : [own];
        }

        var others = named.Select(name => (Name: name, Owner: owned.FirstOrDefault(folder => IsIn(name, folder.Key)).Value)).Where(other => other.Owner is not null).ToList();
        if (others.Count > 0)
        {
            throw new ProblemException([.. others.Select(other => Elsewhere(
                other.Name, $"{other.Owner} has them for its own", $"add --environment {Path.GetFileNameWithoutExtension(other.Owner)} and a --release of that system"))]);
        }

        return named.Count == 0 ? Shared(RunPlanner.Features(workspace), owned.Keys) : named;
    }

    private static IReadOnlyList<string> Shared(string root, IEnumerable<string> owned)
    {
        var folders = owned.Where(folder => Directory.Exists(Path.Combine(root, folder))).ToList();
        return folders.Count == 0
            ? []
            : [.. Directory.EnumerateFiles(root, "*.feature", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(file => !folders.Exists(folder => IsIn(file, folder)) && !file.Split('/').Any(part => part is "bin" or "obj"))];
    }

    private static bool IsIn(string path, string folder) => (path + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static Problem Elsewhere(string name, string why, string remedy) => new(
        "HT-RUN-030", "These scenarios are for another system", $"features/{name}", why, remedy);
}
