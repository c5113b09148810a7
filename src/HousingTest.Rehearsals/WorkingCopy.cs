using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// The test copy that a rehearsal works in. It lives as long as a command and no longer: what lasts are the checkpoints, so that a command that is killed leaves nothing half done. It is made from a
/// checkpoint when it is needed, and stays for the next step when that goes on from where it stands.
/// </summary>
internal sealed class WorkingCopy(RehearsalSetting setting, RehearsalFolder folder) : IAsyncDisposable
{
    private TestCopy? copy;
    private string? stands;

    /// <summary>The copy in the state of a checkpoint, its system running.</summary>
    /// <param name="checkpoint">The checkpoint; null for a new system.</param>
    /// <param name="install">Another release that is to be installed on it; null for the one that it was saved with.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<TestCopy> AtAsync(string? checkpoint, string? install, CancellationToken ct)
    {
        if (copy is not null && install is null && checkpoint is not null && string.Equals(stands, checkpoint, StringComparison.Ordinal))
            return copy;
        await LeaveAsync();
        var source = checkpoint is null ? null : CheckpointSource.Open(folder.Checkpoint(checkpoint)) with { Installing = install is not null };
        var release = install ?? source?.Saved.Release ?? setting.Plan.Release;
        var published = await setting.Crew.Publish(release, ct);
        if (source is not null && install is null && !string.Equals(published.Identity.Digest, source.Saved.ReleaseDigest, StringComparison.Ordinal))
            throw RehearsalProblems.ReleaseChanged(release, setting.Workspace.Show(source.Folder.Path));
        copy = await TestCopy.ProvisionAsync(
            new TestCopyOrder(setting.Workspace, setting.Definitions.Environment, setting.Definitions.Map, setting.Plan.Filled ? setting.Definitions.Recipe : null, published, $"rehearsal {folder.Name}")
            {
                From = source,
            },
            setting.Progress, ct);
        stands = checkpoint;
        return copy;
    }

    /// <summary>Saves how it stands, as a checkpoint.</summary>
    /// <param name="word">What people shall know it by.</param>
    /// <param name="ledger">The ledger, whose last line it carries.</param>
    /// <param name="describe">Fills in what it is: kind, step, why; the rest is found out here.</param>
    /// <param name="release">The release that runs, as it was named.</param>
    /// <param name="ct">Gives up; there is no checkpoint then.</param>
    public async Task<(CheckpointFolder Folder, Checkpoint Saved)> SaveAsync(string word, Ledger ledger, string release, Func<Checkpoint, Checkpoint> describe, CancellationToken ct)
    {
        var (began, parent) = (Stopwatch.GetTimestamp(), stands);
        var definitions = setting.Definitions;
        var saved = await folder.SaveAsync(word, ledger, async (draft, id) =>
        {
            var captured = await copy!.CaptureAsync(draft, ct);
            return describe(new Checkpoint(
                id, parent, CheckpointKind.Step, Step: null, setting.Time.GetUtcNow(), setting.Who, Why: "",
                setting.Environment, definitions.Environment.Digest, definitions.Map.Digest, definitions.Environment.Database.Engine, release, copy.Release.Digest,
                captured.Clock, captured.Fingerprint, captured.SchemaDigest, captured.Files,
                captured.Changes, captured.NoJournal, ledger.Head, Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3)));
        });
        stands = saved.Id;
        return (saved, saved.Read());
    }

    /// <summary>Gives it up: what is needed next is made from a checkpoint.</summary>
    public async Task LeaveAsync()
    {
        (var left, copy, stands) = (copy, null, null);
        if (left is not null)
            await left.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();
}
