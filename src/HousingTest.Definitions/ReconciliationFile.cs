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
        var sides = SideSection.ReadBoth(map["sides"], file);
        var lists = SideFieldSection.Lists(map.Optional("codes"));
        var (fields, controls, key, stake, accepted) = (map["fields"], map["controls"], map.Optional("key"), map.Optional("money at stake"), map.Optional("accepted"));
        // Whatever else is said is said of sides: without both, it would be told as wrong and perhaps is not.
        return sides is not { } both
            ? new ReconciliationDefinition(name, about, Nowhere, Nowhere, [], [], null, [], [], real, file, "")
            : Whole(new ReconciliationDefinition(name, about, both.Left, both.Right, new FieldSection(both.Left, both.Right, lists).Read(fields), [], null, [], [], real, file, Digest.OfText(text)));

        ReconciliationDefinition Whole(ReconciliationDefinition begun)
        {
            var names = new FieldNames(begun.Fields, begun.Left, begun.Right, lists);
            var read = new ControlSection(names, file).Read(controls);
            return begun with
            {
                Controls = read,
                Key = Key(map, key, names, read),
                Stake = stake is null ? begun.Fields.FirstOrDefault(field => field.Type is ReconciledType.Money)?.Name : names.OfType(stake, ReconciledType.Money),
                Accepted = AcceptedSection.ReadAll(accepted, read, names),
            };
        }
    });

    private static ReconciledSide Nowhere { get; } = new("", new RowSource.Table("", 1), []);

    private static IReadOnlyList<string> Key(YamlMap map, YamlValue? said, FieldNames names, IReadOnlyList<ReconciliationControl> controls)
    {
        if (said is not null)
            return said.OneOrMore(names.OnBothSides);
        var needs = controls.FirstOrDefault(control => control is ReconciliationControl.Keys or ReconciliationControl.Compare or ReconciliationControl.Duplicates);
        if (needs is not null)
            map.Findings.Contradiction(needs.Line, $"The control '{needs.Name}' goes by keys, and the reconciliation has none", "say under 'key:' which fields tell one row from another");
        return [];
    }
}
