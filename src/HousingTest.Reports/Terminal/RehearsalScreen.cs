using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What came of rehearsing: how the steps stand and what failed, what keeps a step from being taken out, what a bisection and a drill found.</summary>
/// <param name="console">Where to write.</param>
public sealed class RehearsalScreen(IAnsiConsole console)
{
    private const int MostConflicts = 20;
    private const int MostDetails = 8;

    private readonly Paper paper = new(console);

    /// <summary>How a rehearsal stands, in a sentence, for a problem.</summary>
    public static string Told(RehearsalRecord record) => $"{RehearsalSentences.Word(record.Status)}: {RehearsalSentences.Sum(record)}";

    /// <summary>Shows how a rehearsal stands.</summary>
    /// <param name="record">The rehearsal.</param>
    /// <param name="report">Where its page lies; null where none was made.</param>
    public void Show(RehearsalRecord record, string? report)
    {
        paper.Blank();
        paper.Labelled($"{record.Name}  ", Paper.Bold, $"{record.About} · environment {record.Environment}");
        paper.Blank();
        var width = record.Steps.Max(step => step.Name.Length);
        foreach (var step in record.Steps)
            Show(step, width);
        paper.Blank();
        var style = record.Status switch { RehearsalStatus.Finished => Paper.Good, RehearsalStatus.Failed => Paper.Bad, _ => Paper.Bold };
        paper.Labelled($"  {RehearsalSentences.Word(record.Status)}   ", style, RehearsalSentences.Sum(record), Paper.Bold);
        paper.Blank();
        foreach (var step in record.Steps.Where(step => step.Status is StepStatus.Failed))
            ShowFailure(step);
        if (record.Interrupted is { } interrupted)
            paper.Labelled("  Found   ", Paper.Bold, interrupted);
        paper.Labelled("  Next    ", Paper.Bold, RehearsalSentences.Next(record));
        if (report is not null)
            paper.Labelled("  Report  ", Paper.Bold, report);
    }

    /// <summary>Shows what came of taking steps out.</summary>
    public void Show(UndoResult result, IReadOnlyList<string> steps)
    {
        paper.Blank();
        var named = string.Join(", ", steps);
        if (result.Conflicts.Count > 0)
        {
            paper.Labelled("  NOT TAKEN OUT   ", Paper.Bad, $"{named}: {RehearsalSentences.Count(result.Conflicts.Count, "row")} of later work stand on it, and nothing was changed", Paper.Bold);
            paper.Blank();
            // First what they have in common: of thousands of rows, nobody reads each.
            var groups = result.Conflicts.GroupBy(conflict => (conflict.Table, conflict.Kind, By: string.Join(", ", conflict.By), Fields: string.Join(", ", conflict.Fields))).ToList();
            foreach (var group in groups.OrderByDescending(group => group.Count()).Take(MostDetails))
                paper.Labelled($"  {RehearsalSentences.Count(group.Count(), "row")} of {group.Key.Table}  ", Paper.Bold, RehearsalSentences.InCommon(group.First()));
            paper.Blank();
            foreach (var conflict in result.Conflicts.Take(MostConflicts))
                paper.Labelled($"  {conflict.Table}, {conflict.Row}: ", Style.Plain, RehearsalSentences.Conflict(conflict));
            if (result.Conflicts.Count > MostConflicts)
                paper.Text(2, $"and {RehearsalSentences.Number(result.Conflicts.Count - MostConflicts)} more: --json lists every one", Paper.Dim);
            paper.Blank();
            var by = result.Conflicts.SelectMany(conflict => conflict.By).Distinct(StringComparer.Ordinal).ToList();
            paper.Labelled("  Next    ", Paper.Bold, by.Count == 0 ? "go back to before it with --from" : $"take {string.Join(", ", by)} out too: --with {string.Join(" --with ", by)}; or go back to before it with --from");
            return;
        }

        paper.Labelled(
            $"  {(result.Done ? "TAKEN OUT" : "NOT TAKEN OUT")}   ", result.Done ? Paper.Good : Paper.Bad,
            result.Done
                ? $"{named}: {RehearsalSentences.Count(result.Rows, "row")} put back, {RehearsalSentences.Count(result.Kept, "row")} of later work kept"
                : $"{named}: checks of the steps that are kept do not hold without it; work goes on from where it was", Paper.Bold);
        paper.Blank();
        foreach (var check in result.Checks)
            Show(check, 2);
        foreach (var file in result.FilesLeft)
            paper.Labelled("  Files   ", Paper.Bold, $"{file}, and stays so: rows are taken out, files are not");
        if (result.Checkpoint is { } checkpoint)
            paper.Labelled("  State   ", Paper.Bold, checkpoint);
    }

