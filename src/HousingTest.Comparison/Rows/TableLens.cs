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

    /// <summary>Columns of <see cref="Identity"/>, in ordinal order.</summary>
    public IReadOnlyList<ColumnLens> Identifying { get; } =
        [.. Identity.Order(StringComparer.Ordinal).Select(column => Known.TryGetValue(column, out var known) ? known : Named(column))];

    /// <summary>The one field of money, which is what a row is worth; null when there is none or several, of which no one is.</summary>
    public ColumnLens? OnlyAmount { get; } = Known.Values.Where(column => column.Type == FieldType.Pence).Take(2).ToList() is [var only] ? only : null;

    /// <summary>A column, by its own name where the map has none for it.</summary>
    public ColumnLens Column(string column) =>
        Known.TryGetValue(column, out var known) ? known : Named(column);

    /// <summary>The key of a row as text; empty when it has none.</summary>
    public string KeyOf(IReadOnlyDictionary<string, Value> row) =>
        RowKey.Count == 0 ? "" : RowKey.Count == 1 ? row.GetValueOrDefault(RowKey[0], Value.None).ToString() : string.Join('/', RowKey.Select(column => row.GetValueOrDefault(column, Value.None)));

    private static ColumnLens Named(string column) => new(new FieldMap(column.Replace('_', ' '), column, FieldType.Text, null), null, null);
}

/// <summary>A column in housing words.</summary>
/// <param name="Field">The map's field for it, or one made of its own name.</param>
/// <param name="Entity">Entity that it refers to; null when it is no reference.</param>
/// <param name="Table">Table of that entity.</param>
internal sealed record ColumnLens(FieldMap Field, string? Entity, string? Table)
{
    /// <summary>Column name.</summary>
    public string Column => Field.Column;

    /// <summary>Field of the map.</summary>
    public string Name => Field.Name;

    /// <summary>What its values mean.</summary>
    public FieldType Type => Field.Type;

    /// <summary>True for a text that is not one of a list of words.</summary>
    public bool IsFreeText => Type == FieldType.Text && Field.Words.Count == 0;

    /// <summary>A value among others: by its housing word.</summary>
    public string Show(Value value) => WordFor(value)
        ?? (value is Value.Text { Content.Length: > 0 } text ? Field.Said(text.Content) : Words.Shown(Type, value));

    /// <summary>The map's word for a value; null when it has none.</summary>
    public string? WordFor(Value value) => Field.Words.Count > 0 ? Field.WordFor(value.ToString()) : null;

    /// <summary>A value in a sentence: by its housing word, a day as people write it.</summary>
    public string Say(Value value) => Type == FieldType.Date && DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : Show(value);
}
