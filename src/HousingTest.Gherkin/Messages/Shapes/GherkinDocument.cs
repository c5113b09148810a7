namespace HousingTest.Gherkin.Messages;

/// <summary>The text of a feature file.</summary>
internal sealed record Source(string Uri, string Data, string MediaType);

/// <summary>A feature file as it was read.</summary>
internal sealed record GherkinDocument(string Uri, Feature? Feature, IReadOnlyList<Comment> Comments);

internal sealed record Location(int Line, int Column);

internal sealed record Comment(Location Location, string Text);

internal sealed record Tag(Location Location, string Name, string Id);

internal sealed record Feature(
    Location Location, IReadOnlyList<Tag> Tags, string Language, string Keyword, string Name, string Description, IReadOnlyList<Child> Children);

/// <summary>A part of a feature or rule; exactly one member is set, and a rule has no rules.</summary>
internal sealed record Child(Rule? Rule = null, Background? Background = null, Scenario? Scenario = null);

internal sealed record Rule(
    Location Location, IReadOnlyList<Tag> Tags, string Keyword, string Name, string Description, IReadOnlyList<Child> Children, string Id);

internal sealed record Background(Location Location, string Keyword, string Name, string Description, IReadOnlyList<Step> Steps, string Id);

internal sealed record Scenario(
    Location Location, IReadOnlyList<Tag> Tags, string Keyword, string Name, string Description, IReadOnlyList<Step> Steps,
    IReadOnlyList<Examples> Examples, string Id);

internal sealed record Examples(
    Location Location, IReadOnlyList<Tag> Tags, string Keyword, string Name, string Description, TableRow? TableHeader,
    IReadOnlyList<TableRow> TableBody, string Id);

internal sealed record Step(
    Location Location, string Keyword, string KeywordType, string Text, DocString? DocString, DataTable? DataTable, string Id);

internal sealed record DocString(Location Location, string? MediaType, string Content, string Delimiter);

internal sealed record DataTable(Location Location, IReadOnlyList<TableRow> Rows);

internal sealed record TableRow(Location Location, IReadOnlyList<TableCell> Cells, string Id);

internal sealed record TableCell(Location Location, string Value);
