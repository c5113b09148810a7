using System.Globalization;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>The controls of a reconciliation: each has a name, and one key that says what it does.</summary>
internal sealed class ControlSection(FieldNames names, string file)
{
    private static readonly string[] Kinds = ["count by", "sum", "keys", "compare", "duplicates", "orphans", "codes", "dates"];

    public IReadOnlyList<ReconciliationControl> Read(YamlValue value)
    {
        var controls = value.List(item => item.Map("A control", Control));
        if (value.IsList && controls.Count == 0)
            value.Findings.Contradiction(value.Line, "There are no controls", "say what must agree: a reconciliation of nothing is never a pass");
        foreach (var same in controls.Where(control => control.Name.Length > 0).GroupBy(control => control.Name, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                value.Findings.DuplicateKey(again.Name, again.Line, same.First().Line);
        }

        foreach (var again in controls.Where(control => control is ReconciliationControl.Keys).Skip(1))
            value.Findings.Contradiction(again.Line, "A second control asks for keys", "keep one");
        return controls;
    }

    private ReconciliationControl Control(YamlMap map)
    {
        var (name, line) = (Name(map["control"]), map.Line);
        var said = Kinds.Select(kind => (Kind: kind, Value: map.Optional(kind))).Where(kind => kind.Value is not null).ToList();
        if (said.Count != 1)
        {
            map.Findings.Contradiction(
                line, said.Count == 0 ? $"The control '{name}' says nothing that must agree" : $"The control '{name}' does several things: {string.Join(", ", said.Select(kind => kind.Kind))}",
                $"give each control one of: {string.Join(", ", Kinds)}");
            Swallow(map);
            return new ReconciliationControl.Count(name, [], 0, line);
        }

        var value = said[0].Value!;
        return said[0].Kind switch
        {
            "count by" => new ReconciliationControl.Count(name, Groups(value), map.Optional("tolerance")?.Number(0, long.MaxValue) ?? 0, line),
            "sum" => Sum(map, name, value, line),
            "keys" => new ReconciliationControl.Keys(name, names.SidesOf(value), line),
            "compare" => Compare(map, name, value, line),
            "duplicates" => new ReconciliationControl.Duplicates(name, names.SidesOf(value), line),
            "orphans" => Orphans(map, name, value, line),
            "codes" => new ReconciliationControl.Codes(name, value.OneOrMore(field => names.OfType(field, ReconciledType.Code)), line),
            _ => Dates(map, name, value, line),
        };
    }

    private static string Name(YamlValue value)
    {
        var name = value.Text();
        if (string.Equals(name, ReconciliationResult.ReadingControl, StringComparison.OrdinalIgnoreCase))
            value.Findings.Contradiction(value.Line, $"'{name}' is the name of the control that is always there", "call it otherwise");
        return name;
    }

    // Keys that belong to some kind of control are not unknown only because it is not clear which one is meant.
    private static void Swallow(YamlMap map)
    {
        foreach (var key in (string[])["by", "tolerance", "of", "refers to", "from", "to"])
            _ = map.Optional(key);
    }

    private ReconciliationControl.Sum Sum(YamlMap map, string name, YamlValue value, int line)
    {
        var field = names.OfType(value, ReconciledType.Money);
        _ = field.Length > 0 ? names.OnBothSides(value) : "";
        return new ReconciliationControl.Sum(name, field, map.Optional("by") is { } by ? Groups(by) : [], map.Optional("tolerance") is { } tolerance ? Pence(tolerance) : 0, line);
    }

    private ReconciliationControl.Compare Compare(YamlMap map, string name, YamlValue value, int line)
    {
        var fields = value.OneOrMore(names.OnBothSides);
        var tolerances = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (var (field, tolerance) in map.Optional("tolerance")?.Named((field, amount) => Tolerance(field, amount, fields)) ?? new Dictionary<string, decimal>(StringComparer.Ordinal))
            tolerances.Add(field, tolerance);
        return new ReconciliationControl.Compare(name, fields, tolerances, line);
    }

    private decimal Tolerance(string field, YamlValue value, IReadOnlyList<string> compared)
    {
        if (!compared.Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            value.Findings.UnknownReference("compared field", field, value.Line, "The control", [.. compared.Where(one => one.Length > 0)]);
            return 0;
        }

        switch (names.TypeOf(field))
        {
            case ReconciledType.Money:
                return Pence(value);
            case ReconciledType.Date:
                return value.Days();
            case ReconciledType.Number:
                return value.Decimal();
            default:
                value.Findings.Contradiction(value.Line, $"'{field}' cannot be out by a little", "only money, dates and numbers have a tolerance");
                return 0;
        }
    }

    private ReconciliationControl.Orphans Orphans(YamlMap map, string name, YamlValue value, int line)
    {
        var field = names.Find(value);
        var side = names.SideOf(map["of"]);
        if (field is not null && field.Of(side) is null)
            value.Findings.Contradiction(value.Line, $"That side does not have '{field.Name}'", "say under 'fields:' where it keeps it");
        var (to, by) = map["refers to"].Map("What is referred to", target =>
        {
            var source = SideSection.Source(target, file);
            return (source, new SideFieldSection(names.Lists, "The reconciliation").Read(target["field"], source, field?.Type ?? ReconciledType.Text));
        });
        return new ReconciliationControl.Orphans(name, side, field?.Name ?? "", to, by, line);
    }

    private ReconciliationControl.Dates Dates(YamlMap map, string name, YamlValue value, int line)
    {
        var (from, to) = (map.Optional("from")?.Date(), map.Optional("to")?.Date());
        if (from is null && to is null)
            map.Findings.Contradiction(line, $"The control '{name}' lets every date pass", "say 'from:' and 'to:', or one of them");
        if (from > to)
            map.Findings.Contradiction(line, $"The control '{name}' lets no date pass", "its first day must not come after its last");
        return new ReconciliationControl.Dates(name, value.OneOrMore(field => names.OfType(field, ReconciledType.Date)), from, to, line);
    }

    private IReadOnlyList<string> Groups(YamlValue value) => value is { IsList: false, IsMap: false } ? [names.OnBothSides(value)] : value.List(names.OnBothSides);

    private static long Pence(YamlValue value)
    {
        var text = value.Text();
        decimal pence = 0;
        var read = text.Length > 0 && (text[0] == '£'
            ? decimal.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out pence) && decimal.IsInteger(pence *= 100)
            : text[^1] == 'p' && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out pence));
        if (!read && text.Length > 0)
            value.Findings.WrongValue("tolerance", value.Line, "an amount such as 1p or £0.50", text);
        return read && pence < long.MaxValue ? (long)pence : 0;
    }
}
