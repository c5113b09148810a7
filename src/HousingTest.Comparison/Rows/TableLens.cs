using System.Globalization;
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

    /// <summary>What all its rows are, for what they have in common.</summary>
    public string Kin { get; } = "row " + Table;

    /// <summary>Columns that the map names, by the name of their field.</summary>
    public IReadOnlyList<ColumnLens> ByName { get; } = [.. Known.Values.OrderBy(column => column.Name, StringComparer.Ordinal)];

    /// <summary>The one field of money, which is what a row is worth; null when there is none or several, of which no one is.</summary>
    public ColumnLens? OnlyAmount { get; } = Known.Values.Where(column => column.Type == FieldType.Pence).Take(2).ToList() is [var only] ? only : null;

    /// <summary>A column, by its own name where the map has none for it.</summary>
    public ColumnLens Column(string column) =>
        Known.TryGetValue(column, out var known) ? known : new ColumnLens(column, column.Replace('_', ' '), FieldType.Text, null, null);

    /// <summary>The key of a row as text; empty when it has none.</summary>
    public string KeyOf(IReadOnlyDictionary<string, Value> row) =>
        RowKey.Count == 0 ? "" : RowKey.Count == 1 ? row.GetValueOrDefault(RowKey[0], Value.None).ToString() : string.Join('/', RowKey.Select(column => row.GetValueOrDefault(column, Value.None)));
}

/// <summary>A column in housing words.</summary>
/// <param name="Column">Column name.</param>
/// <param name="Name">Field of the map.</param>
/// <param name="Type">What its values mean.</param>
/// <param name="Entity">Entity that it refers to; null when it is no reference.</param>
/// <param name="Table">Table of that entity.</param>
internal sealed record ColumnLens(string Column, string Name, FieldType Type, string? Entity, string? Table)
{
    /// <summary>The system's own word → the housing word.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the system writes where people write a space; null where it writes one, too.</summary>
    public string? Spaces { get; init; }

    /// <summary>True for a text that is not one of a list of words.</summary>
    public bool IsFreeText => Type == FieldType.Text && Words.Count == 0;

    /// <summary>A value among others: by its housing word.</summary>
    public string Show(Value value) => Words.Count > 0 && Words.TryGetValue(value.ToString(), out var word) ? word
        : Spaces is { } spaces && value is Value.Text text ? text.Content.Replace(spaces, " ", StringComparison.Ordinal)
        : Comparison.Words.Shown(Type, value);

    /// <summary>A value in a sentence: by its housing word, a day as people write it.</summary>
    public string Say(Value value) => Type == FieldType.Date && DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : Show(value);
}
