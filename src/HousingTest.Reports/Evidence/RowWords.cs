using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Rows in the map's words: <c>rent accounts</c> for a table, <c>£112.46</c> for pence, <c>RA-000123</c> for a key. Without a map, as the database has them.</summary>
internal sealed class RowWords
{
    private readonly Dictionary<string, EntityMap> entities;
    private readonly Dictionary<(string Table, string Column), FieldMap> fields;

    public RowWords(SystemMap? map)
    {
        var known = map?.Entities.Values.DistinctBy(entity => entity.Table, StringComparer.OrdinalIgnoreCase).ToList() ?? [];
        entities = known.ToDictionary(entity => entity.Table, StringComparer.OrdinalIgnoreCase);
        fields = known
            .SelectMany(entity => entity.Fields.Values.Select(field => (Key: (entity.Table, field.Column), Field: field)))
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => pair.Field);
    }

    /// <summary>The entity's word, singular; failing that the table's name.</summary>
    public string Entity(string table) => entities.TryGetValue(table, out var entity) ? entity.Name : table;

    /// <summary>The field's word; failing that the column's name.</summary>
    public string Field(string table, string column) => fields.TryGetValue((table, column), out var field) ? field.Name : column;

    /// <summary>True for the key that the database makes: a number that means nothing to a person.</summary>
    public bool IsKey(string table, string column) =>
        entities.TryGetValue(table, out var entity) && string.Equals(entity.Key, column, StringComparison.OrdinalIgnoreCase);

    /// <summary>A value as people read it; references by the label of what they refer to.</summary>
    public string Show(string table, string column, Value value, SubjectNames names)
    {
        if (value is Value.Null)
            return "none";
        if (!fields.TryGetValue((table, column), out var field))
            return value.ToString();
        return (field.Type, value) switch
        {
            (FieldType.Pence, Value.Integer pence) => new Money(pence.Number).ToString(),
            (FieldType.Truth, Value.Integer truth) => truth.Number == 0 ? "no" : "yes",
            (FieldType.Reference, _) when field.Refers is { } entity => names.Label(entity, value.ToString()) ?? field.Said(value.ToString()),
            _ => field.Said(value.ToString()),
        };
    }

    /// <summary>What people call a row: its own label, or that of what it belongs to; failing that its key.</summary>
    public string Name(RowChange change, SubjectNames names)
    {
        var row = change.After ?? change.Before;
        if (row is null || !entities.TryGetValue(change.Table, out var entity))
            return "";
        if (entity.Label is { } label && entity.Fields.TryGetValue(label, out var field) && row.TryGetValue(field.Column, out var value))
            return field.Said(value.ToString());
        return entity.Key is { } key && row.TryGetValue(key, out var number) ? names.Label(entity.Name, number.ToString()) ?? "" : "";
    }
}
