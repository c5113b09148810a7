using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>The fields of a reconciliation: what both sides know, and where and how each keeps it.</summary>
/// <param name="left">The first side.</param>
/// <param name="right">The second.</param>
/// <param name="lists">Lists of codes that fields share, by name.</param>
internal sealed class FieldSection(ReconciledSide left, ReconciledSide right, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists)
{
    private readonly SideFieldSection columns = new(lists, "The reconciliation");

    public IReadOnlyList<ReconciledField> Read(YamlValue value)
    {
        var fields = value.Named((name, field) => field.Map($"The field '{name}'", map => Field(name, map)));
        if (value.IsMap && fields.Count == 0)
            value.Findings.Contradiction(value.Line, "There are no fields", "say what both sides know");
        return [.. fields.Values];
    }

    private ReconciledField Field(string name, YamlMap map)
    {
        var type = map.Optional("type")?.Word(Words.Of<ReconciledType>()) ?? ReconciledType.Text;
        var here = OfSide(map.Optional(left.Name), left, type);
        var there = OfSide(map.Optional(right.Name), right, type);
        if (here is null && there is null)
            map.Findings.Contradiction(map.Line, $"No side has the field '{name}'", $"say where {left.Name} and {right.Name} keep it");
        return new ReconciledField(name, type, here, there, map.Line);
    }

    private SideField? OfSide(YamlValue? value, ReconciledSide side, ReconciledType type) => value is null ? null : columns.Read(value, side.Source, type);
}
