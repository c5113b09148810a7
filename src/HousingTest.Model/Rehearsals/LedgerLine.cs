namespace HousingTest.Model;

/// <summary>A line of <c>ledger.ndjson</c>: one act. What applies to the act is there, the rest is null.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Who">Whose act it was.</param>
/// <param name="Act">What was done.</param>
/// <param name="Before">SHA-256 of the line before; of nothing for the first.</param>
public sealed record LedgerLine(int Number, DateTimeOffset At, string Who, LedgerAct Act, string Before)
{
    /// <summary>The step that it is about.</summary>
    public string? Step { get; init; }

    /// <summary>Digest of what the step does: with another it is another step.</summary>
    public string? StepDigest { get; init; }

    /// <summary>The steps that were taken out.</summary>
    public IReadOnlyList<string>? Steps { get; init; }

    /// <summary>The checkpoint that it is about.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>SHA-256 of that checkpoint's <c>checkpoint.json</c>.</summary>
    public string? CheckpointDigest { get; init; }

    /// <summary>The checkpoint that its state came from.</summary>
    public string? Parent { get; init; }

    /// <summary>How long it took.</summary>
    public double? Seconds { get; init; }

    /// <summary>What the checks said.</summary>
    public IReadOnlyList<CheckAnswer>? Checks { get; init; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyList<Problem>? Problems { get; init; }

    /// <summary>Rows that it is about.</summary>
    public long? Rows { get; init; }

    /// <summary>In a sentence, what there is to know.</summary>
    public string? Text { get; init; }

    /// <summary>The plan, at the beginning.</summary>
    public string? Plan { get; init; }

    /// <summary>The environment, at the beginning.</summary>
    public string? Environment { get; init; }
}

/// <summary>What a check said.</summary>
/// <param name="Check">The check, in a word or two.</param>
/// <param name="Passed">Whether it holds. What looked at nothing does not.</param>
/// <param name="Said">What came of it, in a sentence.</param>
/// <param name="Evidence">Where that can be looked at, relative to the repository; null for nowhere.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CheckAnswer(string Check, bool Passed, string Said, string? Evidence, double Seconds)
{
    /// <summary>What failed, in a few lines: patterns of breaks, scenarios with the step that failed.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>True when it did not hold before steps were taken out either, in the very same way: it says nothing of their being taken out.</summary>
    public bool AsBefore { get; init; }
}

/// <summary>What can stand in a ledger.</summary>
public enum LedgerAct
{
    /// <summary>A rehearsal began.</summary>
    Begun,

    /// <summary>A step's action began.</summary>
    StepStarted,

    /// <summary>A checkpoint was saved.</summary>
    Saved,

    /// <summary>A step's checks passed: its checkpoint is the state that work goes on from.</summary>
    StepPassed,

    /// <summary>A step's action or checks failed; the state is again that of before.</summary>
    StepFailed,

    /// <summary>A step waits for a person.</summary>
    Waiting,

    /// <summary>Something that was cut short was found and taken back or finished.</summary>
    Recovered,

    /// <summary>A person had the rehearsal go back.</summary>
    WentBack,

    /// <summary>The undoing of steps began.</summary>
    UndoStarted,

    /// <summary>Steps were taken out, with the work after them kept.</summary>
    Undone,

    /// <summary>Steps could not be taken out; nothing was changed.</summary>
    UndoRefused,

    /// <summary>The first step after which a check fails was looked for.</summary>
    Bisected,

    /// <summary>A step was applied, taken back and applied again.</summary>
    RollbackProved,

    /// <summary>A restore was practised.</summary>
    Drilled,

    /// <summary>A checkpoint was proved to be what it was.</summary>
    Verified,

    /// <summary>A checkpoint was restored for looking into.</summary>
    Restored,

    /// <summary>A checkpoint was deleted.</summary>
    Deleted,

    /// <summary>Values of real people were shown as they are.</summary>
    Unmasked,
}
