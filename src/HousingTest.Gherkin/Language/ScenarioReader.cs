namespace HousingTest.Gherkin.Language;

/// <summary>Reads backgrounds and scenarios with their steps and examples.</summary>
internal sealed class ScenarioReader(LineReader lines)
{
    private const LineKinds BehindBackground = LineKinds.Tags | LineKinds.Scenario | LineKinds.Rule;
    private const LineKinds BehindScenario = LineKinds.Tags | LineKinds.Examples | LineKinds.Scenario | LineKinds.Rule;

    /// <summary>A title line and the free text beneath it.</summary>
    public (Location Location, string Keyword, string Name, string Description) ReadTitle(IReadOnlyList<string> keywords, LineKinds mayFollow)
    {
        var line = lines.Take();
        var keyword = line.TitleKeyword(keywords)!;
        return (line.Start, keyword, line.Behind(keyword.Length + 1), lines.TakeDescription(mayFollow));
    }

    public Background ReadBackground()
    {
        var title = ReadTitle(lines.Dialect.Background, LineKinds.Step | BehindBackground);
        return new Background(title.Location, title.Keyword, title.Name, title.Description, ReadSteps(BehindBackground));
    }

    public Scenario ReadScenario(IReadOnlyList<Tag> tags)
    {
        var dialect = lines.Dialect;
        var title = ReadTitle([.. dialect.Scenario, .. dialect.Outline], LineKinds.Step | BehindScenario);
        var isOutline = !dialect.Scenario.Contains(title.Keyword, StringComparer.Ordinal);
        var steps = ReadSteps(BehindScenario);
        var examples = new List<Examples>();
        while (true)
        {
            switch (lines.Next(BehindScenario))
            {
                case LineKinds.Examples:
                    examples.Add(ReadExamples([]));
                    break;
                case LineKinds.Tags when lines.KindBehindTags(BehindScenario) == LineKinds.Examples:
                    examples.Add(ReadExamples(lines.TakeTags()));
                    break;
                default:
                    return new Scenario(title.Location, tags, title.Keyword, isOutline, title.Name, title.Description, steps, examples);
            }
        }
    }

    private Examples ReadExamples(IReadOnlyList<Tag> tags)
    {
        const LineKinds Accepted = LineKinds.Row | BehindScenario;
        var title = ReadTitle(lines.Dialect.Examples, Accepted);
        var table = new TableReader(lines.Problems);
        while (true)
        {
            switch (lines.Next(Accepted))
            {
                case LineKinds.Row:
                    table.Add(lines.Take());
                    break;
                case LineKinds.Other:
                    lines.Refuse(Accepted);
                    break;
                default:
                    var rows = table.Rows();
                    return new Examples(
                        title.Location, tags, title.Keyword, title.Name, title.Description, rows.Count == 0 ? null : rows[0], [.. rows.Skip(1)]);
            }
        }
    }

    // Whatever is refused between them, rows and a text belong to the step above.
    private List<Step> ReadSteps(LineKinds behind)
    {
        var steps = new List<Step>();
        StepReader? step = null;
        while (true)
        {
            var accepted = LineKinds.Step | (step?.MayFollow ?? LineKinds.Other) | behind;
            switch (lines.Next(accepted))
            {
                case LineKinds.Step:
                    AddStep();
                    step = new StepReader(lines);
                    break;
                case LineKinds.Row:
                    step!.AddRow();
                    break;
                case LineKinds.Fence:
                    step!.AddDocString();
                    break;
                case LineKinds.Other:
                    lines.Refuse(accepted);
                    break;
                default:
                    AddStep();
                    return steps;
            }
        }

        void AddStep()
        {
            if (step is not null)
                steps.Add(step.Step());
        }
    }
}
