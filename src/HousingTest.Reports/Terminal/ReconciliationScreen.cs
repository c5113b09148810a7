using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What came of a reconciliation: the word, both sides, each control, and what breaks have in common, most money first.</summary>
/// <param name="console">Where to write.</param>
public sealed class ReconciliationScreen(IAnsiConsole console)
{
    // The terminal is for deciding; the page has the rest, and the table of breaks has all.
    private const int MostPatterns = 12;
    private const int MostLoads = 6;
    private const int Indent = 5;

    private readonly Paper paper = new(console);

    /// <summary>Shows it.</summary>
    /// <param name="result">The result.</param>
    /// <param name="loads">All loads, this one last.</param>
    /// <param name="report">Where the page lies.</param>
    /// <param name="breaks">Where the table of all breaks lies.</param>
    public void Show(ReconciliationResult result, IReadOnlyList<ReconciledLoad> loads, string report, string breaks)
    {
        paper.Labelled($"{result.Name}  ", Paper.Bold, result.About);
        paper.Blank();
        var width = result.Sides.Max(side => side.Name.Length);
        foreach (var side in result.Sides)
            paper.Labelled($"  {side.Name.PadRight(width)}  ", Style.Plain, ReconciliationSentences.Side(side));
        if (result.Matched is { } matched)
            paper.Labelled($"  {"both".PadRight(width)}  ", Style.Plain, ReconciliationSentences.Count(matched, "key"));
        paper.Blank();
        paper.Add(("  ", Style.Plain), (ReconciliationSentences.Word(result.Status), result.Status is ReconciliationStatus.Pass ? Paper.Good : Paper.Bad), ("   " + ReconciliationSentences.Sum(result), Paper.Bold));
        paper.Blank();
        foreach (var reason in result.Reasons)
            paper.Labelled("  !  ", Paper.Bad, reason, Paper.Bold);
        ShowPatterns(result);
        ShowControls(result);
        ShowRest(result, loads);
        paper.Blank();
        paper.Labelled("  Breaks  ", Paper.Bold, breaks);
        paper.Labelled("  Report  ", Paper.Bold, report);
    }

    private void ShowPatterns(ReconciliationResult result)
    {
        var broken = result.Patterns.Where(pattern => pattern.Count > 0).ToList();
        foreach (var (pattern, index) in broken.Take(MostPatterns).Select((pattern, index) => (pattern, index)))
        {
            var tag = $"[{pattern.Control}]";
            var number = $"{index + 1,3}  ";
            var lines = Wrapping.Lines(ReconciliationSentences.Pattern(pattern), paper.Width - number.Length - tag.Length - 1).ToList();
            paper.Add((number, Paper.Bold), (lines[0], Paper.Bold), (new string(' ', Math.Max(1, paper.Width - number.Length - lines[0].Length - tag.Length)), Style.Plain), (tag, Paper.Dim));
            foreach (var line in lines.Skip(1))
                paper.Text(Indent, line, Paper.Bold);
            if (ReconciliationSentences.Money(pattern) is { Length: > 0 } money)
                paper.Text(Indent, money);
            if (pattern.Examples.FirstOrDefault(example => example.Counts) is { } example)
                ShowExample(pattern, example);
        }

        if (broken.Count > MostPatterns)
            paper.Text(Indent, $"and {ReconciliationSentences.Count(broken.Count - MostPatterns, "more pattern")} in the report");
        if (broken.Count > 0 || result.Reasons.Count > 0)
            paper.Blank();
    }

    private void ShowExample(BreakPattern pattern, Break example)
    {
        var money = ReconciliationSentences.IsMoney(pattern);
        var values = example is { Left: not null, Right: not null }
            ? $"{ReconciliationSentences.Value(example.Left, money)} → {ReconciliationSentences.Value(example.Right, money)}"
            : ReconciliationSentences.Value(example.Left ?? example.Right, money);
        paper.Text(Indent, $"{example.Key}  {values}   {ReconciliationSentences.Rows(example)}".Trim(), Paper.Dim);
    }

    private void ShowControls(ReconciliationResult result)
    {
        var width = Math.Min(34, result.Controls.Max(control => control.Name.Length));
        foreach (var control in result.Controls)
        {
            var good = control is { Breaks: 0, LookedAt: > 0 } or { Breaks: 0, Name: ReconciliationResult.ReadingControl };
            paper.Add(
                ($"  {control.Name.PadRight(width)}  {ReconciliationSentences.Number(control.LookedAt),11}  ", Style.Plain),
                (ReconciliationSentences.Control(control), good ? Style.Plain : Paper.Bad));
        }
    }

    private void ShowRest(ReconciliationResult result, IReadOnlyList<ReconciledLoad> loads)
    {
        if (result.Accepted.Count + result.Notes.Count > 0)
            paper.Blank();
        foreach (var accepted in result.Accepted.Where(one => one is { Count: > 0, Expired: false }))
        {
            paper.Labelled(
                "  Accepted  ", Style.Plain, $"{accepted.Id}: {ReconciliationSentences.Count(accepted.Count, "break")} until {Sentences.Day(accepted.Until)}, {accepted.Owner}: {accepted.Reason}");
        }

        foreach (var note in result.Notes)
            paper.Labelled("  Note      ", Style.Plain, note);
        if (result.Masked)
            paper.Labelled("  Masked    ", Style.Plain, "the data may be of real people: values show their last letters");
        if (result.Unmasked is { } unmasked)
            paper.Labelled("  Unmasked  ", Paper.Bad, $"for {unmasked.Who}: {unmasked.Why}");
        if (loads.Count < 2)
            return;
        paper.Blank();
        foreach (var (load, index) in loads.TakeLast(MostLoads).Select((load, index) => (load, index)))
        {
            paper.Add(
                (index == 0 ? "  Loads     " : "            ", Style.Plain), ($"{load.Load}  {ReconciliationSentences.Count(load.Breaks, "break"),14}  {new Money(load.Pence),16}  ", Style.Plain),
                (ReconciliationSentences.Word(load.Status).ToLowerInvariant(), Paper.Dim));
        }
    }
}
