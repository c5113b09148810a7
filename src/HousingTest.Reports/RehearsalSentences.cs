using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>What the terminal and the page say of a rehearsal, so that both say the same.</summary>
internal static class RehearsalSentences
{
    /// <summary>The word for how a rehearsal stands.</summary>
    public static string Word(RehearsalStatus status) => status switch
    {
        RehearsalStatus.Finished => "DONE",
        RehearsalStatus.Failed => "FAILED",
        RehearsalStatus.Waiting => "WAITING",
        _ => "UNDER WAY",
    };

    /// <summary>What follows the word.</summary>
    public static string Sum(RehearsalRecord record)
    {
        var passed = record.Steps.Count(step => step.Status is StepStatus.Passed);
        var stopped = record.Steps.FirstOrDefault(step => step.Status is StepStatus.Failed or StepStatus.Waiting);
        return record.Status switch
        {
            RehearsalStatus.Finished => $"all {Count(record.Steps.Count, "step")} have run, and what must hold after them holds",
            RehearsalStatus.Failed => $"at step {Number(stopped?.Number ?? 0)}, {stopped?.Name}; {Number(passed)} of {Count(record.Steps.Count, "step")} are done, and work goes on from {record.Head}",
            RehearsalStatus.Waiting => $"step {Number(stopped?.Number ?? 0)}, {stopped?.Name}, is to be done by a person; {Number(passed)} of {Count(record.Steps.Count, "step")} are done",
            _ => $"{Number(passed)} of {Count(record.Steps.Count, "step")} are done",
        };
    }

    /// <summary>The word for how a step stands.</summary>
    public static string Word(StepStatus status) => status switch
    {
        StepStatus.Passed => "done",
        StepStatus.Failed => "failed",
        StepStatus.Waiting => "waits for a person",
        StepStatus.TakenOut => "taken out",
        _ => "not run",
    };

    /// <summary>How a step stands, in a few words.</summary>
    public static string Stands(StepRecord step) => step.ChangedSince ? $"{Word(step.Status)}, as it was then: it was changed since" : Word(step.Status);

    /// <summary>What to do next, as a command with what it is for.</summary>
    public static string Next(RehearsalRecord record) => (record.Status, record.Steps.FirstOrDefault(step => step.Status is StepStatus.Failed or StepStatus.Waiting)) switch
    {
        (RehearsalStatus.Failed, { } step) => $"mend what step {Number(step.Number)} does, then ./housingtest rehearse resume goes on from {record.Head}"
            // What fails here may have been brought by a step whose own checks did not see it.
            + (step.Number > 1 && step.Problems.Count == 0 ? "; where an earlier step brought it, ./housingtest rehearse undo STEP takes that out" : ""),
        (RehearsalStatus.Waiting, { } step) => $"do it, then ./housingtest rehearse resume --done {step.Id}; at a terminal, rehearse resume shows the running system and asks",
        (RehearsalStatus.UnderWay, _) => "./housingtest rehearse resume goes on",
        _ => "./housingtest rehearse report makes the page",
    };

    /// <summary>An act, as a line of the timeline.</summary>
    public static string Act(LedgerLine line) => line.Act switch
    {
        LedgerAct.Begun => $"The rehearsal of {line.Plan} began in {line.Environment}",
        LedgerAct.StepStarted => $"Step {line.Step} began{(line.Text is null ? "" : $": {line.Text}")}",
        LedgerAct.Saved => $"Checkpoint {line.Checkpoint} was saved",
        LedgerAct.StepPassed => $"Step {line.Step} is done{Took(line)}{Changed(line)}",
        LedgerAct.StepFailed => $"Step {line.Step} failed{(line.Text is null ? "" : $"; {line.Text}")}",
        LedgerAct.Waiting => $"Step {line.Step} waits for a person: {line.Text}",
        LedgerAct.Recovered => $"After something was cut short: {line.Text}",
        LedgerAct.WentBack => $"Went back {line.Text}",
        LedgerAct.UndoStarted => $"Taking out {Steps(line)} began",
        LedgerAct.Undone => $"{Sentences.Capital(Steps(line))} taken out{(line.Rows is { } back ? $": {Count(back, "row")} put back" : "")}, the work after it kept",
        LedgerAct.UndoRefused => $"{Sentences.Capital(Steps(line))} not taken out: {line.Text}",
        LedgerAct.Bisected => $"Bisected: {line.Text}",
        LedgerAct.RollbackProved => $"The way back from {line.Step} was tried: {string.Join("; ", (line.Checks ?? []).Select(check => $"{check.Check}, {(check.Passed ? "as it was" : "not as it was")}"))}",
        LedgerAct.Drilled => $"Drill with {line.Checkpoint}: {line.Text}",
        LedgerAct.Verified => $"Checkpoint {line.Checkpoint} was proved to be what it was",
        LedgerAct.Restored => $"Checkpoint {line.Checkpoint} was restored for looking into",
        LedgerAct.Deleted => $"Checkpoint {line.Checkpoint} was deleted",
        _ => $"Values were shown as they are: {line.Text}",
    };

    /// <summary>Why rows of a table keep a step from being taken out, the same for all rows of which the same is so: <c>charge, from charges: account_id refers to a row of rent_account that would go</c>.</summary>
    public static string Conflicts(UndoConflict conflict)
    {
        var by = conflict.By.Count == 0 ? "later work" : string.Join(", ", conflict.By);
        var fields = string.Join(", ", conflict.Fields);
        var other = conflict.To?.Split(' ')[0];
        return $"{conflict.Table}, " + conflict.Kind switch
        {
            UndoConflictKind.Changed => $"changed by {by}: {fields}",
            UndoConflictKind.Removed => $"removed by {by}",
            UndoConflictKind.AddedAgain => $"added again by {by}",
            UndoConflictKind.RefersTo => $"of {by}: {fields} refers to a row of {other} that would go",
            UndoConflictKind.WouldReferToNothing => $"which would come back: {by} removed the row of {other} that {fields} refers to",
            _ => $"which would come back: {by} gave {fields} to another row of {other}",
        };
    }

    /// <summary><c>1.3 s</c>, <c>4 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 3600 when (int)seconds % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600} h {(int)seconds / 60 % 60:00} min"),
    };

    /// <summary><c>412 KB</c>, <c>3.1 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.0} MB");

    /// <summary><c>1,200</c>.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary><c>1 row</c>, <c>1,200 rows</c>.</summary>
    public static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>The time of an act, in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Steps(LedgerLine line) => string.Join(", ", line.Steps ?? []);

    private static string Took(LedgerLine line) => line.Seconds is { } seconds ? $" after {Duration(seconds)}" : "";

    private static string Changed(LedgerLine line) => line.Rows is { } rows ? $", {Count(rows, "row")}" : "";
}
