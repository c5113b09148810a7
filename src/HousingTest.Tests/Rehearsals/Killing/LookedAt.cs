using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;

namespace HousingTest.Tests.Rehearsals.Killing;

/// <summary>A rehearsal's folder as it lies on the disk at a moment: its ledger's whole lines, and how it stands by them.</summary>
internal sealed record LookedAt(RehearsalFolder Folder, string Text, Ledger Ledger)
{
    public RehearsalState State => RehearsalState.Of(Ledger.Lines);

    /// <summary>Reads it; a ledger that is not what was written throws.</summary>
    public static LookedAt At(RehearsalFolder folder)
    {
        var text = File.Exists(folder.LedgerFile) ? File.ReadAllText(folder.LedgerFile) : "";
        return new LookedAt(folder, text[..(text.LastIndexOf('\n') + 1)], Ledger.Open(folder.LedgerFile, TimeProvider.System, ""));
    }

    /// <summary>The fingerprint that the state has from which work goes on.</summary>
    public string Fingerprint => Folder.Checkpoint(State.Head!).Read().Fingerprint;

    /// <summary>True when every step has run and nothing was cut short.</summary>
    public bool IsFinished => State is { Pending: null } state && state.Done().Count == QuickPlan.Steps;

    /// <summary>Checkpoints that may be deleted.</summary>
    public IReadOnlyList<string> Leaves => [.. State.Checkpoints.Where(id => State.Children(id).Count == 0 && (State.Begun is null || !string.Equals(id, State.Head, StringComparison.Ordinal)))];

    /// <summary>What the moment was, by what lies there.</summary>
    public string Moment => Drafts switch
    {
        [var draft, ..] => draft.StartsWith(".deleting", StringComparison.Ordinal) ? "deleting a checkpoint" : "saving a checkpoint",
        _ when Folder.List().Any(one => State.Saved(one.Id) is null) => "between checkpoint and ledger",
        _ when State.PendingCheckpoint is not null => "checkpoint saved, not judged",
        _ when State.Pending is { Act: LedgerAct.UndoStarted } => "taking out",
        _ when State.Pending is not null => "in a step",
        _ => "before or after",
    };

    /// <summary>The old lines stand as they stood, and every checkpoint that was there is, unless its deletion was asked for.</summary>
    public void ShouldGoOnFrom(LookedAt before)
    {
        Text.ShouldStartWith(before.Text, Case.Sensitive, "a line of the ledger was changed");
        var asked = Ledger.Lines.Where(line => line.Act is LedgerAct.Deleted).Select(line => line.Checkpoint);
        before.State.Checkpoints.Except(State.Checkpoints, StringComparer.Ordinal).Except(asked, StringComparer.Ordinal).ShouldBeEmpty("a checkpoint is lost");
    }

    /// <summary>What a command leaves that was not killed: nothing half done, and every checkpoint whole.</summary>
    public void ShouldBeWhole()
    {
        Drafts.ShouldBeEmpty();
        string.Join('\n', Folder.List().Select(one => one.Id)).ShouldBe(string.Join('\n', State.Checkpoints), "ledger and disk should know the same checkpoints");
        foreach (var one in Folder.List())
        {
            one.RecordDigest().ShouldBe(State.Saved(one.Id)!.CheckpointDigest, one.Id);
            one.Faults(one.Read()).ShouldBeEmpty(one.Id);
        }

        if (State.Head is { } head)
            State.Checkpoints.Contains(head, StringComparer.Ordinal).ShouldBeTrue(head);
        State.Pending.ShouldBeNull("what was cut short should be finished or taken back");
    }

    private IReadOnlyList<string> Drafts => Directory.Exists(Path.Combine(Folder.Path, "checkpoints"))
        ? [.. Directory.EnumerateDirectories(Path.Combine(Folder.Path, "checkpoints"), ".*").Select(Path.GetFileName).OfType<string>()]
        : [];
}
