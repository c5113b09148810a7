using System.Text.Json;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Tests.Databases;

/// <summary>What applying changes to <see cref="RandomHistory"/>'s tables has to come to, worked out row by row in memory.</summary>
public static class ApplyOracle
{
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal) { ["home"] = ["id"], ["tenancy"] = ["home", "number"], ["log"] = ["id"], ["note"] = [] };

    /// <summary>All rows, a line each: the table and what is in it.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ITestDatabase database, CancellationToken cancellationToken)
    {
        var rows = new List<string>();
        foreach (var table in (await database.DescribeAsync(cancellationToken)).Tables)
        {
            IReadOnlyList<string> columns = [.. table.Columns.Select(column => column.Name).Order(StringComparer.Ordinal)];
            await database.ReadRowsAsync(
                new RowReading(table.Name, [.. columns.Select(column => new ReadColumn([], column))]),
                row => rows.Add(Line(table.Name, columns.Index().ToDictionary(column => column.Item, column => row[column.Index], StringComparer.Ordinal))), cancellationToken);
        }

        return rows;
    }

    /// <summary>Changes of rows that are as they are told, of which many are in the way of others that stay; they never want the same as each other.</summary>
    public static IReadOnlyList<RowChange> Random(IEnumerable<string> rows, int seed)
    {
        var random = new Random(seed);
        var letters = new Queue<string>(Enumerable.Range(0, 10).Select(i => ((char)('a' + i)).ToString()).OrderBy(_ => random.Next()));
        var changes = new List<RowChange>();
        foreach (var (table, row) in rows.Select(Parse).Where(_ => random.Next(4) == 0))
        {
            changes.Add(new RowChange(table, row, table switch
            {
                "home" when random.Next(2) == 0 => With(row, "reference", Value.Of(letters.Dequeue())),
                "note" when random.Next(2) == 0 => With(row, "home", Value.Of(random.Next(1, 9))),
                _ => null,
            }));
        }

        for (var i = 0; i < random.Next(3); i++)
            changes.Add(new RowChange("tenancy", null, new Dictionary<string, Value>(StringComparer.Ordinal) { ["home"] = Value.Of(random.Next(1, 12)), ["number"] = Value.Of(100 + i), ["rent"] = Value.None }));
        var id = Value.Of(random.Next(1, 12));
        if (!changes.Exists(change => change is { Table: "home", After: { } home } && home["id"] == id))
            changes.Add(new RowChange("home", null, new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = id, ["reference"] = Value.Of(letters.Dequeue()), ["rank"] = Value.None }));
        return changes;

        static Dictionary<string, Value> With(Dictionary<string, Value> row, string column, Value value) => new(row, StringComparer.Ordinal) { [column] = value };
    }

    /// <summary>The rows when the changes are applied.</summary>
    public static IReadOnlyList<string> After(IEnumerable<string> rows, IEnumerable<RowChange> changes)
    {
        var after = rows.ToList();
        foreach (var change in changes)
        {
            if (change.Before is { } before)
                after.Remove(Line(change.Table, before));
            if (change.After is { } row)
                after.Add(Line(change.Table, row));
        }

        return after;
    }

    /// <summary>The clashes as lines, in ordinal order.</summary>
    public static IReadOnlyList<string> Clashes(IReadOnlyList<string> rows, IReadOnlyList<RowChange> changes)
    {
        var clashes = OfRows([.. rows.Select(Parse)], changes);
        if (clashes.Count == 0)
        {
            IReadOnlyList<(string Table, Dictionary<string, Value> Row)> stays = [.. After(rows, changes.Select(change => change with { After = null })).Select(Parse)];
            clashes = OfKeys(stays, changes);
        }

        return [.. clashes.Order(StringComparer.Ordinal)];
    }

    public static string Tell(int number, RowClash clash) => Tell(number, clash.Reason, clash.Other?.Table, clash.Other?.Row ?? clash.Other?.Key, clash.Fields);

    private static List<string> OfRows(IReadOnlyList<(string Table, Dictionary<string, Value> Row)> rows, IReadOnlyList<RowChange> changes)
    {
        var clashes = new List<string>();
        var taken = new HashSet<int>();
        for (var number = 0; number < changes.Count; number++)
        {
            var (change, key) = (changes[number], Keys[changes[number].Table]);
            var found = Find(change.Before ?? change.After!, change.Table, change.Before is not null && key.Length == 0);
            if (change.Before is null)
            {
                if (found is { } there && key.Length > 0 && !changes.Any(other => other.Before is { } before && string.Equals(other.Table, change.Table, StringComparison.Ordinal) && Same(before, rows[there].Row, key)))
                    clashes.Add(Tell(number, ClashReason.RowIsThere, change.Table, rows[there].Row, key));
            }
            else if (found is not { } at)
            {
                clashes.Add(Tell(number, ClashReason.RowIsGone, table: null, row: null, key.Length > 0 ? key : [.. change.Before.Keys]));
            }
            else if (!Same(change.Before, rows[at].Row, [.. change.Before.Keys]))
            {
                clashes.Add(Tell(number, ClashReason.RowIsOther, change.Table, rows[at].Row, [.. change.Before.Keys.Where(column => change.Before[column] != rows[at].Row[column])]));
            }

            int? Find(IReadOnlyDictionary<string, Value> row, string table, bool byContent)
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    if (string.Equals(rows[i].Table, table, StringComparison.Ordinal) && Same(row, rows[i].Row, byContent ? [.. row.Keys] : key) && (!byContent || taken.Add(i)))
                        return i;
                }

                return null;
            }
        }

        return clashes;
    }

    private static List<string> OfKeys(IReadOnlyList<(string Table, Dictionary<string, Value> Row)> stays, IReadOnlyList<RowChange> changes)
    {
        var clashes = new List<string>();
        var homes = stays.Where(row => row.Table is "home").Select(row => row.Row["id"]).Concat(changes.Where(change => change is { Table: "home", After: not null }).Select(change => change.After!["id"])).ToHashSet();
        for (var number = 0; number < changes.Count; number++)
        {
            var change = changes[number];
            if (change is { Table: "home", Before: { } gone } && !homes.Contains(gone["id"]))
                clashes.AddRange(stays.Where(row => row.Table is "tenancy" or "note" && row.Row["home"] == gone["id"]).Select(row => Tell(number, ClashReason.ReferredTo, row.Table, row.Row, ["home"])));
            if (change is { Table: "tenancy" or "note", After: { } child } && child["home"] is not Value.Null && !homes.Contains(child["home"]))
                clashes.Add(Tell(number, ClashReason.RefersToNothing, "home", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = child["home"] }, ["home"]));
            if (change is { Table: "home", After: { } home } && home["reference"] is not Value.Null)
                clashes.AddRange(stays.Where(row => row.Table is "home" && row.Row["reference"] == home["reference"]).Select(row => Tell(number, ClashReason.KeyTaken, "home", row.Row, ["reference"])));
        }

        return clashes;
    }

    private static bool Same(IReadOnlyDictionary<string, Value> one, IReadOnlyDictionary<string, Value> other, IReadOnlyList<string> columns) => columns.All(column => one[column] == other[column]);

    private static string Tell(int number, ClashReason reason, string? table, IReadOnlyDictionary<string, Value>? row, IReadOnlyList<string> fields) =>
        $"{number} {reason} {(table is null ? "" : Line(table, row!))} {string.Join(' ', fields.Order(StringComparer.Ordinal))}";

    private static string Line(string table, IReadOnlyDictionary<string, Value> row) =>
        $"{table} {JsonSerializer.Serialize(row.OrderBy(column => column.Key, StringComparer.Ordinal).ToDictionary(column => column.Key, column => column.Value, StringComparer.Ordinal), Json.Line)}";

    private static (string Table, Dictionary<string, Value> Row) Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..space], JsonSerializer.Deserialize<Dictionary<string, Value>>(line[space..], Json.Line)!);
    }
}
