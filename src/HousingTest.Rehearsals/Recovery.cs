using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Holds what lies on the disk against the ledger before a command does anything. A command that was killed leaves at most one of these: a checkpoint that was not whole yet, which goes; a whole one of
/// which the ledger does not know yet, which is added; one that the ledger calls deleted, which goes; a step that began and left nothing, which is taken back.
/// </summary>
internal sealed class Recovery(CheckpointStore store)
{
    private readonly List<string> found = [];

    public void Run()
    {
        ExpectKnown();
        foreach (var gone in store.State.Checkpoints.Where(id => !File.Exists(store.Folder.Checkpoint(id).Record)))
            store.Progress.Report($"Found: the checkpoint {gone}, which the ledger names, is not there; what needs it will say so");
        found.AddRange(store.Folder.ClearDrafts());
        TakeInOrAway();
        var state = store.State;
        if (state is { Pending: { } pending, PendingCheckpoint: null })
        {
            var what = pending.Act is LedgerAct.UndoStarted ? $"taking out {string.Join(", ", pending.Steps!)}" : $"the step {pending.Step}";
            found.Add($"{what} was cut short before it left anything: work goes on from {state.Head}");
            Note(pending.Step);
        }
        else if (state is { Pending: not null, PendingCheckpoint: { } saved })
        {
            // Told, and not written down yet: what comes of the checks will be.
            foreach (var text in found.Append($"{saved.Checkpoint} was saved, and its checks were cut short"))
                store.Progress.Report($"Found: {text}");
        }
        else if (found.Count > 0 && store.Ledger.Lines.Count > 0)
        {
            Note(null);
        }
    }

    /// <summary>Nothing is changed before it is known that the ledger and its checkpoints belong together.</summary>
    private void ExpectKnown()
    {
        var state = store.State;
        foreach (var folder in store.Folder.List())
        {
            if (state.Saved(folder.Id) is { } line)
            {
                if (!string.Equals(line.CheckpointDigest, folder.RecordDigest(), StringComparison.Ordinal))
                    throw RehearsalProblems.CheckpointNotLedgers(folder.Path);
            }
            else if (!IsDeleted(folder) && !string.Equals(folder.Read().Ledger, store.Ledger.Head, StringComparison.Ordinal))
            {
                throw RehearsalProblems.LinesGone(folder.Path);
            }
        }
    }

    private void TakeInOrAway()
    {
        foreach (var folder in store.Folder.List().Where(folder => store.State.Saved(folder.Id) is null))
        {
            var saved = folder.Read();
            if (IsDeleted(folder))
            {
                store.Folder.Delete(folder.Id);
                found.Add($"the checkpoint {folder.Id} was to be deleted, and is gone");
            }
            else
            {
                store.Note(folder, saved);
                found.Add($"the checkpoint {folder.Id} was saved, and is now in the ledger");
            }
        }
    }

    private bool IsDeleted(CheckpointFolder folder) =>
        store.Ledger.Lines.Any(line => line.Act is LedgerAct.Deleted && string.Equals(line.Checkpoint, folder.Id, StringComparison.Ordinal));

    private void Note(string? step)
    {
        foreach (var text in found)
            store.Progress.Report($"Found: {text}");
        store.Ledger.Add(LedgerAct.Recovered, line => line with { Step = step, Text = string.Join("; ", found) });
    }
}
