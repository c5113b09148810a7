namespace HousingTest.Gherkin.Messages;

/// <summary>A scenario ready to run.</summary>
internal sealed record Pickle(
    string Id, string Uri, Location Location, string Name, string Language, IReadOnlyList<PickleStep> Steps, IReadOnlyList<PickleTag> Tags,
    IReadOnlyList<string> AstNodeIds);

internal sealed record PickleStep(PickleStepArgument? Argument, IReadOnlyList<string> AstNodeIds, string Id, string Type, string Text);

internal sealed record PickleStepArgument(PickleDocString? DocString, PickleTable? DataTable);

/// <summary>Where a step has both, the index tells which comes first, from 1.</summary>
internal sealed record PickleDocString(int? ArgumentIndex, string? MediaType, string Content);

/// <summary>Where a step has both, the index tells which comes first, from 1.</summary>
internal sealed record PickleTable(int? ArgumentIndex, IReadOnlyList<PickleTableRow> Rows);

internal sealed record PickleTableRow(IReadOnlyList<PickleTableCell> Cells);

internal sealed record PickleTableCell(string Value);

internal sealed record PickleTag(string Name, string AstNodeId);
