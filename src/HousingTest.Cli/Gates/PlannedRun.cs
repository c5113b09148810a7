using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Gates;

/// <summary>A run that is to be made.</summary>
/// <param name="Release">Name of a release, or path of a patch, as it was typed.</param>
/// <param name="Identity">What that turned out to be.</param>
/// <param name="Scenarios">What is to run; may be none where a shard's share is empty.</param>
/// <param name="Bar">Where its progress is shown.</param>
/// <param name="Role">What it is in a gate; null when it is for none.</param>
/// <param name="Shard">Which part of a larger plan it is; null when it is the whole.</param>
public sealed record PlannedRun(
    string Release, ReleaseIdentity Identity, IReadOnlyList<PlannedScenario> Scenarios, RunBar Bar, RunRole? Role = null, RunShard? Shard = null);
