using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Works out what takes steps out of the work that was done since: which rows go back to what, and which keep that from being done. It holds the rows of the steps that are taken out, and of the later
/// work only those that have to do with them, so that the later work may be large.
/// </summary>
internal sealed class UndoPlan
{
    private readonly RowKeys keys;
    private readonly Dictionary<string, UndoneRow> rows = new(StringComparer.Ordinal);
    private readonly List<Reference> references;
    private readonly Dictionary<string, LaterReference> referring = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LaterRemoval> removed = new(StringComparer.Ordinal);

    private UndoPlan(RowKeys keys) => (this.keys, references) = (keys, keys.References());

    /// <summary>What is put in place, in no order.</summary>
    public IReadOnlyList<RowChange> Changes { get; private set; } = [];

    /// <summary>What keeps it from being done, by table and row; empty when nothing does.</summary>
    public IReadOnlyList<UndoConflict> Conflicts { get; private set; } = [];

    /// <summary>How many rows later work changed that is kept.</summary>
    public long Kept { get; private set; }

    /// <summary>Works it out.</summary>
    /// <param name="work">What was done, from the first step that is to be taken out on, in order.</param>
    /// <param name="keys">What tells rows from each other, and what they refer to.</param>
    public static UndoPlan Make(IReadOnlyList<PastWork> work, RowKeys keys)
    {
        var plan = new UndoPlan(keys);
        foreach (var one in work.Where(one => one.TakenOut))
            plan.TakeOut(one);
        // Once more from the front: only now is it known which rows and references the later work is to be looked at for.
        plan.FollowAll(work);
        plan.Changes = [.. plan.rows.Values.Select(row => row.Inverse).OfType<RowChange>()];
        plan.Conflicts = [.. plan.Found().OrderBy(conflict => conflict.Table, StringComparer.Ordinal).ThenBy(conflict => conflict.Row, StringComparer.Ordinal).ThenBy(conflict => conflict.Kind)];
        return plan;
    }

    private void TakeOut(PastWork work)
    {
        foreach (var change in work.Changes())
        {
            foreach (var key in keys.Of(change))
                rows.TryAdd(key, new UndoneRow(change.Table));
        }
    }

    private void FollowAll(IReadOnlyList<PastWork> work)
    {
        foreach (var one in work)
        {
            foreach (var change in one.Changes())
            {
                if (!one.TakenOut)
                    Kept++;
                // A change of the key is one row gone and another one come.
                foreach (var (key, before, after) in keys.Split(change))
                {
                    if (rows.TryGetValue(key, out var row))
                        row.Follow(one, before, after);
                }
            }
        }

        var going = rows.Values.Where(row => row is { Was: null, Left: not null }).ToList();
        foreach (var reference in references)
            reference.Watch(going, [.. rows.Values.Where(row => row.Was is not null)]);
        var watched = references.Where(reference => reference.IsWatching).ToList();
        if (watched.Count == 0)
            return;
        foreach (var one in work.Where(one => !one.TakenOut))
        {
            foreach (var change in one.Changes())
                FollowReferences(one, change, watched);
        }
    }

    private void FollowReferences(PastWork one, RowChange change, List<Reference> watched)
    {
        foreach (var reference in watched)
        {
            foreach (var (key, before, after) in keys.Split(change))
            {
                if (string.Equals(reference.From, change.Table, StringComparison.Ordinal) && !rows.ContainsKey(key))
                {
                    var id = $"{reference.Id}\n{key}";
                    if (after is not null && reference.Goes(after) is { } to)
                        referring[id] = new LaterReference(change.Table, keys.Say(change.Table, after), reference, to, [.. referring.GetValueOrDefault(id)?.By ?? [], one.Name]);
                    else
                        referring.Remove(id);
                }

                if (string.Equals(reference.To, change.Table, StringComparison.Ordinal) && !rows.ContainsKey(key))
                {
                    var id = $"{reference.Id}\n{key}";
                    if (after is null && before is not null && reference.WouldNeed(before) is { Count: > 0 } needed)
                        removed[id] = new LaterRemoval(reference, needed, keys.Say(change.Table, before), one.Name);
                    else
                        removed.Remove(id);
                }
            }
        }
    }

    private IEnumerable<UndoConflict> Found()
    {
        foreach (var row in rows.Values.Where(row => row.IsOther))
        {
            var kind = (row.Left, row.Now) switch
            {
                (not null, null) => UndoConflictKind.Removed,
                (null, not null) => UndoConflictKind.AddedAgain,
                _ => UndoConflictKind.Changed,
            };
            yield return new UndoConflict(kind, row.By, row.Table, keys.Say(row.Table, row.Left ?? row.Now!), row.Fields, null);
        }

        foreach (var later in referring.Values)
            yield return new UndoConflict(UndoConflictKind.RefersTo, [.. later.By.Distinct(StringComparer.Ordinal)], later.Table, later.Row, later.Reference.Columns, $"{later.Reference.To} {keys.Say(later.Reference.To, later.To)}");
        foreach (var later in removed.Values)
        {
            foreach (var row in later.Needed)
                yield return new UndoConflict(UndoConflictKind.WouldReferToNothing, [later.By], row.Table, keys.Say(row.Table, row.Was!), later.Reference.Columns, $"{later.Reference.To} {later.Row}");
        }
    }

    private sealed record LaterReference(string Table, string Row, Reference Reference, IReadOnlyDictionary<string, Value> To, IReadOnlyList<string> By);

    private sealed record LaterRemoval(Reference Reference, IReadOnlyList<UndoneRow> Needed, string Row, string By);
}
