using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>A row of the system, read by housing words.</summary>
public sealed class HousingRecord(EntityMap entity, IReadOnlyDictionary<string, Value> columns)
{
    /// <summary>The database's key.</summary>
    public Value Key => entity.Key is { } key ? columns[key] : Value.None;

    /// <summary>A field's value as it is.</summary>
    /// <exception cref="ExpectationException">The map has no such field.</exception>
    public Value this[string field] => columns[Column(field)];

    /// <summary>A field as text; empty for none.</summary>
    public string Text(string field) => this[field].ToString();

    /// <summary>A field as testers write it: by the map's word for what the system keeps.</summary>
    public string Said(string field) => Field(field).Said(Text(field));

    /// <summary>A field of money.</summary>
    public Money Money(string field) => this[field] is Value.Integer pence
        ? new Money(pence.Number)
        : throw new ExpectationException($"The {field} of a {entity.Name} is \"{Text(field)}\", which is no amount in pence");

    /// <summary>A field that is a day; null for none.</summary>
    public DateOnly? Date(string field) => this[field] is Value.Text text
        ? DateOnly.ParseExact(text.Content[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    /// <summary>A field that is an instant, in UTC; null for none.</summary>
    public DateTimeOffset? Instant(string field) => this[field] is Value.Text text
        ? DateTimeOffset.Parse(text.Content, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    private string Column(string field) => Field(field).Column;

    private FieldMap Field(string field) => HousingRecords.Field(entity, field);
}
