using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What was found of a test copy when it was captured.</summary>
/// <param name="Fingerprint">Fingerprint of the database.</param>
/// <param name="SchemaDigest">SHA-256 of its tables and columns.</param>
/// <param name="Clock">Where its clock stood; null when it goes its own way.</param>
/// <param name="Changes">The net change of every row since it was made or captured last; null when that is not known.</param>
/// <param name="NoJournal">Why it is not known; null when it is.</param>
/// <param name="Files">What lies in the folder now.</param>
public sealed record CapturedCopy(
    string Fingerprint, string SchemaDigest, DateTimeOffset? Clock, IReadOnlyList<RowChange>? Changes, string? NoJournal, IReadOnlyList<CheckpointFile> Files);
