using System.Globalization;
using System.Text;
using HousingTest.Gherkin.Language;

namespace HousingTest.Tests.Gherkin.Language;

/// <summary>Writes documents and pickles with all that they hold, one thing to a line, the place of each in front.</summary>
internal static class Shown
{
    public static string Document(GherkinDocument document)
    {
        var text = new StringBuilder();
        foreach (var comment in document.Comments)
            Line(text, comment.Location, 0, $"comment {Quoted(comment.Text)}");
        if (document.Feature is { } feature)
        {
            Title(text, feature.Location, 0, $"feature in {feature.Language}", feature.Keyword, feature.Name, feature.Description, feature.Tags);
            Body(text, 1, feature.Background, feature.Scenarios);
            foreach (var rule in feature.Rules)
            {
                Title(text, rule.Location, 1, "rule", rule.Keyword, rule.Name, rule.Description, rule.Tags);
                Body(text, 2, rule.Background, rule.Scenarios);
            }
        }

        return text.ToString();
    }

    public static string Pickles(IEnumerable<Pickle> pickles)
    {
        var text = new StringBuilder();
        foreach (var pickle in pickles)
        {
            Line(text, pickle.Location, 0, $"{pickle.Language} {Quoted(pickle.Title)} of {Place(pickle.Scenario.Location)}");
            Line(text, null, 1, $"tags {string.Join(' ', pickle.TagsAsWritten.Select(tag => $"{tag.Name} {Place(tag.Location)}"))}; each once {string.Join(' ', pickle.Tags)}");
            foreach (var (name, value) in pickle.Arguments)
                Line(text, null, 1, $"argument {name} {Quoted(value)}");
            foreach (var step in pickle.Steps)
            {
                Line(text, step.Source.Location, 1, $"{step.Type}, {step.Kind} {Quoted(step.ToString())}{(step.Row is { } row ? $" filled from {Place(row.Location)}" : "")}");
                if (step.DocString is { } doc)
                    Line(text, null, 2, $"text {Quoted(doc)} of {Quoted(step.MediaType)}{(step.TableComesFirst ? ", behind the table" : "")}");
                foreach (var cells in step.Table ?? [])
                    Line(text, null, 2, $"row {string.Join(' ', cells.Select(Quoted))}");
            }
        }

        return text.ToString();
    }

    private static void Body(StringBuilder text, int depth, Background? background, IReadOnlyList<Scenario> scenarios)
    {
        if (background is not null)
        {
            Title(text, background.Location, depth, "background", background.Keyword, background.Name, background.Description, []);
            Steps(text, depth + 1, background.Steps);
        }

        foreach (var scenario in scenarios)
        {
            Title(text, scenario.Location, depth, scenario.IsOutline ? "outline" : "scenario", scenario.Keyword, scenario.Name, scenario.Description, scenario.Tags);
            Steps(text, depth + 1, scenario.Steps);
            foreach (var examples in scenario.Examples)
            {
                Title(text, examples.Location, depth + 1, "examples", examples.Keyword, examples.Name, examples.Description, examples.Tags);
                if (examples.Header is { } header)
                    Row(text, depth + 2, "header", header);
                foreach (var row in examples.Rows)
                    Row(text, depth + 2, "row", row);
            }
        }
    }

    private static void Title(StringBuilder text, Location location, int depth, string what, string keyword, string name, string description, IReadOnlyList<Tag> tags)
    {
        Line(text, location, depth, $"{what} {Quoted(keyword)} {Quoted(name)}");
        foreach (var tag in tags)
            Line(text, tag.Location, depth + 1, $"tag {tag.Name}");
        if (description.Length > 0)
            Line(text, null, depth + 1, $"description {Quoted(description)}");
    }

    private static void Steps(StringBuilder text, int depth, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            Line(text, step.Location, depth, $"step {step.KeywordType} {Quoted(step.Keyword)} {Quoted(step.Text)}");
            if (step.DocString is { } doc)
                Line(text, doc.Location, depth + 1, $"text between {doc.Delimiter} of {Quoted(doc.MediaType)}: {Quoted(doc.Content)}");
            foreach (var row in step.Table?.Rows ?? [])
                Row(text, depth + 1, "row", row);
        }
    }

    private static void Row(StringBuilder text, int depth, string what, TableRow row) =>
        Line(text, row.Location, depth, $"{what} {string.Join(' ', row.Cells.Select(cell => $"{Quoted(cell.Value)} {cell.Location.Column}"))}");

    private static void Line(StringBuilder text, Location? location, int depth, string said) =>
        text.Append(CultureInfo.InvariantCulture, $"{(location is { } at ? Place(at) : ""),-6} {new string(' ', 2 * depth)}{said}").Append('\n');

    private static string Place(Location location) => string.Create(CultureInfo.InvariantCulture, $"{location.Line}:{location.Column}");

    private static string Quoted(string text) => $"‹{text.Replace("\n", "⏎", StringComparison.Ordinal)}›";
}
