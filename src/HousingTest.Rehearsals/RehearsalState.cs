using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>How a rehearsal stands, told from its ledger alone.</summary>
public sealed class RehearsalState
{
    private readonly Dictionary<string, LedgerLine> saved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerLine> passed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerLine> failed = new(StringComparer.Ordinal);

    private RehearsalState() { }

    /// <summary>The first line; null for a ledger in which no rehearsal began.</summary>
    public LedgerLine? Begun { get; private set; }

    /// <summary>The checkpoint that work goes on from; null before the first.</summary>
    public string? Head { get; private set; }

    /// <summary>What was begun and has not ended: a step, or the undoing of some. It was cut short, unless the command is at it now.</summary>
    public LedgerLine? Pending { get; private set; }

    /// <summary>The checkpoint that was saved of what is pending, and whose checks have not ended; null where there is none.</summary>
    public LedgerLine? PendingCheckpoint { get; private set; }

    /// <summary>The step that waits for a person; null for none.</summary>
    public LedgerLine? Waiting { get; private set; }

    /// <summary>The failure that the rehearsal stopped at; null where the last step went well.</summary>
    public LedgerLine? Failure { get; private set; }

    /// <summary>Tells how things stand.</summary>
    public static RehearsalState Of(IEnumerable<LedgerLine> lines)
    {
        var state = new RehearsalState();
        foreach (var line in lines)
            state.Take(line);
        return state;
    }

    /// <summary>What was done, in order, that is in effect in a checkpoint: steps that ran and were not taken out. Of the head without an argument.</summary>
    public IReadOnlyList<DoneStep> Done(string? checkpoint = null)
    {
        var done = new List<DoneStep>();
        foreach (var line in Lineage(checkpoint ?? Head))
        {
            if (line.Steps is { } undone)
                done.RemoveAll(step => undone.Contains(step.Step, StringComparer.Ordinal));
            else if (line.Step is { } step)
                done.Add(new DoneStep(step, line.Checkpoint!, line.StepDigest ?? "", passed.GetValueOrDefault(line.Checkpoint!)));
        }

        return done;
    }

    /// <summary>The lines that saved a checkpoint and those that it came from, the oldest first.</summary>
    public IReadOnlyList<LedgerLine> Lineage(string? checkpoint)
    {
        var lineage = new List<LedgerLine>();
        while (checkpoint is not null && saved.TryGetValue(checkpoint, out var line))
        {
            lineage.Insert(0, line);
            checkpoint = line.Parent;
        }

        return lineage;
    }

    /// <summary>The line that saved a checkpoint; null for one that the ledger does not know, or that was deleted.</summary>
    public LedgerLine? Saved(string checkpoint) => saved.GetValueOrDefault(checkpoint);

    /// <summary>Every checkpoint that was saved and not deleted, in the order of their ids.</summary>
    public IReadOnlyList<string> Checkpoints => [.. saved.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Checkpoints that came from this one.</summary>
    public IReadOnlyList<string> Children(string checkpoint) =>
        [.. saved.Values.Where(line => string.Equals(line.Parent, checkpoint, StringComparison.Ordinal)).Select(line => line.Checkpoint!).Order(StringComparer.Ordinal)];

    /// <summary>What a checkpoint turned out to be: true when its checks passed, false when they failed, null where that was not found out or there is nothing to check.</summary>
    public bool? Worked(string checkpoint) => passed.ContainsKey(checkpoint) ? true : failed.ContainsKey(checkpoint) ? false : null;

    private void Take(LedgerLine line)
    {
        switch (line.Act)
        {
            case LedgerAct.Begun:
                Begun ??= line;
                break;
            case LedgerAct.Saved:
                saved[line.Checkpoint!] = line;
                // Of what was saved outside of a step nobody has to say that it worked.
                if (Pending is null && line.Step is null && line.Steps is null)
                    Head ??= line.Checkpoint;
                else
                    PendingCheckpoint = line;
                break;
            case LedgerAct.StepStarted or LedgerAct.UndoStarted:
                (Pending, PendingCheckpoint, Waiting, Failure) = (line, null, null, null);
                break;
            case LedgerAct.StepPassed or LedgerAct.Undone:
                passed[line.Checkpoint!] = line;
                Head = line.Checkpoint;
                (Pending, PendingCheckpoint, Failure) = (null, null, null);
                break;
            case LedgerAct.StepFailed or LedgerAct.UndoRefused:
                if (line.Checkpoint is { } left)
                    failed[left] = line;
                (Pending, PendingCheckpoint, Failure) = (null, null, line);
                break;
            case LedgerAct.Waiting:
                (Pending, PendingCheckpoint, Waiting) = (null, null, line);
                break;
            case LedgerAct.Recovered:
                (Pending, PendingCheckpoint) = (null, null);
                break;
            case LedgerAct.WentBack:
                // What was cut short is not finished any more: work goes on from elsewhere.
                (Head, Failure, Waiting, Pending, PendingCheckpoint) = (line.Checkpoint, null, null, null, null);
                break;
            case LedgerAct.Deleted:
                saved.Remove(line.Checkpoint!);
                if (string.Equals(PendingCheckpoint?.Checkpoint, line.Checkpoint, StringComparison.Ordinal))
                    PendingCheckpoint = null;
                break;
            default:
                break;
        }
    }
}

/// <summary>A step that is in effect.</summary>
/// <param name="Step">Its id.</param>
/// <param name="Checkpoint">The checkpoint that was saved after it.</param>
/// <param name="Digest">Digest of what it did.</param>
/// <param name="Passed">The line that says so.</param>
public sealed record DoneStep(string Step, string Checkpoint, string Digest, LedgerLine? Passed);
