using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>What all runs of one command have in common.</summary>
/// <param name="Definitions">Environment, map and recipe.</param>
/// <param name="Features">SHA-256 of the feature files that were read.</param>
/// <param name="Workers">How many workers there are for all runs together.</param>
/// <param name="Repeat">How many times each scenario runs.</param>
/// <param name="Request">How they were asked for; each run has a release of its own.</param>
public sealed record RunSetting(RunDefinitions Definitions, string Features, int Workers, int Repeat, RunRequest Request)
{
    /// <summary>Folder of the checkpoint that every test copy is made from; null for new ones.</summary>
    public string? Checkpoint { get; init; }
}