    /// <summary>Shows what a bisection found.</summary>
    public void Show(BisectResult result)
    {
        paper.Blank();
        foreach (var look in result.Looks)
            paper.Labelled($"  {look.Checkpoint,-28}  ", Style.Plain, $"{(look.Holds switch { true => "holds", false => "fails", _ => "cannot be told" })}: {look.Said}");
        paper.Blank();
        paper.Labelled($"  {(result.First is null ? "NOT FOUND" : "FOUND")}   ", result.First is null ? Paper.Bad : Paper.Good, result.Said, Paper.Bold);
    }

    /// <summary>Shows what came of a drill.</summary>
    public void Show(DrillResult result)
    {
        var works = result.Smoke is not { Passed: false };
        paper.Blank();
        paper.Labelled($"  {(works ? "RESTORED" : "NOT WORKING")}   ", works ? Paper.Good : Paper.Bad, $"{result.Checkpoint}, {RehearsalSentences.Size(result.Bytes)}, proved to be what was saved", Paper.Bold);
        paper.Blank();
        paper.Labelled("  Up again   ", Paper.Bold, $"after {RehearsalSentences.Duration(result.UpSeconds)}");
        paper.Labelled("  Smoke      ", Paper.Bold, result.Smoke is { } smoke ? $"{smoke.Said}, after {RehearsalSentences.Duration(result.Seconds)}" : "not run: the plan names no smoke scenarios, and --smoke none either");
        paper.Labelled("  Lost       ", Paper.Bold, result.StepsLost.Count == 0
            ? $"no step; and what was done by hand in the {RehearsalSentences.Duration(result.Age.TotalSeconds)} since it was saved"
            : $"{RehearsalSentences.Count(result.RowsLost, "row")} of {string.Join(", ", result.StepsLost)}");
        foreach (var passedOver in result.PassedOver)
            paper.Labelled("  Passed over  ", Paper.Bad, passedOver);
        foreach (var detail in result.Smoke?.Details.Take(MostDetails) ?? [])
            paper.Text(4, detail);
    }

    private void Show(StepRecord step, int width)
    {
        var (mark, style) = step.Status switch
        {
            StepStatus.Passed => ("✔", Paper.Good),
            StepStatus.Failed => ("✘", Paper.Bad),
            StepStatus.Waiting => ("…", Paper.Bold),
            StepStatus.TakenOut => ("−", Paper.Bold),
            _ => (" ", Paper.Dim),
        };
        var facts = new List<string> { RehearsalSentences.Word(step.Status) };
        if (step.Rows is { } rows)
            facts.Add(RehearsalSentences.Count(rows, "row"));
        if (step.Seconds is { } seconds)
            facts.Add(RehearsalSentences.Duration(seconds) + (step.IsOver ? $" of {RehearsalSentences.Duration(step.Budget!.Value)}, over budget" : ""));
        if (step.Checks.Count > 0)
            facts.Add($"{step.Checks.Count(check => check.Passed)} of {RehearsalSentences.Count(step.Checks.Count, "check")} hold");
        if (step.NoWayBack is not null)
            facts.Add("no way back after it");
        paper.Labelled($"  {mark} {step.Number,2}  {step.Name.PadRight(width)}  ", style, string.Join(" · ", facts));
    }

    private void ShowFailure(StepRecord step)
    {
        foreach (var problem in step.Problems)
        {
            paper.Labelled($"  {problem.Id}  ", Paper.Bad, problem.What, Paper.Bold);
            paper.Labelled("    where  ", Paper.Dim, problem.Where);
            if (problem.Why.Length > 0)
                paper.Labelled("    why    ", Paper.Dim, problem.Why);
            paper.Labelled("    do     ", Paper.Dim, problem.Remedy);
        }

        foreach (var check in step.Checks)
            Show(check, 2);
        if (step.Checkpoint is { } checkpoint)
            paper.Labelled("  Kept    ", Paper.Bold, $"{checkpoint}: ./housingtest checkpoint restore {checkpoint} brings it up to be looked into");
    }

    private void Show(CheckAnswer check, int indent)
    {
        var (mark, style) = check.Passed ? ("✔", Paper.Good) : check.AsBefore ? ("=", Paper.Bold) : ("✘", Paper.Bad);
        paper.Labelled($"{new string(' ', indent)}{mark} {check.Check}  ", style, check.AsBefore ? $"{check.Said}, the same with the step in: later steps moved what it looks at" : check.Said);
        if (check.Passed || check.AsBefore)
            return;
        foreach (var detail in check.Details.Take(MostDetails))
            paper.Text(indent + 4, detail);
        if (check.Evidence is { } evidence)
            paper.Text(indent + 4, evidence, Paper.Dim);
    }
}
