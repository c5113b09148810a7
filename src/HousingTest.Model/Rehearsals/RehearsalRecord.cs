namespace HousingTest.Model;

/// <summary>How a rehearsal stands and what led there: what its status shows and its page is made from.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Plan">The plan's file.</param>
/// <param name="About">What the plan is for.</param>
/// <param name="Environment">Where it is practised.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Head">The checkpoint that work goes on from; null before the first.</param>
/// <param name="Steps">Every step of the plan, in order.</param>
/// <param name="Checkpoints">Every checkpoint, the oldest first.</param>
/// <param name="Ledger">Every act, the oldest first.</param>
/// <param name="LedgerDigest">Digest of the last line: who has it can tell whether any line was changed since.</param>
/// <param name="Interrupted">What was cut short and is not finished yet, in a sentence; null for nothing.</param>
public sealed record RehearsalRecord(
    string Name, string Plan, string About, string Environment, RehearsalStatus Status, string? Head,
    IReadOnlyList<StepRecord> Steps, IReadOnlyList<CheckpointRecord> Checkpoints, IReadOnlyList<LedgerLine> Ledger, string LedgerDigest, string? Interrupted)
{
    /// <summary>Seconds that the steps took which are in effect, without their checks.</summary>
    public double Seconds => Steps.Where(step => step.Status is StepStatus.Passed).Sum(step => step.Seconds ?? 0);

    /// <summary>Seconds that their checks took.</summary>
    public double CheckSeconds => Steps.Where(step => step.Status is StepStatus.Passed).Sum(step => step.Checks.Sum(check => check.Seconds));
}

/// <summary>How a step stands.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">As the plan says it.</param>
/// <param name="Action">What it does, in a few words; of one that has run, what it did.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Checkpoint">What it left: where it passed, or failed last; null where it left nothing.</param>
/// <param name="Seconds">How long it took; null where it has not run, or that is not known.</param>
/// <param name="Budget">How many seconds it may take; null for no budget.</param>
/// <param name="Rows">Rows that it changed; null where that is not known.</param>
/// <param name="Checks">What its checks said last.</param>
/// <param name="Problems">Why it could not be done.</param>
/// <param name="Failures">How many times it has failed.</param>
/// <param name="NoWayBack">Why there is no way back after it in the real cut-over; null where there is one.</param>
/// <param name="Rollback">What was found of its way back; empty where it was not proved.</param>
public sealed record StepRecord(
    int Number, string Id, string Name, string Action, StepStatus Status, string? Checkpoint, double? Seconds, double? Budget, long? Rows,
    IReadOnlyList<CheckAnswer> Checks, IReadOnlyList<Problem> Problems, int Failures, string? NoWayBack, IReadOnlyList<CheckAnswer> Rollback)
{
    /// <summary>True when it has run as something else than the plan, or a file that this names, says now.</summary>
    public bool ChangedSince { get; init; }

    /// <summary>True when it took longer than it may.</summary>
    public bool IsOver => Seconds is { } took && Budget is { } budget && took > budget;
}

/// <summary>A checkpoint in the tree of a rehearsal.</summary>
/// <param name="Checkpoint">What it says of itself.</param>
/// <param name="Worked">True when its checks held, false when they did not; null where there were none to be made.</param>
/// <param name="OnTheWay">True when work goes on from it, or from one that came from it.</param>
public sealed record CheckpointRecord(Checkpoint Checkpoint, bool? Worked, bool OnTheWay);

/// <summary>How a step stands.</summary>
public enum StepStatus
{
    /// <summary>It has not run.</summary>
    NotRun,

    /// <summary>It has run, and its checks hold.</summary>
    Passed,

    /// <summary>It failed last, and has to be done again.</summary>
    Failed,

    /// <summary>It waits for a person.</summary>
    Waiting,

    /// <summary>It had run, and was taken out.</summary>
    TakenOut,
}

/// <summary>How a rehearsal stands.</summary>
public enum RehearsalStatus
{
    /// <summary>Every step has run and its checks hold.</summary>
    Finished,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>A step waits for a person.</summary>
    Waiting,

    /// <summary>Steps are left.</summary>
    UnderWay,
}
