namespace HousingTest.Gherkin.Messages;

/// <summary>Says a feature file as it was read.</summary>
internal sealed class DocumentMessages(MessageIds ids)
{
    public GherkinDocument Of(string uri, Language.GherkinDocument document) => new(
        uri, document.Feature is { } feature ? Of(feature) : null, [.. document.Comments.Select(comment => new Comment(Of(comment.Location), comment.Text))]);

    public static Location Of(Language.Location location) => new(location.Line, location.Column);

    private Feature Of(Language.Feature feature) => new(
        Of(feature.Location), Of(feature.Tags), feature.Language, feature.Keyword, feature.Name, feature.Description,
        [.. Children(feature.Background, feature.Scenarios), .. feature.Rules.Select(rule => new Child(Rule: Of(rule)))]);

    private Rule Of(Language.Rule rule) => new(
        Of(rule.Location), Of(rule.Tags), rule.Keyword, rule.Name, rule.Description, Children(rule.Background, rule.Scenarios), ids.Of(rule));

    private List<Child> Children(Language.Background? background, IReadOnlyList<Language.Scenario> scenarios) =>
        [.. background is null ? [] : new[] { new Child(Background: Of(background)) }, .. scenarios.Select(scenario => new Child(Scenario: Of(scenario)))];

    private Background Of(Language.Background background) => new(
        Of(background.Location), background.Keyword, background.Name, background.Description, [.. background.Steps.Select(Of)], ids.Of(background));

    private Scenario Of(Language.Scenario scenario) => new(
        Of(scenario.Location), Of(scenario.Tags), scenario.Keyword, scenario.Name, scenario.Description, [.. scenario.Steps.Select(Of)],
        [.. scenario.Examples.Select(Of)], ids.Of(scenario));

    private Examples Of(Language.Examples examples) => new(
        Of(examples.Location), Of(examples.Tags), examples.Keyword, examples.Name, examples.Description,
        examples.Header is { } header ? Of(header) : null, [.. examples.Rows.Select(Of)], ids.Of(examples));

    private Step Of(Language.Step step) => new(
        Of(step.Location), step.Keyword, step.KeywordType.ToString(), step.Text,
        step.DocString is { } text ? new DocString(Of(text.Location), Written(text.MediaType), text.Content, text.Delimiter) : null,
        step.Table is { } table ? new DataTable(Of(table.Location), [.. table.Rows.Select(Of)]) : null,
        ids.Of(step));

    private TableRow Of(Language.TableRow row) => new(Of(row.Location), [.. row.Cells.Select(cell => new TableCell(Of(cell.Location), cell.Value))], ids.Of(row));

    private List<Tag> Of(IReadOnlyList<Language.Tag> tags) => [.. tags.Select(tag => new Tag(Of(tag.Location), tag.Name, ids.Of(tag)))];

    /// <summary>What is not there is left out.</summary>
    public static string? Written(string text) => text.Length == 0 ? null : text;
}
