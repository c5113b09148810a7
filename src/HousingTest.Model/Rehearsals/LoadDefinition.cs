namespace HousingTest.Model;

/// <summary>A load file: rows of a legacy extract that become rows of one entity, field by field.</summary>
/// <param name="Name">As the file is named: <c>tenancies</c>.</param>
/// <param name="About">What it brings, in a sentence.</param>
/// <param name="Extract">Where the rows are.</param>
/// <param name="Filters">Which of them count; all without any.</param>
/// <param name="Into">The entity of the system map: <c>tenancy</c>.</param>
/// <param name="IntoLine">Where the file says so.</param>
/// <param name="Fields">What the entity's fields are filled with, in the file's order. A field that is not named keeps its default.</param>
/// <param name="Skips">True when a row that cannot be loaded is written to a list and left out; false when one such row stops the load, and nothing is written.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record LoadDefinition(
    string Name, string About, RowSource.Extract Extract, IReadOnlyList<RowFilter> Filters, string Into, int IntoLine, IReadOnlyList<LoadField> Fields, bool Skips,
    string File, string Digest);

/// <summary>A field of the entity, and what fills it: a column of the extract, or the same value in every row.</summary>
/// <param name="Name">The map's word for it: <c>weekly amount</c>.</param>
/// <param name="Line">Where the file says so.</param>
/// <param name="From">The column, and how its values are read; null with <paramref name="Value"/>.</param>
/// <param name="Type">What the file takes the values for, by the keys that it gives; null where it says nothing of it, and the map does.</param>
/// <param name="Value">The same in every row, as people say it; null with <paramref name="From"/>.</param>
/// <param name="By">Of a reference: the field of the other entity by which its row is found, perhaps by way of references (<c>tenancy.reference</c>); null for what people know it by.</param>
public sealed record LoadField(string Name, int Line, SideField? From, ReconciledType? Type, string? Value, string? By);
