using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>A table as the map knows it, or as far as its own names tell.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Where">The entity's word, or the table's name with spaces.</param>
/// <param name="Plural">The word for several.</param>
/// <param name="Key">Column whose values the database makes; null when there is none.</param>
/// <param name="RowKey">Columns that name a row of the seed for good; empty when only its content does.</param>
/// <param name="Identity">Columns that tell an inserted row from another in business terms.</param>
/// <param name="Label">Column that people know a row by; null when there is none.</param>
/// <param name="Known">Columns that the map names, by name.</param>
internal sealed record TableLens(
    string Table, string Where, string Plural, string? Key, IReadOnlyList<string> RowKey, IReadOnlyList<string> Identity, string? Label,
    IReadOnlyDictionary<string, ColumnLens> Known)
{
    /// <summary>Columns that refer to other tables, in ordinal order.</summary>
    public IReadOnlyList<ColumnLens> References { get; } =
        [.. Known.Values.Where(column => column.Entity is not null).OrderBy(column => column.Column, StringComparer.Ordinal)];

    /// <summary>The one field of money, which is what a row is worth; null when there is none or several, of which no one is.</summary>
    public ColumnLens? OnlyAmount { get; } = Known.Values.Where(column => column.Type == FieldType.Pence).Take(2).ToList() is [var only] ? only : null;

    /// <summary>A column, by its own name where the map has none for it.</summary>
    public ColumnLens Column(string column) =>
        Known.TryGetValue(column, out var known) ? known : new ColumnLens(column, column.Replace('_', ' '), FieldType.Text, null, null);

    /// <summary>The key of a row as text; empty when it has none.</summary>
    public string KeyOf(IReadOnlyDictionary<string, Value> row) =>
        RowKey.Count == 0 ? "" : string.Join('/', RowKey.Select(column => row.GetValueOrDefault(column, Value.None)));
}

/// <summary>A column in housing words.</summary>
/// <param name="Column">Column name.</param>
/// <param name="Name">Field of the map.</param>
/// <param name="Type">What its values mean.</param>
/// <param name="Entity">Entity that it refers to; null when it is no reference.</param>
/// <param name="Table">Table of that entity.</param>
internal sealed record ColumnLens(string Column, string Name, FieldType Type, string? Entity, string? Table);
