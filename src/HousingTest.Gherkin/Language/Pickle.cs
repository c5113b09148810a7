namespace HousingTest.Gherkin.Language;

/// <summary>What a step does in its scenario, conjunctions resolved.</summary>
public enum StepKind
{
    /// <summary>It sets the scene.</summary>
    Given,

    /// <summary>It acts.</summary>
    When,

    /// <summary>It judges.</summary>
    Then,
}

/// <summary>A scenario, or one example row of an outline, ready to run: backgrounds put first, placeholders filled, tags inherited.</summary>
/// <param name="Path">The file, relative to the features root, with forward slashes.</param>
/// <param name="Feature">The feature that it stands in.</param>
/// <param name="Rule">The rule that it stands in, if any.</param>
/// <param name="Scenario">The scenario as written.</param>
/// <param name="Examples">The examples that its row stands in; null for a plain scenario.</param>
/// <param name="Row">The row; null for a plain scenario.</param>
/// <param name="RowNumber">Number of the row among all rows of the scenario, from 1; null for a plain scenario.</param>
/// <param name="Name">The title, placeholders filled.</param>
/// <param name="TagsAsWritten">Feature's, rule's, scenario's and examples' tags in this order; one that is written twice stands twice.</param>
/// <param name="Steps">Background steps of feature and rule, then its own.</param>
public sealed record Pickle(
    string Path,
    Feature Feature,
    Rule? Rule,
    Scenario Scenario,
    Examples? Examples,
    TableRow? Row,
    int? RowNumber,
    string Name,
    IReadOnlyList<Tag> TagsAsWritten,
    IReadOnlyList<PickleStep> Steps)
{
    /// <summary>The names of the tags, each once, with their <c>@</c>.</summary>
    public IReadOnlyList<string> Tags { get; } = [.. TagsAsWritten.Select(tag => tag.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Where a person would look: the example row, else the scenario.</summary>
    public Location Location => Row?.Location ?? Scenario.Location;

    /// <summary>The line of <see cref="Location"/>.</summary>
    public int Line => Location.Line;

    /// <summary>Code of the language that its keywords are in.</summary>
    public string Language => Feature.Language;

    /// <summary>Column names and cells of the example row, in order; empty for a plain scenario.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Arguments { get; } = Examples?.Header is { } header && Row is { } row
        ? [.. header.Cells.Zip(row.Cells, (name, cell) => KeyValuePair.Create(name.Value, cell.Value))]
        : [];

    /// <summary>The title with the row's number, as lists of scenarios show it.</summary>
    public string Title => RowNumber is { } number ? $"{Name} [row {number}]" : Name;
}

/// <summary>A step ready to run.</summary>
/// <param name="Source">The step as written.</param>
/// <param name="Row">The example row that filled its placeholders; null outside outlines and for steps of a background.</param>
/// <param name="Type">
/// What the keyword says as Cucumber tells it: a conjunction says what the step before it said, <c>*</c> and a conjunction that comes first
/// say nothing. Never <see cref="KeywordType.Conjunction"/>.
/// </param>
/// <param name="Kind">What it does; a conjunction or <c>*</c> does what the step before it did, and sets the scene when it comes first.</param>
/// <param name="Text">The text, placeholders filled.</param>
/// <param name="DocString">Text beneath the step, placeholders filled.</param>
/// <param name="MediaType">What is written behind the text's opening fence, placeholders filled; empty when nothing is.</param>
/// <param name="Table">Rows beneath the step as cells, placeholders filled; the first row is the header.</param>
public sealed record PickleStep(
    Step Source,
    TableRow? Row,
    KeywordType Type,
    StepKind Kind,
    string Text,
    string? DocString,
    string MediaType,
    IReadOnlyList<IReadOnlyList<string>>? Table)
{
    /// <summary>Whether a table stands beneath the step and before its text: arguments come in this order.</summary>
    public bool TableComesFirst => Source is { Table: { } table, DocString: { } text } && table.Location.Line < text.Location.Line;

    /// <summary>Keyword and text as a person reads them.</summary>
    public override string ToString() => Source.Keyword + Text;
}
