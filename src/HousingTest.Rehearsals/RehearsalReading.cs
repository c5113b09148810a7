using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Reads a rehearsal without changing anything.</summary>
public static class RehearsalReading
{
    /// <summary>How it stands, by its ledger and its checkpoints.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="plan">Its plan, as that is now.</param>
    /// <param name="root">The repository's folder, in which the plan's files are.</param>
    public static RehearsalRecord Read(RehearsalFolder folder, Ledger ledger, RehearsalPlan plan, string root)
    {
        var state = RehearsalState.Of(ledger.Lines);
        var done = state.Done().ToDictionary(step => step.Step, StringComparer.Ordinal);
        var takenOut = state.Lineage(state.Head).SelectMany(line => line.Steps ?? []).ToHashSet(StringComparer.Ordinal);
        var way = state.Lineage(state.Head).Select(line => line.Checkpoint!).ToHashSet(StringComparer.Ordinal);
        var steps = plan.Steps.Select((step, index) => Step(step, index + 1, state, ledger.Lines, done.GetValueOrDefault(step.Id), takenOut.Contains(step.Id)) with
        {
            ChangedSince = done.TryGetValue(step.Id, out var ran) && !string.Equals(ran.Digest, StepDigest.Of(step, root), StringComparison.Ordinal),
        }).ToList();
        return new RehearsalRecord(
            folder.Name, plan.File, plan.About, state.Begun?.Environment ?? plan.Environment, Status(state, steps), state.Head, steps,
            [.. folder.List().Select(one => new CheckpointRecord(one.Read(), state.Worked(one.Id), way.Contains(one.Id)))],
            ledger.Lines, ledger.Head,
            state.Pending is not { } pending ? null
                : pending.Act is LedgerAct.UndoStarted ? $"taking out {string.Join(", ", pending.Steps!)} was cut short, or is under way" : $"the step {pending.Step} was cut short, or is under way");
    }

    private static RehearsalStatus Status(RehearsalState state, IReadOnlyList<StepRecord> steps) =>
        state.Waiting is not null ? RehearsalStatus.Waiting
        : state.Failure is { Act: LedgerAct.StepFailed } ? RehearsalStatus.Failed
        : steps.All(step => step.Status is StepStatus.Passed) ? RehearsalStatus.Finished
        : RehearsalStatus.UnderWay;

    private static StepRecord Step(PlanStep step, int number, RehearsalState state, IReadOnlyList<LedgerLine> lines, DoneStep? done, bool takenOut)
    {
        var failures = lines.Where(line => line.Act is LedgerAct.StepFailed && string.Equals(line.Step, step.Id, StringComparison.Ordinal)).ToList();
        var failed = string.Equals(state.Failure?.Step, step.Id, StringComparison.Ordinal);
        var status = done is not null ? StepStatus.Passed
            : failed ? StepStatus.Failed
            : string.Equals(state.Waiting?.Step, step.Id, StringComparison.Ordinal) ? StepStatus.Waiting
            : takenOut ? StepStatus.TakenOut
            : StepStatus.NotRun;
        var told = done?.Passed ?? (failed ? state.Failure : null);
        var rollback = lines.LastOrDefault(line => line.Act is LedgerAct.RollbackProved && done is not null && string.Equals(line.Checkpoint, done.Checkpoint, StringComparison.Ordinal));
        // What it did when it ran, which the plan may no longer say.
        var saved = done is null ? null : state.Saved(done.Checkpoint);
        var began = saved is null ? null : lines.LastOrDefault(line => line.Act is LedgerAct.StepStarted && line.Number < saved.Number && string.Equals(line.Step, step.Id, StringComparison.Ordinal));
        return new StepRecord(
            number, step.Id, step.Name, began?.Text ?? step.Action.Said, status, told?.Checkpoint, told?.Seconds, step.Within?.TotalSeconds, saved?.Rows,
            told?.Checks ?? [], failed ? state.Failure?.Problems ?? [] : [], failures.Count, step.NoWayBack, rollback?.Checks ?? []);
    }
}
