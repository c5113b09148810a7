using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>The verdict in the terminal: what a release manager reads first, in the report's order and words.</summary>
/// <param name="console">Where to write.</param>
public sealed class VerdictScreen(IAnsiConsole console)
{
    private const int LabelWidth = 23;
    private const int BarWidth = 26;

    // The terminal is for deciding; the whole list is in the report.
    private const int MostReasons = 12;
    private const int MostFindings = 6;
    private const int MostScenarios = 3;

    private readonly Paper paper = new(console);

    /// <summary>Writes the verdict, its reasons with an example each, what was set aside, and where the report lies.</summary>
    public void Show(GateReport report, string reportPath)
    {
        var verdict = report.Verdict;
        paper.Labelled("HousingTest  ", Paper.Bold, Sentences.Setting(report.Comparison));
        paper.Blank();
        ShowRuns(report);
        paper.Blank();
        paper.Add(
            ("  ", Style.Plain),
            verdict.Decision == Decision.Hold ? ("HOLD", Paper.Bad) : ("RELEASE", Paper.Good),
            ("   " + Sentences.Decision(verdict), Paper.Bold));
        paper.Blank();
        ShowReasons(report);
        ShowRest(report);
        paper.Blank();
        paper.Labelled("  Report  ", Paper.Bold, reportPath);
    }

    private void ShowRuns(GateReport report)
    {
        var all = report.Comparison.Scenarios;
        var width = Math.Max(report.Verdict.Baseline.Length, report.Verdict.Candidate.Length) + 3;
        Show("baseline   ", report.Verdict.Baseline, all.Count(scenario => scenario.Baseline != ScenarioStatus.NotRun), Sentences.BaselineRuns(report));
        Show("candidate  ", report.Verdict.Candidate, all.Count(scenario => scenario.Candidate != ScenarioStatus.NotRun), Sentences.CandidateRuns(report));

        void Show(string role, string release, int ran, string text) => paper.Add(
            ("  " + role, Style.Plain), (release.PadRight(width), Paper.Bold), (Bar.Of(ran, all.Count, BarWidth, console), Style.Plain), ("  " + text, Style.Plain));
    }

    private void ShowReasons(GateReport report)
    {
        var reasons = report.Verdict.Reasons;
        var patterns = report.Comparison.Differences.Concat(report.Comparison.Unsteady)
            .DistinctBy(pattern => pattern.Id, StringComparer.Ordinal).ToDictionary(pattern => pattern.Id, StringComparer.Ordinal);
        var titles = report.Comparison.Scenarios.ToDictionary(scenario => scenario.Scenario.Id, scenario => scenario.Scenario.Title, StringComparer.Ordinal);
        var digits = Math.Min(reasons.Count, MostReasons) >= 10 ? 2 : 1;
        var indent = 2 + digits + 2;
        foreach (var (reason, index) in reasons.Take(MostReasons).Select((reason, index) => (reason, index)))
        {
            ShowSentence($"  {(index + 1).ToString().PadLeft(digits)}  ", reason);
            if (reason.Detail.Length > 0)
                paper.Text(indent, reason.Detail);
            if (reason.Pattern is { } id && patterns.TryGetValue(id, out var pattern) && pattern.Examples.Count > 0)
                ShowExample(indent, pattern.Examples[0], titles);
            else if (reason.Detail.Length == 0 && reason.Scenarios.Count > 0)
                ShowScenarios(indent, reason.Scenarios, titles);
        }

        if (reasons.Count > MostReasons)
            paper.Text(indent, $"and {Sentences.Count(reasons.Count - MostReasons, "more reason")} in the report");
        if (reasons.Count > 0)
            paper.Blank();
    }

    private void ShowScenarios(int indent, IReadOnlyList<string> scenarios, Dictionary<string, string> titles)
    {
        foreach (var scenario in scenarios.Take(MostScenarios))
            paper.Text(indent, $"in \"{titles.GetValueOrDefault(scenario, scenario)}\"", Paper.Dim);
        if (scenarios.Count > MostScenarios)
            paper.Text(indent, $"and in {Sentences.Number(scenarios.Count - MostScenarios)} more", Paper.Dim);
    }

    private void ShowSentence(string number, Reason reason)
    {
        var tag = $"[{reason.Tag}]";
        var lines = Wrapping.Lines(reason.Sentence, paper.Width - number.Length - tag.Length - 1).ToList();
        var gap = Math.Max(1, paper.Width - number.Length - lines[0].Length - tag.Length);
        paper.Add((number, Paper.Bold), (lines[0], Paper.Bold), (new string(' ', gap), Style.Plain), (tag, Paper.Dim));
        foreach (var line in lines.Skip(1))
            paper.Text(number.Length, line, Paper.Bold);
    }

    private void ShowExample(int indent, DifferenceExample example, Dictionary<string, string> titles)
    {
        var change = $"{Short(example.Before)} → {Short(example.After)}";
        var subject = example.Subject.Length == 0 ? "" : example.Subject + "  ";
        var scenario = titles.TryGetValue(example.Scenario, out var title) ? $"in \"{title}\"" : "";
        var line = $"{subject}{change}   {scenario}".TrimEnd();
        if (indent + line.Length <= paper.Width)
        {
            paper.Text(indent, line, Paper.Dim);
            return;
        }

        paper.Text(indent, subject + change, Paper.Dim);
        if (scenario.Length > 0)
            paper.Text(indent, scenario, Paper.Dim);
    }

    private void ShowRest(GateReport report)
    {
        var comparison = report.Comparison;
        Items("Announced and seen", comparison.Announced.Where(each => each.Seen).Select(each => Sentences.Announced(each.Announcement)), whenNone: null);
        // What was announced and seen stands a line above.
        var announced = comparison.Differences.Where(pattern => pattern.Announcement is not null).Select(pattern => pattern.Id).ToHashSet(StringComparer.Ordinal);
        var findings = report.Verdict.Findings.Where(finding => finding.Pattern is null || !announced.Contains(finding.Pattern)).ToList();
        Items("Findings", findings.Take(MostFindings).Select(finding => finding.Detail.Length == 0 ? finding.Sentence : $"{finding.Sentence}: {finding.Detail}"), whenNone: null);
        if (findings.Count > MostFindings)
            Items("", [$"and {Sentences.Number(findings.Count - MostFindings)} more in the report"], whenNone: null);
        Items("Noise", [Sentences.Noise(comparison.Noise)], whenNone: null);
        if (comparison.NotCompared is { } leftOut)
            Items("Not compared", [Sentences.NotCompared(leftOut)], whenNone: null);
        Items("Waivers", report.Verdict.Waived.Select(waived => $"{waived.Waiver} covers {waived.Pattern} until {Sentences.Day(waived.Until)}, {waived.Owner}"), whenNone: "none");
        Items("Scenarios", [Sentences.Counts(report.Verdict.Counts)], whenNone: null);
        Items("Speed", [Sentences.Speed(report)], whenNone: null);
    }

    private void Items(string label, IEnumerable<string> items, string? whenNone)
    {
        var lines = items.ToList();
        if (lines.Count == 0 && whenNone is not null)
            lines.Add(whenNone);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            paper.Labelled("  " + (index == 0 ? label : "").PadRight(LabelWidth), Style.Plain, line);
    }

    // Screens and messages differ in several lines; the first one tells, the report has the rest.
    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();
        if (line.Length == 0)
            return "nothing";
        return line.Length <= 60 ? line : line[..59] + "…";
    }
}
