using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What a control does, in a few words for screens and pages.</summary>
internal static class ControlKind
{
    public static string Of(ReconciliationControl control, ReconciliationDefinition definition) => control switch
    {
        ReconciliationControl.Count count => "rows" + By(count.By),
        ReconciliationControl.Sum sum => $"sum of {sum.Field}{By(sum.By)}",
        ReconciliationControl.Keys { Of: Sides.Both } => "key for key",
        ReconciliationControl.Keys keys => $"keys of {Name(keys.Of, definition)}",
        ReconciliationControl.Compare compare => $"field for field: {string.Join(", ", compare.Fields)}",
        ReconciliationControl.Duplicates { Of: Sides.Both } => "no key twice",
        ReconciliationControl.Duplicates twice => $"no key twice in {Name(twice.Of, definition)}",
        ReconciliationControl.Orphans orphans => $"{orphans.Field} of {definition.Of(orphans.Of).Name} is in {orphans.To.Told}",
        ReconciliationControl.Codes codes => $"codes of {string.Join(", ", codes.Fields)} have words",
        ReconciliationControl.Dates dates => $"{string.Join(", ", dates.Fields)} {Range(dates)}",
        _ => "",
    };

    private static string By(IReadOnlyList<string> fields) => fields.Count == 0 ? "" : $" by {string.Join(" and ", fields)}";

    private static string Name(Sides sides, ReconciliationDefinition definition) => sides is Sides.Left ? definition.Left.Name : definition.Right.Name;

    private static string Range(ReconciliationControl.Dates dates) => (dates.From, dates.To) switch
    {
        ({ } from, { } to) => $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        ({ } from, null) => $"from {from:yyyy-MM-dd} on",
        var (_, to) => $"until {to:yyyy-MM-dd}",
    };
}
