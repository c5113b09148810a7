namespace HousingTest.Gherkin.Language;

/// <summary>Reads backgrounds and scenarios with their steps and examples.</summary>
internal sealed class ScenarioReader(LineReader lines)
{
    private static readonly string[] InSteps = ["a step (Given, When, Then, And, But or *)", "a table row", "\"\"\"", "Examples:", "a tag", "Scenario:", "Rule:", "a comment"];
    private static readonly string[] InExamples = ["a table row", "Examples:", "a tag", "Scenario:", "Rule:", "a comment"];
    private static readonly string[] InBackground = ["a step (Given, When, Then, And, But or *)", "a table row", "\"\"\"", "a tag", "Scenario:", "Rule:", "a comment"];

    /// <summary>A title line and the free text beneath it.</summary>
    public (Location Location, string Keyword, string Name, string Description) ReadTitle(
        IReadOnlyList<string> keywords, params IReadOnlyCollection<LineKind> mayFollow)
    {
        var line = lines.Take();
        var keyword = line.TitleKeyword(keywords) ?? "";
        var name = line.Text.TrimStart()[(keyword.Length + 1)..].Trim();
        return (line.Start, keyword, name, lines.TakeDescription(mayFollow));
    }

    public Background ReadBackground()
    {
        var title = ReadTitle(lines.Dialect.Background, LineKind.Step, LineKind.Tags, LineKind.Scenario, LineKind.Outline, LineKind.Rule);
        var steps = new List<Step>();
        while (true)
        {
            switch (lines.SkipToContent())
            {
                case LineKind.Step:
                    steps.Add(ReadStep());
                    break;
                case LineKind.Tags or LineKind.Scenario or LineKind.Outline or LineKind.Rule or LineKind.End:
                    return new Background(title.Location, title.Keyword, title.Name, title.Description, steps);
                default:
                    lines.Refuse(InBackground);
                    break;
            }
        }
    }

    public Scenario ReadScenario(IReadOnlyList<Tag> tags)
    {
        var isOutline = lines.Kind == LineKind.Outline;
        var title = ReadTitle(
            isOutline ? lines.Dialect.Outline : lines.Dialect.Scenario,
            LineKind.Step,
            LineKind.Tags,
            LineKind.Examples,
            LineKind.Scenario,
            LineKind.Outline,
            LineKind.Rule);
        var steps = new List<Step>();
        var examples = new List<Examples>();
        while (true)
        {
            switch (lines.SkipToContent())
            {
                case LineKind.Step when examples.Count == 0:
                    steps.Add(ReadStep());
                    break;
                case LineKind.Examples:
                    examples.Add(ReadExamples([]));
                    break;
                case LineKind.Tags when lines.KindBehindTags() == LineKind.Examples:
                    examples.Add(ReadExamples(lines.TakeTags()));
                    break;
                case LineKind.Tags or LineKind.Scenario or LineKind.Outline or LineKind.Rule or LineKind.End:
                    return new Scenario(title.Location, tags, title.Keyword, isOutline, title.Name, title.Description, steps, examples);
                default:
                    lines.Refuse(examples.Count == 0 ? InSteps : InExamples);
                    break;
            }
        }
    }

    private Examples ReadExamples(IReadOnlyList<Tag> tags)
    {
        var title = ReadTitle(
            lines.Dialect.Examples, LineKind.Row, LineKind.Tags, LineKind.Examples, LineKind.Scenario, LineKind.Outline, LineKind.Rule);
        var rows = lines.TakeRows();
        return new Examples(
            title.Location, tags, title.Keyword, title.Name, title.Description, rows.Count == 0 ? null : rows[0], [.. rows.Skip(1)]);
    }

    private Step ReadStep()
    {
        var line = lines.Take();
        var keyword = line.StepKeyword(lines.Dialect) ?? new("", KeywordType.Unknown);
        var text = line.Text.TrimStart()[keyword.Key.Length..].Trim();
        var step = new Step(line.Start, keyword.Key, keyword.Value, text, DocString: null, Table: null);
        switch (lines.SkipToContent())
        {
            case LineKind.Fence:
                return step with { DocString = lines.TakeDocString() };
            case LineKind.Row:
                var start = lines.Current.Start;
                return step with { Table = new Table(start, lines.TakeRows()) };
            default:
                return step;
        }
    }
}
