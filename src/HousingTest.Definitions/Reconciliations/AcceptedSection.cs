using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>A break that somebody accepts: never all of a control's, and never for good.</summary>
internal static class AcceptedSection
{
    /// <summary>All of them, no id twice.</summary>
    public static IReadOnlyList<AcceptedBreak> ReadAll(YamlValue? value, IReadOnlyList<ReconciliationControl> controls, FieldNames names)
    {
        var all = value?.List(item => item.Map("An accepted break", one => Read(one, controls, names))) ?? [];
        foreach (var same in all.Where(one => one.Id.Length > 0).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                value!.Findings.DuplicateKey(again.Id, again.Line, same.First().Line);
        }

        return all;
    }

    private static AcceptedBreak Read(YamlMap map, IReadOnlyList<ReconciliationControl> controls, FieldNames names)
    {
        var control = map["control"];
        var named = control.Text();
        IReadOnlyList<string> known = [.. controls.Select(one => one.Name).Where(name => name.Length > 0), ReconciliationResult.ReadingControl];
        if (named.Length > 0 && !known.Contains(named, StringComparer.OrdinalIgnoreCase))
            control.Findings.UnknownReference("control", named, control.Line, "The reconciliation", known);
        var pattern = map.Optional("pattern")?.Text();
        var keys = map.Optional("keys")?.OneOrMore(key => key.Text()) ?? [];
        var id = map["accepted"].Text();
        if (pattern is null && keys.Count == 0)
            map.Findings.Contradiction(map.Line, $"'{id}' would accept every break of its control", "say which: by 'keys:', or by 'pattern:' as the result names it");
        return new AcceptedBreak(
            id, named, map.Optional("field") is { } field ? names.Find(field)?.Name : null, pattern, keys, map["reason"].Text(), map["owner"].Text(), map["until"].Date(), map.Line);
    }
}
