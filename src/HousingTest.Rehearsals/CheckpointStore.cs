using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>The checkpoints of a rehearsal and the ledger that tells of them, in the hands of the one command whose turn it is.</summary>
public sealed class CheckpointStore : IDisposable
{
    private readonly IDisposable turn;

    private CheckpointStore(RehearsalFolder folder, Ledger ledger, IProgress<string> progress, IDisposable turn) => (Folder, Ledger, Progress, this.turn) = (folder, ledger, progress, turn);

    /// <summary>Where they lie.</summary>
    public RehearsalFolder Folder { get; }

    /// <summary>What was done.</summary>
    public Ledger Ledger { get; }

    /// <summary>How it stands.</summary>
    public RehearsalState State => RehearsalState.Of(Ledger.Lines);

    internal IProgress<string> Progress { get; }

    /// <summary>
    /// Takes the turn, reads the ledger, and holds against it what lies on the disk. What was cut short is taken back, or noted so that it is finished; whatever is not as it was written is named
    /// before anything is changed.
    /// </summary>
    /// <param name="folder">Where it lies; need not be there yet.</param>
    /// <param name="time">What tells when.</param>
    /// <param name="who">Whose acts they are.</param>
    /// <param name="progress">Told what was found.</param>
    /// <param name="command">The command, for whoever comes second.</param>
    /// <exception cref="ProblemException">HT-REH-001, 002, 012, 013.</exception>
    public static CheckpointStore Open(RehearsalFolder folder, TimeProvider time, string who, IProgress<string> progress, string command)
    {
        var taken = folder.Take(command, time);
        try
        {
            var store = new CheckpointStore(folder, Ledger.Open(folder.LedgerFile, time, who), progress, taken);
            new Recovery(store).Run();
            return store;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Writes down that a checkpoint was saved.</summary>
    public void Note(CheckpointFolder folder, Checkpoint saved) => Ledger.Add(LedgerAct.Saved, line => line with
    {
        Checkpoint = saved.Id,
        CheckpointDigest = folder.RecordDigest(),
        Parent = saved.Parent,
        Step = saved.Kind is CheckpointKind.Step ? saved.Step : null,
        StepDigest = saved.Kind is CheckpointKind.Step ? State.Pending?.StepDigest : null,
        Steps = saved.Kind is CheckpointKind.Undo ? State.Pending?.Steps : null,
        Rows = saved.Rows,
        Seconds = saved.Seconds,
    });

    /// <summary>Deletes a checkpoint that no other came from and that no work goes on from.</summary>
    /// <exception cref="ProblemException">HT-REH-018: one did, or work goes on from it.</exception>
    public void Delete(string id)
    {
        var children = State.Children(id);
        if (children.Count > 0 || (State.Begun is not null && string.Equals(State.Head, id, StringComparison.Ordinal)))
            throw RehearsalProblems.HasChildren(id, children);
        // The line first: what it says is finished by whoever finds the checkpoint still there.
        Ledger.Add(LedgerAct.Deleted, line => line with { Checkpoint = id });
        Folder.Delete(id);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
