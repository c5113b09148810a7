using System.Text;
using HousingTest.Gherkin.Language;

namespace HousingTest.Runs;

/// <summary>Writes a scenario as people do: two blanks for each level, And for more of the same, tables in columns.</summary>
internal static class ScenarioText
{
    private const string Indent = "  ";

    /// <summary>The lines of a scenario from its tags on.</summary>
    /// <param name="dialect">The language of the file.</param>
    /// <param name="title">The title, one line.</param>
    /// <param name="tags">With their <c>@</c>; may be none.</param>
    /// <param name="comments">What to say above its first step, without <c>#</c>.</param>
    /// <param name="steps">Its own steps, without those of a background.</param>
    /// <param name="level">How deep it stands: 1 in a feature, 2 in a rule.</param>
    public static IReadOnlyList<string> Lines(
        Dialect dialect, string title, IReadOnlyList<string> tags, IReadOnlyList<string> comments, IReadOnlyList<PickleStep> steps, int level)
    {
        var outer = string.Concat(Enumerable.Repeat(Indent, level));
        var inner = outer + Indent;
        var lines = new List<string>();
        if (tags.Count > 0)
            lines.Add(outer + string.Join(' ', tags));
        lines.Add($"{outer}{Word(dialect.Scenario, "Scenario")}: {title}");
        lines.AddRange(comments.Select(comment => $"{inner}# {comment}"));
        StepKind? before = null;
        foreach (var step in steps)
        {
            lines.Add($"{inner}{Keyword(dialect, step.Kind, isMore: step.Kind == before)}{step.Text}");
            lines.AddRange(Beneath(step).Select(line => inner + Indent + line));
            before = step.Kind;
        }

        return lines;
    }

    /// <summary>The keyword of a feature.</summary>
    public static string FeatureKeyword(Dialect dialect) => Word(dialect.Feature, "Feature");

    // The usual word where a language has several, as English has Example beside Scenario.
    private static string Word(IReadOnlyList<string> words, string usual) => words.Contains(usual, StringComparer.Ordinal) ? usual : words[0];

    private static string Keyword(Dialect dialect, StepKind kind, bool isMore)
    {
        // In this order: Given, When, Then, And, But, *.
        var common = dialect.CommonSteps[isMore ? 3 : (int)kind];
        return dialect.Steps.First(word => string.Equals(word.Text.TrimEnd(), common, StringComparison.Ordinal)).Text;
    }

    private static IEnumerable<string> Beneath(PickleStep step) => step.TableComesFirst ? [.. Table(step), .. Text(step)] : [.. Text(step), .. Table(step)];

    private static IEnumerable<string> Table(PickleStep step)
    {
        if (step.Table is not { Count: > 0 } table)
            return [];
        var rows = table.Select(row => row.Select(Escaped).ToList()).ToList();
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |");
    }

    private static string Escaped(string cell) => new StringBuilder(cell).Replace("\\", "\\\\").Replace("|", "\\|").Replace("\n", "\\n").ToString();

    private static IEnumerable<string> Text(PickleStep step) => step.DocString is { } text
        ? [$"\"\"\"{step.MediaType}", .. text.Replace("\"\"\"", "\\\"\\\"\\\"", StringComparison.Ordinal).Split('\n'), "\"\"\""]
        : [];
}
