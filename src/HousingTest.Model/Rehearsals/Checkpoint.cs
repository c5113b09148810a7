using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary><c>checkpoint.json</c>: what a checkpoint holds besides its bytes. Written last, so that a checkpoint which has it is whole.</summary>
/// <param name="Id">Name of its folder: a number that grows, and a word: <c>004-tenancies</c>.</param>
/// <param name="Parent">The checkpoint that its state came from; null for the first of its rehearsal.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="Step">The step after which it was saved; null where none had run.</param>
/// <param name="At">When it was saved.</param>
/// <param name="Who">Who had it saved.</param>
/// <param name="Why">What for, in a sentence.</param>
/// <param name="Environment">The environment, as it was named.</param>
/// <param name="EnvironmentDigest">SHA-256 of the environment's file.</param>
/// <param name="MapDigest">SHA-256 of the system map.</param>
/// <param name="Engine">The database engine: <c>sqlite</c>.</param>
/// <param name="Release">The release that runs in it, as it was named.</param>
/// <param name="ReleaseDigest">SHA-256 of what that was made from.</param>
/// <param name="Clock">Where the system's clock stood; null when it goes its own way.</param>
/// <param name="Fingerprint">Fingerprint of the database.</param>
/// <param name="SchemaDigest">SHA-256 of its tables and columns.</param>
/// <param name="Files">What lies beside this file, each with its digest.</param>
/// <param name="Changes">What was changed since the parent, by table; empty for none.</param>
/// <param name="NoJournal">Why it is not known row by row what was changed since the parent; null when it is.</param>
/// <param name="Ledger">Digest of the ledger's line that came before it; null for a checkpoint of no rehearsal.</param>
/// <param name="Seconds">How long it took to save.</param>
public sealed record Checkpoint(
    string Id, string? Parent, CheckpointKind Kind, string? Step, DateTimeOffset At, string Who, string Why,
    string Environment, string EnvironmentDigest, string MapDigest, string Engine, string Release, string ReleaseDigest,
    DateTimeOffset? Clock, string Fingerprint, string SchemaDigest, IReadOnlyList<CheckpointFile> Files,
    IReadOnlyList<ChangedRows> Changes, string? NoJournal, string? Ledger, double Seconds)
{
    /// <summary>Why the step that left it could not be done; null when it was done.</summary>
    public IReadOnlyList<Problem>? Problems { get; init; }

    /// <summary>All that it takes on the disk, in bytes.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Rows that were changed since the parent.</summary>
    [JsonIgnore]
    public long Rows => Changes.Sum(table => table.Rows);
}

/// <summary>A file of a checkpoint.</summary>
/// <param name="Name">Its name in the checkpoint's folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Digest">SHA-256.</param>
public sealed record CheckpointFile(string Name, long Bytes, string Digest);

/// <summary>How many rows of a table were changed.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Added">Rows that were not there before.</param>
/// <param name="Changed">Rows that are other than before.</param>
/// <param name="Removed">Rows that are no longer there.</param>
public sealed record ChangedRows(string Table, long Added, long Changed, long Removed)
{
    /// <summary>All of them.</summary>
    [JsonIgnore]
    public long Rows => Added + Changed + Removed;

    /// <summary>Counts changes by table, in ordinal order.</summary>
    public static IReadOnlyList<ChangedRows> Count(IEnumerable<RowChange> changes) =>
    [
        .. changes.GroupBy(change => change.Table, StringComparer.Ordinal)
            .Select(table => new ChangedRows(
                table.Key,
                table.LongCount(change => change.Before is null),
                table.LongCount(change => change.Before is not null && change.After is not null),
                table.LongCount(change => change.After is null)))
            .OrderBy(table => table.Table, StringComparer.Ordinal),
    ];
}

/// <summary>How a checkpoint came to be.</summary>
public enum CheckpointKind
{
    /// <summary>Before the first step.</summary>
    Start,

    /// <summary>After a step.</summary>
    Step,

    /// <summary>After steps were taken out.</summary>
    Undo,

    /// <summary>A person saved what was up.</summary>
    ByHand,
}
