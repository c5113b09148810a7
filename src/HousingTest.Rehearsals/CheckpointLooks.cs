using System.IO.Compression;
using HousingTest.Databases;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Rehearsals;

/// <summary>Looks into checkpoints: each is restored in a place of its own, without a system.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="definitions">The environment of a name, with its map.</param>
/// <param name="progress">Told what goes on.</param>
public sealed class CheckpointLooks(Workspace workspace, Func<string, RunDefinitions> definitions, IProgress<string> progress)
{
    /// <summary>Proves that a checkpoint is what it was: by the digests of its files, and by the fingerprint of the database that comes out of it.</summary>
    /// <exception cref="ProblemException">HT-ENV-080 to 082: it is not.</exception>
    public async Task VerifyAsync(CheckpointFolder folder, CancellationToken ct)
    {
        await using var database = await OpenAsync(CheckpointSource.Open(folder), ct);
    }

    /// <summary>What leads from one checkpoint to another.</summary>
    public async Task<CheckpointDifference> DiffAsync(CheckpointFolder from, CheckpointFolder to, CancellationToken ct)
    {
        var (one, other) = (CheckpointSource.Open(from), CheckpointSource.Open(to));
        await using var first = await OpenAsync(one, ct);
        await using var second = await OpenAsync(other, ct);
        progress.Report("comparing row by row");
        var result = await DatabaseComparison.CompareAsync(first.Database, second.Database, ct);
        var map = definitions(other.Saved.Environment).Map;
        return new CheckpointDifference(
            from.Id, to.Id, Schema(result), ChangedRows.Count(result.Changes),
            ChangePatterns.Of(result.Changes, new RowKeys(await second.Database.ReadCatalogueAsync(ct), map), map),
            FilesBetween(one, other),
            one.Saved.Clock == other.Saved.Clock ? null : $"{Told(one.Saved.Clock)} → {Told(other.Saved.Clock)}",
            string.Equals(one.Saved.ReleaseDigest, other.Saved.ReleaseDigest, StringComparison.Ordinal) ? null : $"{one.Saved.Release} → {other.Saved.Release}");
    }

    internal async Task<BareDatabase> OpenAsync(CheckpointSource source, CancellationToken ct)
    {
        var saved = source.Saved;
        var read = definitions(saved.Environment);
        progress.Report($"    restoring {source.Folder.Id} to be looked at");
        // Its program is not started, so it need not be there.
        var release = new PublishedRelease(new ReleaseIdentity(saved.Release, saved.ReleaseDigest, []), "");
        return await BareDatabase.RestoreAsync(new TestCopyOrder(workspace, read.Environment, read.Map, null, release, "checkpoint"), source, progress, ct);
    }

    private static IReadOnlyList<string> Schema(DatabaseDifference difference) =>
    [
        .. difference.OnlyInFirst.Select(table => $"the table {table} is gone"),
        .. difference.OnlyInSecond.Select(table => $"the table {table} is new"),
        .. difference.Columns.Select(column => (column.First, column.Second) switch
        {
            (null, { } type) => $"{column.Table} has a new column {column.Column}, {type}",
            (_, null) => $"{column.Table} has no column {column.Column} any more",
            ({ } before, { } after) => $"{column.Table}: {column.Column} was {before} and is {after}",
        }),
    ];

    internal static IReadOnlyList<string> FilesBetween(CheckpointSource one, CheckpointSource other)
    {
        var (before, after) = (FilesOf(one), FilesOf(other));
        return
        [
            .. after.Keys.Except(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(file => $"{file} was added"),
            .. before.Keys.Except(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(file => $"{file} was removed"),
            .. before.Where(file => after.TryGetValue(file.Key, out var digest) && !string.Equals(digest, file.Value, StringComparison.Ordinal)).Select(file => file.Key).Order(StringComparer.Ordinal).Select(file => $"{file} was changed"),
        ];
    }

    private static Dictionary<string, string> FilesOf(CheckpointSource source)
    {
        using var files = source.OpenFiles();
        return files.Entries.Where(entry => entry.Name.Length > 0).ToDictionary(entry => entry.FullName, DigestOf, StringComparer.Ordinal);
    }

    private static string DigestOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Digest.OfStream(stream);
    }

    private static string Told(DateTimeOffset? clock) => clock is { } stood ? stood.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "its own way";
}
