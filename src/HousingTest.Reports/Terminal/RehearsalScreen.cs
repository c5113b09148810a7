using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What came of rehearsing: how the steps stand and what failed, what keeps a step from being taken out, what a bisection and a drill found.</summary>
/// <param name="console">Where to write.</param>
public sealed class RehearsalScreen(IAnsiConsole console)
{
    private const int MostExamples = 3;
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
    /// <param name="result">What came of it.</param>
    /// <param name="steps">The steps that were to be taken out, in the order in which they were named.</param>
    /// <param name="plan">The plan, whose steps are in their order.</param>
    public void Show(UndoResult result, IReadOnlyList<string> steps, RehearsalPlan plan)
    {
        paper.Blank();
        var named = string.Join(", ", steps);
        if (result.Conflicts.Count > 0)
        {
            ShowConflicts(result.Conflicts, steps, plan);
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
        paper.Labelled("  Next    ", Paper.Bold, result.Done
            ? $"mend what {named} did, then ./housingtest rehearse resume does it again, on top of what is kept; or take it out of the plan"
            : $"./housingtest checkpoint restore {result.Checkpoint} brings that state up to be looked into; or go back to before it: {Before(plan, steps)}");
    }

    /// <summary>Shows what a bisection found.</summary>
    public void Show(BisectResult result)
    {
        paper.Blank();
        var width = result.Looks.Max(look => look.Checkpoint.Length);
        foreach (var look in result.Looks)
            paper.Labelled($"  {look.Checkpoint.PadRight(width)}  ", Style.Plain, $"{(look.Holds switch { true => "holds", false => "fails", _ => "cannot be told" })}: {look.Said}");
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

    // Thousands of rows are mostly in the way for a few reasons: each is told once, by step, with some of its rows.
    private void ShowConflicts(IReadOnlyList<UndoConflict> conflicts, IReadOnlyList<string> steps, RehearsalPlan plan)
    {
        var named = string.Join(", ", steps);
        paper.Labelled("  NOT TAKEN OUT   ", Paper.Bad, $"{named}: later work stands on it in {RehearsalSentences.Count(conflicts.Count, "row")}, and nothing was changed", Paper.Bold);
        paper.Blank();
        foreach (var reason in conflicts.GroupBy(conflict => RehearsalSentences.Conflicts(conflict), StringComparer.Ordinal).OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal))
        {
            paper.Labelled("  ", Style.Plain, $"{RehearsalSentences.Count(reason.Count(), "row")} of {reason.Key}", Paper.Bold);
            foreach (var example in reason.Take(MostExamples))
                paper.Text(4, $"{example.Row}{(example.To is { } to ? $" → {to}" : "")}");
        }

        paper.Blank();
        var by = conflicts.SelectMany(conflict => conflict.By).Distinct(StringComparer.Ordinal).Where(step => plan.NumberOf(step) > 0).OrderBy(plan.NumberOf).ToList();
        var more = by.Count == 0 ? "" : $"take {string.Join(", ", by)} out too: ./housingtest rehearse undo {steps[0]}{string.Concat(steps.Skip(1).Concat(by).Select(step => $" --with {step}"))}; or ";
        paper.Labelled("  Next    ", Paper.Bold, $"{more}go back to before it and run the later steps again: {Before(plan, steps)}");
        paper.Labelled("  Rows    ", Paper.Bold, "--json lists every one");
    }

    private static string Before(RehearsalPlan plan, IReadOnlyList<string> steps) => $"./housingtest rehearse {plan.File} --from {steps.MinBy(plan.NumberOf)}";

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
        var facts = new List<string> { RehearsalSentences.Stands(step) };
        if (step.Rows is { } rows)
            facts.Add(RehearsalSentences.Count(rows, "row"));
        if (step.Seconds is { } seconds)
            facts.Add(RehearsalSentences.Duration(seconds) + (step.IsOver ? $" of {RehearsalSentences.Duration(step.Budget!.Value)}, over budget" : ""));
        if (step.Checks.Count > 0)
            facts.Add($"{step.Checks.Count(check => check.Passed)} of {RehearsalSentences.Count(step.Checks.Count, "check")} {(step.Checks.Count == 1 ? "holds" : "hold")}");
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
