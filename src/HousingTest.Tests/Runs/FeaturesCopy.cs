using HousingTest.Environments;
using HousingTest.Runs;

namespace HousingTest.Tests.Runs;

/// <summary>A workspace with a copy of the features that ship, to write into.</summary>
internal sealed class FeaturesCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FeaturesCopy()
    {
        var root = Path.Combine(Repository.Root, "features");
        foreach (var file in RunPlanner.Read(Repository.Workspace, []).Files)
            _folder.Write($"features/{file.Path}", File.ReadAllText(Path.Combine(root, file.Path)));
        Workspace = new Workspace(_folder.Path);
    }

    public Workspace Workspace { get; }

    /// <summary>Names of the areas.</summary>
    public IReadOnlyList<string> Areas => [.. Directory.GetDirectories(this["features"]).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public string this[string relative] => _folder[relative];

    public void Write(string relative, string text) => _folder.Write(relative, text);

    public string Read(string relative) => _folder.Read(relative);

    public string Scrub(string text) => text.Replace(_folder.Path, "{folder}", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
