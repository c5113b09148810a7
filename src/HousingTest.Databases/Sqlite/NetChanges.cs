using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Pairs what stood at the mark with what stands now. The journal tells rows apart by their number, which SQLite gives again after a delete: where a
/// table has a primary key of its own, rows are one when that is the same, and not when the number is.
/// </summary>
internal sealed class NetChanges(TableSchema table)
{
    private readonly IReadOnlyList<ColumnSchema> primaryKey = table.HiddenKey ? [.. table.Written.Where(column => column.Key)] : [];
    private readonly List<Pair> pairs = [];
    private readonly Dictionary<string, Pair> byPrimaryKey = new(StringComparer.Ordinal);

    /// <summary>Takes the next touched row, in the order of first touch: as it was and as it is, null for none.</summary>
    public void Add(IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after)
    {
        if (primaryKey.Count == 0)
        {
            pairs.Add(new Pair { Before = before, After = after });
            return;
        }

        if (before is not null)
            Of(before).Before = before;
        if (after is not null)
            Of(after).After = after;
    }

    /// <summary>The changes, without rows that are as they were.</summary>
    public IEnumerable<RowChange> Differing => pairs
        .Where(pair => !Same(pair.Before, pair.After))
        .Select(pair => new RowChange(table.Name, pair.Before, pair.After));

    private Pair Of(IReadOnlyDictionary<string, Value> row)
    {
        var key = JsonSerializer.Serialize(primaryKey.Select(column => row[column.Name]), Json.Line);
        if (!byPrimaryKey.TryGetValue(key, out var pair))
        {
            byPrimaryKey.Add(key, pair = new Pair());
            pairs.Add(pair);
        }

        return pair;
    }

    private static bool Same(IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after) =>
        before is null ? after is null : after is not null && before.All(column => column.Value == after[column.Key]);

    private sealed class Pair
    {
        public IReadOnlyDictionary<string, Value>? Before { get; set; }

        public IReadOnlyDictionary<string, Value>? After { get; set; }
    }
}
