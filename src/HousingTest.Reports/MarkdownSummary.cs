using System.Text;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>The verdict in a few lines of Markdown, for the page that a pipeline shows of a run. It says the same as the terminal, in the same order.</summary>
public static class MarkdownSummary
{
    private const int MostReasons = 12;

    /// <summary>A verdict.</summary>
    /// <param name="report">The gate.</param>
    /// <param name="page">Path of the whole report, as people are shown it.</param>
    public static string Of(GateReport report, string page)
    {
        var (verdict, comparison) = (report.Verdict, report.Comparison);
        var text = new StringBuilder();
        text.Append($"## {verdict.Decision.ToString().ToUpperInvariant()}: {Plain(Sentences.Decision(verdict))}\n\n");
        foreach (var (reason, index) in verdict.Reasons.Take(MostReasons).Select((reason, index) => (reason, index)))
            text.Append($"{Sentences.Number(index + 1)}. **{Plain(reason.Sentence)}** ({Plain(reason.Tag)}){(reason.Detail.Length > 0 ? "<br>" + Plain(reason.Detail) : "")}\n");
        if (verdict.Reasons.Count > MostReasons)
            text.Append($"\nAnd {Sentences.Count(verdict.Reasons.Count - MostReasons, "more reason")} in the report.\n");
        if (verdict.Reasons.Count > 0)
            text.Append('\n');

        text.Append("| | |\n|---|---|\n");
        Row("Baseline", $"{verdict.Baseline}, {Sentences.BaselineRuns(report)}");
        Row("Candidate", $"{verdict.Candidate}, {Sentences.CandidateRuns(report)}");
        Row("Announced and seen", string.Join(", ", comparison.Announced.Where(each => each.Seen).Select(each => Sentences.Announced(each.Announcement))));
        Row("Noise", Sentences.Noise(comparison.Noise));
        Row("Waivers", verdict.Waived.Count == 0 ? "none" : string.Join(", ", verdict.Waived.Select(waived => $"{waived.Waiver} until {Sentences.Day(waived.Until)}")));
        Row("Scenarios", Sentences.Counts(verdict.Counts));
        Row("Speed", verdict.Speed);
        Row("Setting", Sentences.Setting(comparison));
        return text.Append($"\nThe whole report is `{page}`.\n").ToString();

        void Row(string name, string value)
        {
            if (value.Length > 0)
                text.Append($"| {name} | {Plain(value)} |\n");
        }
    }

    /// <summary>What kept a gate from a verdict. A pipeline that shows nothing would be taken for one that had nothing to say.</summary>
    public static string Of(IReadOnlyList<Problem> problems)
    {
        var text = new StringBuilder("## No verdict\n\nThe tool or the environment failed, and nothing can be said of the release.\n");
        foreach (var problem in problems)
        {
            text.Append($"\n**{Plain(problem.Id)}  {Plain(problem.What)}**\n\n");
            Part("where", problem.Where);
            Part("why", problem.Why);
            Part("do", problem.Remedy);
        }

        return text.ToString();

        void Part(string label, string part)
        {
            if (part.Length > 0)
                text.Append($"- {label}: {Plain(part)}\n");
        }
    }

    // What a system or a tester wrote is shown as it is, and never read as markup; a line of its own would end a table or a list.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in XmlText.Clean(text).ReplaceLineEndings("\n"))
        {
            plain.Append(letter switch
            {
                '\n' => "<br>",
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '|' or '[' or ']' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return plain.ToString();
    }
}
