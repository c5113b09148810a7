using HousingTest.Definitions.Reconciliations;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Loads;

/// <summary>The fields of a load. What a value is for, the map says; here it is told by the keys that only some values have.</summary>
/// <param name="lists">Lists of codes that fields share, by name.</param>
internal sealed class LoadFieldSection(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists)
{
    private static readonly string[] OfMoney = ["weeks", "times", "round", "sign"];

    private readonly SideFieldSection columns = new(lists, "The load");

    public IReadOnlyList<LoadField> Read(YamlValue value)
    {
        var fields = value.Named((name, field) => field.IsMap
            ? field.Map($"The field '{name}'", map => Whole(name, map))
            : new LoadField(name, field.Line, new SideField(field.Text(), field.Line), null, null, null));
        if (value.IsMap && fields.Count == 0)
            value.Findings.Contradiction(value.Line, "There are no fields", "say what fills the entity's fields");
        return [.. fields.Values];
    }

    private LoadField Whole(string name, YamlMap map)
    {
        var by = map.Optional("by")?.Text();
        if (map.Optional("value") is not { } constant)
        {
            var type = Type(map);
            return new LoadField(name, map.Line, columns.Whole(map, type ?? ReconciledType.Text), type, null, by);
        }

        if (map.Optional("column") is { } column)
            map.Findings.Contradiction(column.Line, $"'{name}' has a column, and the same value in every row", "say 'column:' or 'value:', not both");
        return new LoadField(name, map.Line, null, null, constant.Text(), by);
    }

    private static ReconciledType? Type(YamlMap map)
    {
        var format = map.Optional("format");
        if (OfMoney.Any(key => map.Optional(key) is not null))
        {
            if (format is null)
                map.Findings.Contradiction(map.Line, "Nothing says whether the amount is in pounds or in pence", "add 'format: pounds' or 'format: pence'");
            return ReconciledType.Money;
        }

        if (map.Optional("codes") is not null)
            return ReconciledType.Code;
        if (format is null)
            return null;
        return format.AnyText() is "pounds" or "pence" ? ReconciledType.Money : ReconciledType.Date;
    }
}
