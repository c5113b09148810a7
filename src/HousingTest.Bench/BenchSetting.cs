using HousingTest.Environments;

namespace HousingTest.Bench;

/// <summary>What every bench is given.</summary>
/// <param name="Workspace">The repository.</param>
/// <param name="Folder">An empty folder of its own; whoever gave it deletes it.</param>
/// <param name="Quick">Sizes that a test can wait for: the figures say nothing then.</param>
/// <param name="Told">Told what goes on.</param>
public sealed record BenchSetting(Workspace Workspace, string Folder, bool Quick, Action<string> Told)
{
    /// <summary>The seed of every estate here: that of the environments.</summary>
    public const long Seed = 20260401;
}
