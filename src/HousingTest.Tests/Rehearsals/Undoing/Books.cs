using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Tests.Comparison;

namespace HousingTest.Tests.Rehearsals.Undoing;

/// <summary>A database of three tables in memory: accounts, charges that refer to an account, people. What each step did to it is told as a journal would tell it.</summary>
internal sealed class Books
{
    private readonly List<(string Name, IReadOnlyList<RowChange> Changes, Rows Before, Rows After)> steps = [];
    private Rows rows = [];

    public static string Say(RowChange change) => $"{change.Table} {(change.Before ?? change.After)!["id"]}: {Say(change.Before)} -> {Say(change.After)}";

    public void Begin(Action work) => work();

    public void Step(string name, Action work)
    {
        var before = rows;
        rows = new Rows(before);
        work();
        steps.Add((name, Changes(before, rows), before, rows));
    }

    public void Put(string table, int id, params (string Column, int Value)[] columns)
    {
        if (steps.Count == 0 && rows.Count == 0)
            rows = [];
        var row = new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(id) };
        foreach (var (column, value) in columns)
            row[column] = Value.Of(value);
        rows[(table, id)] = row;
    }

    public void Take(string table, int id) => rows.Remove((table, id));

    /// <summary>Changes some rows, as a system would that sees to its foreign keys.</summary>
    public void Scribble(Random random, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var (account, charge) = (random.Next(1, 5), random.Next(1, 8));
            switch (random.Next(4))
            {
                case 0:
                    Put("account", account, ("tenancy", random.Next(3)));
                    break;
                case 1 when rows.ContainsKey(("account", account)):
                    Put("charge", charge, ("account", account), ("pence", random.Next(3)));
                    break;
                case 2:
                    Take("charge", charge);
                    break;
                case 3 when !rows.Any(row => row.Key.Table is "charge" && row.Value["account"] == Value.Of(account)):
                    Take("account", account);
                    break;
                default:
                    break;
            }
        }
    }

    public UndoPlan Undo(params string[] names)
    {
        var first = steps.FindIndex(step => names.Contains(step.Name, StringComparer.Ordinal));
        return UndoPlan.Make([.. steps.Skip(first).Select(step => new PastWork(step.Name, names.Contains(step.Name, StringComparer.Ordinal), () => step.Changes))], Keys());
    }

    /// <summary>What keeps a step from being taken out, by looking at whole states and at nothing that a step is said to have done.</summary>
    public IEnumerable<string> ConflictsByStates(int step)
    {
        var (_, _, was, left) = steps[step];
        var touched = was.Keys.Union(left.Keys).Where(key => !Same(was.GetValueOrDefault(key), left.GetValueOrDefault(key))).ToHashSet();
        foreach (var key in touched.Where(key => !Same(left.GetValueOrDefault(key), rows.GetValueOrDefault(key))))
        {
            var kind = (left.ContainsKey(key), rows.ContainsKey(key)) switch
            {
                (true, false) => UndoConflictKind.Removed,
                (false, true) => UndoConflictKind.AddedAgain,
                _ => UndoConflictKind.Changed,
            };
            yield return $"{kind} {key.Table} id {key.Id}";
        }

        var going = touched.Where(key => key.Table is "account" && !was.ContainsKey(key) && left.ContainsKey(key)).Select(key => Value.Of(key.Id)).ToHashSet();
        foreach (var (key, row) in rows.Where(row => row.Key.Table is "charge" && !touched.Contains(row.Key) && going.Contains(row.Value["account"])))
            yield return $"{UndoConflictKind.RefersTo} charge id {key.Id}";
        foreach (var key in touched.Where(key => key.Table is "charge" && was.ContainsKey(key)))
        {
            var account = ("account", (int)((Value.Integer)was[key]["account"]).Number);
            if (!touched.Contains(account) && !rows.ContainsKey(account))
                yield return $"{UndoConflictKind.WouldReferToNothing} charge id {key.Id}";
        }
    }

    private static List<RowChange> Changes(Rows before, Rows after) =>
    [
        .. before.Keys.Union(after.Keys).Where(key => !Same(before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
            .Select(key => new RowChange(key.Table, before.GetValueOrDefault(key), after.GetValueOrDefault(key))),
    ];

    private static bool Same(IReadOnlyDictionary<string, Value>? one, IReadOnlyDictionary<string, Value>? other) => RowContent.Same(one, other);

    private static string Say(IReadOnlyDictionary<string, Value>? row) =>
        row is null ? "none" : string.Join(", ", row.Where(column => column.Key is not "id").Select(column => $"{column.Key} {column.Value}"));

    private static RowKeys Keys() => new(
        new Catalogue(
        [
            Table("account", "tenancy"),
            Table("charge", "account", "pence") with { References = [new CatalogueReference(["account"], "account", ["id"])] },
            Table("person", "name"),
        ]),
        Sample.Map with { Entities = new Dictionary<string, EntityMap>(StringComparer.Ordinal) });

    private static CatalogueTable Table(string name, params string[] columns) =>
        new(name, 0, [.. columns.Prepend("id").Select(column => new CatalogueColumn(column, "INTEGER", Required: true, Generated: false, []))], ["id"], [], []);

    private sealed class Rows : Dictionary<(string Table, int Id), IReadOnlyDictionary<string, Value>>
    {
        public Rows() { }

        public Rows(Rows other)
            : base(other) { }
    }
}
