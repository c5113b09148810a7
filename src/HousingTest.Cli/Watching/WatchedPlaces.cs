using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Watching;

/// <summary>Which files are looked at, and what a saved one is for.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="features">Feature files and folders, absolute.</param>
/// <param name="others">Folders among them that are another environment's, absolute.</param>
/// <param name="definitions">Files of environment, map, recipe and release, absolute.</param>
public sealed class WatchedPlaces(Workspace workspace, IReadOnlyList<string> features, IReadOnlyList<string> others, IReadOnlyList<string> definitions)
{
    private const string Feature = ".feature";
    private const string Source = ".cs";

    private readonly string _steps = Path.Combine(workspace.Root, "src", "HousingTest.Steps");

    /// <summary>Looks at all of them.</summary>
    public FileGlance Look()
    {
        var glance = FileGlance.Of([.. features.Select(place => (place, Feature)), .. definitions.Select(file => (file, "")), (_steps, Source)]);
        return others.Count == 0 ? glance : new FileGlance(glance.Files.Where(file => !others.Any(folder => IsIn(file.Key, folder))).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>A glance with the definitions in it that were not looked at before, as they are now: they have been read.</summary>
    public FileGlance Adopt(FileGlance seen)
    {
        var now = Look();
        return new FileGlance(seen.Files.Concat(now.Files.Where(file => definitions.Contains(file.Key, StringComparer.Ordinal) && !seen.Files.ContainsKey(file.Key))).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>How many feature files a look found.</summary>
    public static int Features(FileGlance glance) => glance.Files.Keys.Count(IsFeature);

    /// <summary>The feature files among some.</summary>
    public static IReadOnlyList<string> FeaturesOf(IEnumerable<string> files) => [.. files.Where(IsFeature)];

    /// <summary>True when environment, map, recipe or release is among them.</summary>
    public bool HasDefinition(IEnumerable<string> files) => files.Intersect(definitions, StringComparer.Ordinal).Any();

    /// <summary>True when a source of the step library is among them.</summary>
    public bool HasSteps(IEnumerable<string> files) => files.Any(file => IsIn(file, _steps) && file.EndsWith(Source, StringComparison.Ordinal));

    /// <summary>The files that say what a test copy is.</summary>
    public static IReadOnlyList<string> DefinitionsOf(Workspace workspace, RunDefinitions definitions, ReleaseDefinition release) =>
    [
        .. new[] { definitions.Environment.File, definitions.Environment.Map, definitions.Environment.Estate?.Recipe, release.File }.OfType<string>().Concat(release.Scripts)
            .Select(file => Path.GetFullPath(file, workspace.Root)).Where(File.Exists).Distinct(StringComparer.Ordinal),
    ];

    private static bool IsIn(string file, string folder) => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsFeature(string file) => file.EndsWith(Feature, StringComparison.Ordinal);
}
