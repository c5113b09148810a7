using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// A plan being practised. A step runs in a test copy that is made from the last checkpoint that worked; what it left is saved before it is checked, and checked on copies of what was saved. When the
/// checks pass, that checkpoint is where work goes on from; when not, it stays to be looked into, and work goes on from the one before. The ledger says all of it, and nothing else does: whatever
/// moment a command is killed at, the next one finds in the ledger what was begun, and finishes it or takes it back.
/// </summary>
public sealed class Rehearsal : IAsyncDisposable
{
    private readonly RehearsalSetting setting;
    private readonly WorkingCopy work;
    private readonly CheckpointStore store;

    private Rehearsal(RehearsalSetting setting, CheckpointStore store)
    {
        (this.setting, this.store) = (setting, store);
        work = new WorkingCopy(setting, store.Folder);
    }

    /// <summary>Where it lies.</summary>
    public RehearsalFolder Folder => store.Folder;

    /// <summary>What was done.</summary>
    public Ledger Ledger => store.Ledger;

    /// <summary>How it stands.</summary>
    public RehearsalState State => store.State;

    /// <summary>How it stands and what led there.</summary>
    public RehearsalRecord Read() => RehearsalReading.Read(Folder, Ledger, setting.Plan, setting.Workspace.Root);

    /// <summary>Takes earlier steps out, and keeps the work that was done after them.</summary>
    /// <param name="steps">Which.</param>
    /// <param name="ct">Stops; nothing is taken out then.</param>
    public Task<UndoResult> UndoAsync(IReadOnlyList<PlanStep> steps, CancellationToken ct) => new Undoing(this).UndoAsync(steps, ct);

    /// <summary>Finds the first step after which scenarios fail.</summary>
    public Task<BisectResult> BisectAsync(string tags, CancellationToken ct) => new Bisection(this).FindAsync(new StepCheck.Scenarios(tags), ct);

    /// <summary>Practises a disaster.</summary>
    public Task<DrillResult> DrillAsync(string? smoke, CancellationToken ct) => new Drill(this).RunAsync(smoke, ct);

    /// <summary>Its plan, as that is now.</summary>
    public RehearsalPlan Plan => setting.Plan;

    internal RehearsalSetting Setting => setting;

    internal WorkingCopy Work => work;

    /// <summary>
    /// Takes the turn, reads the ledger, and holds against it what lies on the disk. What was cut short is taken back, or noted so that it is finished; whatever is not as it was written is named
    /// before anything is changed.
    /// </summary>
    /// <param name="setting">What it works with.</param>
    /// <param name="folder">Where it lies; need not be there yet.</param>
    /// <param name="command">The command, for whoever comes second.</param>
    /// <exception cref="ProblemException">HT-REH-001, 002, 012, 013.</exception>
    public static Rehearsal Open(RehearsalSetting setting, RehearsalFolder folder, string command) =>
        new(setting, CheckpointStore.Open(folder, setting.Time, setting.Who, setting.Progress, command));

