using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>Reads the system's rows by housing words, through the map.</summary>
public sealed class HousingRecords(TestCopy copy, ScenarioScope scope)
{
    /// <summary>The field that every entity with a key of the database has.</summary>
    public const string Key = "key";

    /// <summary>Every row of an entity whose fields have these values. Words such as <c>rent debit</c> are the system's own by the map.</summary>
    public async Task<IReadOnlyList<HousingRecord>> FindAsync(string entity, params IReadOnlyList<(string Field, Value Value)> where)
    {
        var map = Entity(entity);
        var columns = where.ToDictionary(condition => Column(map, condition.Field), condition => condition.Value, StringComparer.Ordinal);
        var rows = await copy.Database.SelectAsync(map.Table, columns, scope.Cancellation);
        return [.. rows.Select(row => new HousingRecord(map, row))];
    }

    /// <summary>The one row with these values.</summary>
    /// <exception cref="ExpectationException">There is none, or there are several.</exception>
    public async Task<HousingRecord> OneAsync(string entity, params IReadOnlyList<(string Field, Value Value)> where)
    {
        var found = await FindAsync(entity, where);
        var said = string.Join(" and ", where.Select(condition => $"{condition.Field} {condition.Value}"));
        Expect.That(found.Count == 1, $"Expected one {entity} with {said}, found {found.Count}");
        return found[0];
    }

    /// <summary>The system's word for an estate's word, as the map translates it for a field.</summary>
    public Value Word(string entity, string field, string word)
    {
        var map = Entity(entity);
        return Value.Of(Field(map, field).Stored(word));
    }

    /// <summary>A housing word as the map writes it; a tester may write it in other capitals, or as the system's own word.</summary>
    public string Worded(string entity, string field, string word)
    {
        var map = Field(Entity(entity), field);
        return map.Said(map.Stored(word));
    }

    private static string Column(EntityMap entity, string field) =>
        entity.Key is { } key && string.Equals(field, Key, StringComparison.Ordinal) ? key : Field(entity, field).Column;

    /// <summary>An entity of the map by its word, for one or for several.</summary>
    /// <exception cref="ExpectationException">The map has no such entity.</exception>
    public EntityMap Entity(string entity) => copy.Map.Entities.GetValueOrDefault(entity)
        ?? copy.Map.Entities.Values.FirstOrDefault(known => string.Equals(known.Plural, entity, StringComparison.OrdinalIgnoreCase))
        ?? throw new ExpectationException($"The map has no entity \"{entity}\"; it has {string.Join(", ", copy.Map.Entities.Keys)}");

    /// <summary>A field of an entity by its word.</summary>
    /// <exception cref="ExpectationException">The map has no such field.</exception>
    internal static FieldMap Field(EntityMap entity, string field) => entity.Fields.TryGetValue(field, out var map)
        ? map
        : throw new ExpectationException($"The map has no field \"{field}\" for {entity.Plural}; it has {string.Join(", ", entity.Fields.Keys)}");
}
