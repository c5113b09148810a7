using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>The runs that together are one run of a gate.</summary>
/// <param name="Role">Which.</param>
/// <param name="Manifest">What they are together; its id is that of the first until they get a folder of their own.</param>
/// <param name="Parts">The runs, by the number of their shard.</param>
public sealed record MergedRole(RunRole Role, RunManifest Manifest, IReadOnlyList<MergedPart> Parts);

/// <summary>A run and what it is made from.</summary>
public sealed record MergedPart(RunFolder Folder, RunManifest Manifest);
