using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Maps;

/// <summary>
/// The <c>seed</c> of a map. A column's words are those of the field that the map has for it, so that no list is written twice.
/// Whether the estate has the fields that it names is found when rows are loaded: the map knows the system and not the generator.
/// </summary>
/// <param name="entities">The map's entities, which say what tables and columns there are.</param>
internal sealed class SeedSection(IReadOnlyDictionary<string, EntityMap> entities)
{
    private static readonly Dictionary<string, string> NoWords = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SeedMap> Read(YamlValue value) => value.List(item => item.Map("A table of the seed", Table));

    private SeedMap Table(YamlMap map)
    {
        var estate = map["estate"].Text();
        var table = map["table"];
        var name = table.Text();
        var entity = entities.Values.FirstOrDefault(candidate => string.Equals(candidate.Table, name, StringComparison.Ordinal));
        if (entity is null && name.Length > 0)
            table.Findings.UnknownReference("entity with the table", name, table.Line, "The map", [.. entities.Values.Select(known => known.Table)]);
        return new SeedMap(estate, name, map["columns"].Named((column, field) => new SeedColumn(field.Text(), WordsOf(entity, column, field))));
    }

    private static IReadOnlyDictionary<string, string> WordsOf(EntityMap? entity, string column, YamlValue value)
    {
        if (entity is null || string.Equals(entity.Key, column, StringComparison.Ordinal))
            return NoWords;
        if (entity.Fields.Values.FirstOrDefault(known => string.Equals(known.Column, column, StringComparison.Ordinal)) is { } field)
            return field.Words;
        value.Findings.UnknownReference(
            "field with the column", column, value.Line, $"The entity '{entity.Name}'", [.. entity.Fields.Values.Select(known => known.Column)]);
        return NoWords;
    }
}
