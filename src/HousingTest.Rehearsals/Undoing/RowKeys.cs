using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What tells rows from each other, what people call them, and what they refer to.</summary>
/// <param name="catalogue">The tables.</param>
/// <param name="map">The housing words for them.</param>
internal sealed class RowKeys(Catalogue catalogue, SystemMap map)
{
    private readonly Dictionary<string, CatalogueTable> tables = catalogue.Tables.DistinctBy(table => table.Name, StringComparer.Ordinal).ToDictionary(table => table.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, EntityMap> entities = map.Entities.Values.DistinctBy(entity => entity.Table, StringComparer.Ordinal).ToDictionary(entity => entity.Table, StringComparer.Ordinal);

    /// <summary>The keys of the rows that a change is about: one, or two when the key was changed.</summary>
    public IEnumerable<string> Of(RowChange change) => Split(change).Select(part => part.Key);

    /// <summary>A change as changes of rows: one, or two when the key was changed.</summary>
    public IEnumerable<(string Key, IReadOnlyDictionary<string, Value>? Before, IReadOnlyDictionary<string, Value>? After)> Split(RowChange change)
    {
        var (before, after) = (change.Before is { } was ? KeyOf(change.Table, was) : null, change.After is { } now ? KeyOf(change.Table, now) : null);
        if (before is not null && after is not null && !string.Equals(before, after, StringComparison.Ordinal))
        {
            yield return (before, change.Before, null);
            yield return (after, null, change.After);
        }
        else
        {
            yield return (before ?? after!, change.Before, change.After);
        }
    }

    /// <summary>A row as people are told of it: <c>id 17, RA-000123</c>.</summary>
    public string Say(string table, IReadOnlyDictionary<string, Value> row)
    {
        var key = KeyColumns(table, row);
        var said = string.Join(", ", key.Select(column => $"{column} {row.GetValueOrDefault(column, Value.None)}"));
        return entities.TryGetValue(table, out var entity) && entity.Label is { } label && entity.Fields.TryGetValue(label, out var field) && row.TryGetValue(field.Column, out var name) && !key.Contains(field.Column, StringComparer.Ordinal)
            ? $"{said}, {name}"
            : said;
    }

    /// <summary>Every reference that the database or the map knows of.</summary>
    public List<Reference> References()
    {
        var declared = catalogue.Tables.SelectMany(table => table.References.Select(reference => new Reference(table.Name, reference.Columns, reference.Table, reference.To)));
        var mapped = map.Entities.Values.SelectMany(entity => entity.Fields.Values.Select(field =>
            field.Refers is { } other && map.Entities.TryGetValue(other, out var to) && to.Key is { } key ? new Reference(entity.Table, [field.Column], to.Table, [key]) : null)).OfType<Reference>();
        return [.. declared.Concat(mapped).DistinctBy(reference => reference.Id, StringComparer.Ordinal)];
    }

    /// <summary>What tells a row from every other.</summary>
    public string KeyOf(string table, IReadOnlyDictionary<string, Value> row) =>
        $"{table}\n{JsonSerializer.Serialize(KeyColumns(table, row).Select(column => row.GetValueOrDefault(column, Value.None)), Json.Line)}";

    // A row without a key is what is in it.
    private IReadOnlyList<string> KeyColumns(string table, IReadOnlyDictionary<string, Value> row) =>
        tables.TryGetValue(table, out var known) && known.Key.Count > 0 ? known.Key : [.. row.Keys.Order(StringComparer.Ordinal)];
}