    /// <summary>Begins it: a new system is brought up and saved, before the first step.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        if (State.Begun is null)
            Ledger.Add(LedgerAct.Begun, line => line with { Plan = setting.Plan.File, Environment = setting.Environment, Text = setting.Plan.About });
        if (State.Head is not null)
            return;
        await work.AtAsync(null, null, ct);
        var (folder, saved) = await work.SaveAsync("start", Ledger, setting.Plan.Release, checkpoint => checkpoint with { Kind = CheckpointKind.Start, Why = "before the first step", NoJournal = null }, ct);
        Note(folder, saved);
    }

    /// <summary>Goes on with the plan: the steps that have not run, in order, until one fails, waits for a person, or all have run.</summary>
    /// <param name="wish">How.</param>
    /// <param name="ct">Stops; the step that is under way is taken back.</param>
    /// <exception cref="ProblemException">HT-REH-005 to 007: the plan was changed after its steps ran.</exception>
    public async Task<RehearsalStatus> GoOnAsync(RunWish wish, CancellationToken ct)
    {
        ExpectPlan();
        if (await FinishAsync(ct) is { } ended)
            return ended;
        if (wish.Done is { } named && State.Waiting is var waiting && !string.Equals(waiting?.Step, setting.Plan.Find(named)?.Id, StringComparison.Ordinal))
            throw RehearsalProblems.NotWaiting(named);
        foreach (var step in Left())
        {
            if (await RunAsync(step, wish, ct) is { } end)
                return end;
        }

        return RehearsalStatus.Finished;
    }

    /// <summary>Steps that have not run, in the plan's order.</summary>
    public IReadOnlyList<PlanStep> Left()
    {
        var done = State.Done().Select(step => step.Step).ToHashSet(StringComparer.Ordinal);
        return [.. setting.Plan.Steps.Where(step => !done.Contains(step.Id))];
    }

    /// <summary>Goes back to before a step: work goes on from there. What came after stays as checkpoints.</summary>
    public void GoBackTo(PlanStep step)
    {
        var number = setting.Plan.NumberOf(step.Id);
        var before = setting.Plan.Steps.Take(number - 1).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        // The newest checkpoint of the way to where we stand in which all steps before have run, and no other.
        var target = State.Lineage(State.Head).LastOrDefault(line => State.Done(line.Checkpoint).Select(done => done.Step).ToHashSet(StringComparer.Ordinal).SetEquals(before))
            ?? throw RehearsalProblems.NoCheckpointBefore(step.Id);
        if (State.Pending is null && string.Equals(target.Checkpoint, State.Head, StringComparison.Ordinal))
            return;
        CheckpointSource.Open(Folder.Checkpoint(target.Checkpoint!));
        Ledger.Add(LedgerAct.WentBack, line => line with { Checkpoint = target.Checkpoint, Step = step.Id, Text = $"to before the step '{step.Name}'; {State.PendingCheckpoint?.Checkpoint ?? State.Head} and what led to it stay as they are" });
    }

    /// <summary>What was changed of the plan after its steps ran is named, before anything is done.</summary>
    public void ExpectPlan()
    {
        var takenOut = State.Lineage(State.Head).SelectMany(line => line.Steps ?? []).ToHashSet(StringComparer.Ordinal);
        // What was saved and not yet checked has run as well.
        IEnumerable<DoneStep> cutShort = State is { PendingCheckpoint: { Step: { } step } saved } ? [new DoneStep(step, saved.Checkpoint!, saved.StepDigest ?? "", null)] : [];
        if (PlanHistory.Changes(setting.Plan, [.. State.Done(), .. cutShort], takenOut, one => StepDigest.Of(one, setting.Workspace.Root)) is { Count: > 0 } changes)
            throw new ProblemException(changes);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        store.Dispose();
    }

    /// <summary>Finishes what was cut short between a checkpoint and its checks; null where that went well, or where there was nothing.</summary>
    internal Task<RehearsalStatus?> FinishAsync(CancellationToken ct) => State.PendingCheckpoint is null ? Task.FromResult<RehearsalStatus?>(null) : FinishPendingAsync(ct);

    internal void Note(CheckpointFolder folder, Checkpoint saved) => store.Note(folder, saved);

    /// <summary>Makes the checks of steps on what a checkpoint holds; the copy stands in that state.</summary>
    internal async Task<IReadOnlyList<CheckAnswer>> CheckAsync(IEnumerable<PlanStep> steps, string checkpoint, CancellationToken ct)
    {
        var answers = new List<CheckAnswer>();
        var folder = Folder.Checkpoint(checkpoint);
        var copy = await work.AtAsync(checkpoint, null, ct);
        foreach (var check in steps.SelectMany(step => step.Checks).Distinct())
        {
            setting.Progress.Report($"  checking {check.Said}");
            var answer = await setting.Crew.Check(new CheckRequest(check, folder, folder.Read(), copy, Folder.EvidenceOf(checkpoint)), ct);
            setting.Progress.Report($"    {(answer.Passed ? "holds" : "does not hold")}: {answer.Said}");
            answers.Add(answer);
        }

        return answers;
    }

    private async Task<RehearsalStatus?> RunAsync(PlanStep step, RunWish wish, CancellationToken ct)
    {
        var (number, head) = (setting.Plan.NumberOf(step.Id), State.Head!);
        setting.Progress.Report($"Step {number} of {setting.Plan.Steps.Count}: {step.Name}");
        var install = (step.Action as StepAction.Install)?.Release;
        var release = install ?? Folder.Checkpoint(head).Read().Release;
        // Made first: what keeps a test copy from coming up is no failure of the step, and what a release takes to be built is none of its time.
        if (install is not null)
            await setting.Crew.Publish(install, ct);
        var copy = install is null ? await work.AtAsync(head, null, ct) : null;
        Ledger.Add(LedgerAct.StepStarted, line => line with { Step = step.Id, StepDigest = StepDigest.Of(step, setting.Workspace.Root), Parent = head, Text = step.Action.Said });
        var began = Stopwatch.GetTimestamp();
        IReadOnlyList<Problem> problems = [];
        try
        {
            if (install is not null)
                copy = await work.AtAsync(head, install, ct);
            var handled = wish.Done is { } said && step.Action is StepAction.Manual && string.Equals(setting.Plan.Find(said)?.Id, step.Id, StringComparison.Ordinal) ? true : await new StepWork(setting).DoAsync(step, copy!, ct);
            if (handled is not true)
                return await WaitAsync(step, handled is null);
        }
        catch (ProblemException refused)
        {
            problems = refused.Problems;
        }

        var seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 3);
        if (await SaveAsync(step, release, seconds, problems, ct) is not { } checkpoint)
            return RehearsalStatus.Failed;
        return problems.Count > 0 ? await FailAsync(step, checkpoint, seconds, [], problems) : await JudgeAsync(step, checkpoint, seconds, wish, ct);
    }

    private async Task<string?> SaveAsync(PlanStep step, string release, double seconds, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        try
        {
            setting.Progress.Report("  saving a checkpoint");
            var (folder, saved) = await work.SaveAsync(
                step.Id, Ledger, release,
                checkpoint => checkpoint with { Kind = CheckpointKind.Step, Step = step.Id, Problems = problems.Count == 0 ? null : problems, Why = problems.Count == 0 ? $"after the step '{step.Name}'" : $"as the step '{step.Name}' left it when it failed" }, ct);
            Note(folder, saved);
            return saved.Id;
        }
        catch (ProblemException full) when (full.Problems.Any(problem => problem.Id is FullDisk.ProblemId))
        {
            // No failure of the step, which is done again when there is room.
            throw problems.Count == 0 ? full : new ProblemException([.. problems, .. full.Problems]);
        }
        catch (ProblemException unsaved)
        {
            // Where the action failed, that is the failure; what it left may be in no state to be saved.
            await work.LeaveAsync();
            Ledger.Add(LedgerAct.StepFailed, line => line with
            {
                Step = step.Id,
                Seconds = seconds,
                Problems = [.. problems, .. unsaved.Problems],
                Text = $"its state could not be kept; work goes on from {State.Head}",
            });
            return null;
        }
    }

    private async Task<RehearsalStatus?> JudgeAsync(PlanStep step, string checkpoint, double? seconds, RunWish wish, CancellationToken ct)
    {
        var answers = await CheckAsync([step], checkpoint, ct);
        if (answers.Any(answer => !answer.Passed))
            return await FailAsync(step, checkpoint, seconds, answers, []);
        Ledger.Add(LedgerAct.StepPassed, line => line with { Step = step.Id, Checkpoint = checkpoint, Seconds = seconds, Checks = answers, Rows = Folder.Checkpoint(checkpoint).Read().Rows });
        if (wish.ProveRollback)
            await new RollbackProof(this).ProveAsync(step, checkpoint, ct);
        return null;
    }

    private async Task<RehearsalStatus> FailAsync(PlanStep step, string checkpoint, double? seconds, IReadOnlyList<CheckAnswer> answers, IReadOnlyList<Problem> problems)
    {
        Ledger.Add(LedgerAct.StepFailed, line => line with
        {
            Step = step.Id,
            Checkpoint = checkpoint,
            Seconds = seconds,
            Checks = answers,
            Problems = problems,
            Text = $"what it left is kept as {checkpoint}; work goes on from {State.Head}",
        });
        await work.LeaveAsync();
        return RehearsalStatus.Failed;
    }

    private async Task<RehearsalStatus> WaitAsync(PlanStep step, bool nobody)
    {
        await work.LeaveAsync();
        Ledger.Add(LedgerAct.Waiting, line => line with { Step = step.Id, Text = nobody ? "nobody was there to do it" : "the person stopped; what was done meanwhile is taken back" });
        return RehearsalStatus.Waiting;
    }

    private async Task<RehearsalStatus?> FinishPendingAsync(CancellationToken ct)
    {
        var (pending, saved) = (State.Pending!, State.PendingCheckpoint!);
        setting.Progress.Report($"Finishing what was cut short: {saved.Checkpoint} was saved and not yet checked");
        if (pending.Act is LedgerAct.UndoStarted)
            return await new Undoing(this).JudgeAsync(saved.Checkpoint!, pending.Steps!, ct) is { Done: true } ? null : RehearsalStatus.Failed;
        var step = setting.Plan.Find(pending.Step!) ?? throw new ProblemException(RehearsalProblems.StepGone(setting.Plan, pending.Step!));
        return Folder.Checkpoint(saved.Checkpoint!).Read().Problems is { } problems
            ? await FailAsync(step, saved.Checkpoint!, null, [], problems)
            : await JudgeAsync(step, saved.Checkpoint!, null, new RunWish(), ct);
    }
}

/// <summary>How a plan is gone on with.</summary>
/// <param name="Done">The step that a person has done, when it waited for one; null for none.</param>
/// <param name="ProveRollback">True when each step is to be applied, taken back and applied again.</param>
public sealed record RunWish(string? Done = null, bool ProveRollback = false);
