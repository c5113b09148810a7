using System.Text.RegularExpressions;

namespace HousingTest.Definitions;

/// <summary>
/// Which folders of <c>features/</c> belong to which environment: a council with two systems keeps the scenarios of each apart, and an environment runs those of its own.
/// </summary>
public static partial class FeatureFolders
{
    internal const string Root = "features";
    internal const string Key = "features";

    /// <summary>The folders that environments have for their own, relative to <c>features/</c>, each with its environment's file.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyDictionary<string, string> Owned(string root)
    {
        var owned = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = Path.Combine(root, EnvironmentFile.Folder);
        if (!Directory.Exists(folder))
            return owned;
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            // This one line alone: what else is wrong with the file of another system is no affair of a run that does not use it.
            if (KeyPattern().Match(File.ReadAllText(file)) is { Success: true } line)
                owned.TryAdd(line.Groups["folder"].Value.Trim('"', '\'', '/'), $"{EnvironmentFile.Folder}/{Path.GetFileName(file)}");
        }

        return owned;
    }

    [GeneratedRegex(@"^features:[ \t]*(?<folder>[^\s#]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyPattern();
}
