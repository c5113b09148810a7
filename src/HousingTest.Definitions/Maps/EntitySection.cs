using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Maps;

/// <summary>The <c>entities</c> of a map. An entity may name one that stands further down, so references are looked at when all are read.</summary>
/// <param name="words">The map's lists of words.</param>
internal sealed class EntitySection(WordLists words)
{
    private static readonly IReadOnlyDictionary<string, FieldType> Types = Words.Of(
    [
        ("text", FieldType.Text), ("number", FieldType.Number), ("money", FieldType.Pence),
        ("date", FieldType.Date), ("instant", FieldType.Instant), ("truth", FieldType.Truth),
    ]);

    private readonly List<Action<IReadOnlyDictionary<string, EntityMap>>> checks = [];

    public IReadOnlyDictionary<string, EntityMap> Read(YamlValue value)
    {
        var entities = value.Named((name, entity) => entity.Map(Called(name), map => Entity(name, map)));
        foreach (var check in checks)
            check(entities);
        return entities;
    }

    private EntityMap Entity(string name, YamlMap map) => new(
        name,
        map["plural"].Text(),
        map["table"].Text(),
        map.Optional("key")?.Text(),
        map.Optional("label") is { } label ? OwnField(name, label) : null,
        map.Optional("identity")?.List(field => OwnField(name, field)) ?? [],
        map["fields"].Named(Field),
        [.. (map.Optional("traits")?.Named((say, trait) => trait.Map($"The trait '{say}'", of => Trait(name, say, of))).Values ?? [])]);

    private FieldMap Field(string name, YamlValue value) => value.IsMap
        ? value.Map($"The field '{name}'", map => LongField(name, map))
        : new FieldMap(name, value.Text(), FieldType.Text, null);

    private FieldMap LongField(string name, YamlMap map)
    {
        var column = map["column"].Text();
        var refers = map.Optional("refers");
        var type = map.Optional("type");
        if (refers is not null && type is not null)
        {
            map.Findings.Contradiction(
                map.Line, $"The field '{name}' has a type and refers to an entity", "take 'type' out: what refers holds the key of the other row");
        }

        var spaces = map.Optional("spaces");
        if (spaces is not null && (refers is not null || type is not null))
        {
            map.Findings.Contradiction(
                map.Line, $"The field '{name}' is no text, and says what stands for its spaces", "take 'spaces' out: nothing but a text has any");
        }

        // The words of a reference are those for what it holds where it leads to no row.
        return new FieldMap(name, column, refers is null ? type?.Word(Types) ?? FieldType.Text : FieldType.Reference, refers is null ? null : OtherEntity(refers))
        {
            Words = words.Of(map.Optional("words")),
            Spaces = spaces?.Text(),
        };
    }

    private TraitMap Trait(string owner, string say, YamlMap map)
    {
        var entity = OtherEntity(map["entity"]);
        var own = map.Optional("of");
        var via = own ?? map["via"];
        var field = via.Text();
        var (from, to) = own is null ? (entity, owner) : (owner, entity);
        checks.Add(entities =>
        {
            if (FieldOf(entities, from, via, field) is { } found && RefersElsewhere(found, to, entities))
                via.Findings.Contradiction(via.Line, $"The field '{field}' of {from} does not refer to {to}", $"name a field of {from} with 'refers: {to}'");
        });
        return new TraitMap(say, entity, field, own is not null, map["where"].Named((name, value) => Wanted(entity, name, value)));
    }

    // One word, or a list of those that will do. The field is looked up once, so that an unknown one is told once.
    private IReadOnlyList<string> Wanted(string entity, string name, YamlValue value)
    {
        var wanted = value.IsList ? value.List(word => (Word: word.AnyText(), Value: word)) : [(Word: value.AnyText(), Value: value)];
        if (wanted.Count == 0)
            value.Findings.WrongValue(name, value.Line, "a word or a list of words", "[]");
        checks.Add(entities =>
        {
            if (FieldOf(entities, entity, value, name) is not { Words.Count: > 0 } found)
                return;
            foreach (var (word, at) in wanted.Where(word => !found.Words.ContainsKey(word.Word)))
                at.Findings.UnknownWord(name, at.Line, word, [.. found.Words.Keys]);
        });
        return [.. wanted.Select(word => word.Word)];
    }

    private string OwnField(string entity, YamlValue value)
    {
        var field = value.Text();
        checks.Add(entities => FieldOf(entities, entity, value, field));
        return field;
    }

    private string OtherEntity(YamlValue value)
    {
        var name = value.Text();
        checks.Add(entities =>
        {
            if (name.Length > 0 && !entities.ContainsKey(name))
                value.Findings.UnknownReference("entity", name, value.Line, "The map", [.. entities.Keys]);
        });
        return name;
    }

    private static FieldMap? FieldOf(IReadOnlyDictionary<string, EntityMap> entities, string entity, YamlValue value, string field)
    {
        if (field.Length == 0 || !entities.TryGetValue(entity, out var owner))
            return null;
        if (owner.Fields.TryGetValue(field, out var found))
            return found;
        value.Findings.UnknownReference("field", field, value.Line, Called(entity), [.. owner.Fields.Keys]);
        return null;
    }

    // A field that refers to an unknown entity is told as that, and not here again.
    private static bool RefersElsewhere(FieldMap field, string owner, IReadOnlyDictionary<string, EntityMap> entities) =>
        field.Refers is not { } target || (entities.ContainsKey(target) && !string.Equals(target, owner, StringComparison.OrdinalIgnoreCase));

    private static string Called(string entity) => $"The entity '{entity}'";
}
