using HousingTest.Databases;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Takes earlier steps out and keeps the work that was done after them. What they had changed is put back row by row, in the state that work goes on from; where later work stands on it, nothing is
/// changed, and every row that keeps it from being done is listed.
/// </summary>
/// <param name="rehearsal">Whose steps.</param>
internal sealed class Undoing(Rehearsal rehearsal)
{
    private RehearsalSetting Setting => rehearsal.Setting;

    /// <summary>Takes steps out.</summary>
    /// <param name="steps">Which, in any order.</param>
    /// <param name="ct">Stops; nothing is taken out then.</param>
    /// <exception cref="ProblemException">HT-REH-015, 016: a step has not run, or there is a change of the schema, or another release, between it and now.</exception>
    public async Task<UndoResult> UndoAsync(IReadOnlyList<PlanStep> steps, CancellationToken ct)
    {
        var asked = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var cutShort = rehearsal.State is { PendingCheckpoint: not null, Pending.Steps: { } before } && asked.SetEquals(before) ? rehearsal.State : null;
        if (cutShort is not null)
            return await JudgeAsync(cutShort.PendingCheckpoint!.Checkpoint!, cutShort.Pending!.Steps!, ct);
        await rehearsal.FinishAsync(ct);
        var state = rehearsal.State;
        var done = state.Done();
        foreach (var step in steps.Where(step => done.All(one => !string.Equals(one.Step, step.Id, StringComparison.Ordinal))))
            throw RehearsalProblems.NotDone(step.Id, rehearsal.Folder.Name);
        var head = state.Head!;
        // Read before anything is started: what is not as it was saved is named then.
        var work = Work(state, done, asked);
        var copy = await rehearsal.Work.AtAsync(head, null, ct);
        var keys = new RowKeys(await copy.Database.ReadCatalogueAsync(ct), copy.Map);
        var plan = UndoPlan.Make(work, keys);
        if (plan.Conflicts.Count > 0)
            return Refuse(asked, plan.Conflicts, plan);
        rehearsal.Ledger.Add(LedgerAct.UndoStarted, line => line with { Steps = [.. asked.Order(StringComparer.Ordinal)], Parent = head });
        Setting.Progress.Report($"Taking out {string.Join(", ", asked)}: {plan.Changes.Count} rows");
        return await ApplyAsync(copy, plan, work, keys, asked, ct);
    }

    /// <summary>Makes the checks of the steps that are kept, and moves on when they hold.</summary>
    public async Task<UndoResult> JudgeAsync(string checkpoint, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var state = rehearsal.State;
        var kept = state.Done().Where(step => !ids.Contains(step.Step, StringComparer.Ordinal)).Select(step => Setting.Plan.Find(step.Step)).OfType<PlanStep>().ToList();
        var answers = await rehearsal.CheckAsync(kept, checkpoint, ct);
        if (answers.Any(answer => !answer.Passed))
            answers = await BesideBeforeAsync(answers, kept, state.Head!, ct);
        var rows = rehearsal.Folder.Checkpoint(checkpoint).Read().Rows;
        if (answers.All(answer => answer.Passed || answer.AsBefore))
        {
            rehearsal.Ledger.Add(LedgerAct.Undone, line => line with { Steps = ids, Checkpoint = checkpoint, Checks = answers, Rows = rows });
            return new UndoResult(Done: true, rows, 0, [], answers, checkpoint);
        }

        rehearsal.Ledger.Add(LedgerAct.UndoRefused, line => line with
        {
            Steps = ids,
            Checkpoint = checkpoint,
            Checks = answers,
            Text = $"checks of the steps that are kept do not hold without it; the state is kept as {checkpoint}, and work goes on from {state.Head}",
        });
        await rehearsal.Work.LeaveAsync();
        return new UndoResult(Done: false, rows, 0, [], answers, checkpoint);
    }

    /// <summary>
    /// Makes the checks that do not hold once more on the state with the steps in it: later steps may have moved what a check looks at, as a debit run moves balances, and then it says nothing of
    /// what was taken out.
    /// </summary>
    private async Task<IReadOnlyList<CheckAnswer>> BesideBeforeAsync(IReadOnlyList<CheckAnswer> answers, IReadOnlyList<PlanStep> kept, string head, CancellationToken ct)
    {
        var failed = answers.Where(answer => !answer.Passed).Select(answer => answer.Check).ToHashSet(StringComparer.Ordinal);
        Setting.Progress.Report($"Making {failed.Count} checks with the steps in it, to tell what was so before");
        var before = await rehearsal.CheckAsync(kept.Select(step => step with { Checks = [.. step.Checks.Where(check => failed.Contains(check.Said))] }), head, ct);
        return
        [
            .. answers.Select(answer => !answer.Passed && before.Any(one => string.Equals(one.Check, answer.Check, StringComparison.Ordinal) && !one.Passed && one.Details.SequenceEqual(answer.Details, StringComparer.Ordinal))
                ? answer with { AsBefore = true }
                : answer),
        ];
    }

