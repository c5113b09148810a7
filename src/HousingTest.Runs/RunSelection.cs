using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>The scenarios that a run is to have.</summary>
/// <param name="Scenarios">In the order in which they run; at least one.</param>
/// <param name="Digest">SHA-256 of the feature files that were read.</param>
/// <param name="OnScreens">Ids of those that drive a screen, and so need a browser.</param>
/// <param name="Files">Feature files and folders that were asked for, absolute; empty for all.</param>
public sealed record RunSelection(IReadOnlyList<PlannedScenario> Scenarios, string Digest, IReadOnlySet<string> OnScreens, IReadOnlyList<string> Files);
