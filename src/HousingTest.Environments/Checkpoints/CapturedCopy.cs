using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What was found of a test copy when it was captured.</summary>
/// <param name="Fingerprint">Fingerprint of the database.</param>
/// <param name="SchemaDigest">SHA-256 of its tables and columns.</param>
/// <param name="Clock">Where its clock stood; null when it goes its own way.</param>
/// <param name="Changes">How many rows of each table were changed since it was made or captured last; which and how lies in the folder.</param>
/// <param name="NoJournal">Why it is not known; null when it is.</param>
/// <param name="Files">What lies in the folder now.</param>
public sealed record CapturedCopy(
    string Fingerprint, string SchemaDigest, DateTimeOffset? Clock, IReadOnlyList<ChangedRows> Changes, string? NoJournal, IReadOnlyList<CheckpointFile> Files);
