using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Tells what the database found in the way of an undo in the words of the rehearsal: which step has to do with it.</summary>
internal static class ClashWords
{
    public static UndoConflict Tell(RowClash clash, IReadOnlyList<PastWork> work, RowKeys keys)
    {
        var (table, row) = clash is { Reason: ClashReason.ReferredTo, Other: { Row: { } referring } other }
            ? (other.Table, referring)
            : (clash.Change.Table, clash.Change.After ?? clash.Change.Before!);
        var to = clash.Other is { } found && clash.Reason is not ClashReason.ReferredTo ? $"{found.Table} {keys.Say(found.Table, found.Row ?? found.Key)}"
            : clash.Reason is ClashReason.ReferredTo ? $"{clash.Change.Table} {keys.Say(clash.Change.Table, clash.Change.Before!)}"
            : null;
        return new UndoConflict(KindOf(clash.Reason), ByWhom(clash, work, keys), table, keys.Say(table, row), clash.Fields, to);
    }

    private static UndoConflictKind KindOf(ClashReason reason) => reason switch
    {
        ClashReason.RowIsGone => UndoConflictKind.Removed,
        ClashReason.RowIsThere => UndoConflictKind.AddedAgain,
        ClashReason.KeyTaken => UndoConflictKind.ValueTaken,
        ClashReason.ReferredTo => UndoConflictKind.RefersTo,
        ClashReason.RefersToNothing => UndoConflictKind.WouldReferToNothing,
        _ => UndoConflictKind.Changed,
    };

    // The kept steps that touched the row in the way; none where it was changed outside of every step, as by a system that starts.
    private static IReadOnlyList<string> ByWhom(RowClash clash, IReadOnlyList<PastWork> work, RowKeys keys)
    {
        if (clash.Other is not { } other)
            return [];
        var wanted = keys.KeyOf(other.Table, other.Row ?? other.Key);
        return [.. work.Where(one => !one.TakenOut && one.Changes().Any(change => string.Equals(change.Table, other.Table, StringComparison.Ordinal) && keys.Of(change).Contains(wanted, StringComparer.Ordinal))).Select(one => one.Name)];
    }
}