    private async Task<UndoResult> ApplyAsync(TestCopy copy, UndoPlan plan, IReadOnlyList<PastWork> work, RowKeys keys, HashSet<string> ids, CancellationToken ct)
    {
        ApplyResult? result = null;
        await copy.WhileStoppedAsync(async () => result = await copy.Database.ApplyAsync(plan.Changes, ct), ct);
        if (!result!.Applied)
            return Refuse(ids, [.. result.Clashes.Select(clash => ClashWords.Tell(clash, work, keys))], plan);
        var names = ids.Order(StringComparer.Ordinal).ToList();
        var (folder, saved) = await rehearsal.Work.SaveAsync(
            $"without-{names[0]}", rehearsal.Ledger, rehearsal.Folder.Checkpoint(rehearsal.State.Head!).Read().Release,
            checkpoint => checkpoint with { Kind = CheckpointKind.Undo, Why = $"without {string.Join(", ", names)}, with the work after it kept" }, ct);
        rehearsal.Note(folder, saved);
        var end = await JudgeAsync(saved.Id, names, ct);
        return end with { Kept = plan.Kept, FilesLeft = FilesOf(names) };
    }

    private IReadOnlyList<string> FilesOf(IReadOnlyList<string> names) =>
    [
        .. rehearsal.State.Lineage(rehearsal.State.Head).Where(line => line.Step is { } step && names.Contains(step, StringComparer.Ordinal))
            .Select(line => CheckpointSource.Open(rehearsal.Folder.Checkpoint(line.Checkpoint!)))
            .SelectMany(source => CheckpointLooks.FilesBetween(CheckpointSource.Open(rehearsal.Folder.Checkpoint(source.Saved.Parent!)), source))
            .Distinct(StringComparer.Ordinal),
    ];

    private UndoResult Refuse(IReadOnlySet<string> ids, IReadOnlyList<UndoConflict> conflicts, UndoPlan plan)
    {
        rehearsal.Ledger.Add(LedgerAct.UndoRefused, line => line with
        {
            Steps = [.. ids.Order(StringComparer.Ordinal)],
            Rows = conflicts.Count,
            Text = "later work stands on it; nothing was changed",
        });
        return new UndoResult(Done: false, 0, plan.Kept, conflicts, [], null);
    }

    /// <summary>What was done from the first step on that is taken out. What cannot be told row by row cannot be taken out, nor can what lies below it.</summary>
    private IReadOnlyList<PastWork> Work(RehearsalState state, IReadOnlyList<DoneStep> done, IReadOnlySet<string> ids)
    {
        var first = done.First(step => ids.Contains(step.Step));
        var lineage = state.Lineage(state.Head).SkipWhile(line => !string.Equals(line.Checkpoint, first.Checkpoint, StringComparison.Ordinal)).ToList();
        var work = new List<PastWork>();
        foreach (var line in lineage)
        {
            var source = CheckpointSource.Open(rehearsal.Folder.Checkpoint(line.Checkpoint!));
            var parent = rehearsal.Folder.Checkpoint(source.Saved.Parent!).Read();
            var name = line.Step ?? $"the taking out of {string.Join(", ", line.Steps!)}";
            if (!string.Equals(parent.ReleaseDigest, source.Saved.ReleaseDigest, StringComparison.Ordinal))
                throw RehearsalProblems.NotUndoable(first.Step, $"{name} installed another release, and what a release changes is not told row by row");
            if (source.Saved.NoJournal is { } why)
                throw RehearsalProblems.NotUndoable(first.Step, $"of {name} it is not known row by row what it did: {why}");
            // A step that ran, was taken out and ran again is taken out as it ran last.
            var takenOut = line.Step is { } step && ids.Contains(step) && done.Any(one => string.Equals(one.Checkpoint, line.Checkpoint, StringComparison.Ordinal));
            work.Add(new PastWork(name, takenOut, source.Folder.Changes.Read));
        }

        return work;
    }
}
