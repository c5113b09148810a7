using HousingTest.Definitions.Reconciliations;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A reconciliation: two sides, what of them is the same thing, and what must agree.</summary>
public static class ReconciliationFile
{
    internal const string Folder = "fixtures/reconciliations";

    /// <summary>Reads a reconciliation. Whether its extracts, tables and columns are there is for whoever opens them.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">A name such as <c>rent-accounts</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static ReconciliationDefinition Read(string root, string path)
    {
        var file = DefinitionFile.Find(root, Folder, "reconciliation", path);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads a reconciliation from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static ReconciliationDefinition Parse(string text, string file) => DefinitionFile.Parse(text, file, "A reconciliation", map =>
    {
        var name = map["reconciliation"].OwnName();
        var about = map["about"].Text();
        var real = map.Optional("data")?.Word(DataWords.All) ?? false;
        var (left, right) = SideSection.ReadBoth(map["sides"], file);
        var lists = map.Optional("codes")?.Named((_, list) => list.Named((_, word) => word.Text()))
            ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var fields = new FieldSection(left, right, lists).Read(map["fields"]);
        var names = new FieldNames(fields, left, right, lists);
        var controls = new ControlSection(names, file).Read(map["controls"]);
        var key = Key(map, names, controls);
        var stake = map.Optional("money at stake") is { } said ? names.OfType(said, ReconciledType.Money) : fields.FirstOrDefault(field => field.Type is ReconciledType.Money)?.Name;
        var accepted = map.Optional("accepted")?.List(item => item.Map("An accepted break", one => AcceptedSection.Read(one, controls, names))) ?? [];
        foreach (var same in accepted.Where(one => one.Id.Length > 0).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                map.Findings.DuplicateKey(again.Id, again.Line, same.First().Line);
        }

        return new ReconciliationDefinition(name, about, left, right, fields, key, stake, controls, accepted, real, file, Digest.OfText(text));
    });

    private static IReadOnlyList<string> Key(YamlMap map, FieldNames names, IReadOnlyList<ReconciliationControl> controls)
    {
        var needs = controls.FirstOrDefault(control => control is ReconciliationControl.Keys or ReconciliationControl.Compare or ReconciliationControl.Duplicates);
        if (map.Optional("key") is { } said)
            return said.OneOrMore(field => names.OnBothSides(field));
        if (needs is not null)
            map.Findings.Contradiction(needs.Line, $"The control '{needs.Name}' goes by keys, and the reconciliation has none", "say under 'key:' which fields tell one row from another");
        return [];
    }
}
