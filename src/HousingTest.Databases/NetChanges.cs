using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>
/// Pairs what stood at the mark with what stands now. A journal may tell rows apart by what is no key of theirs: by their number, which SQLite gives again after a delete, or by
/// the partition that they lie in. Where they have a key of their own, rows are one when that is the same.
/// </summary>
/// <param name="table">Table name.</param>
/// <param name="primaryKey">Columns to pair by; empty when the journal already pairs rows.</param>
internal sealed class NetChanges(string table, IReadOnlyList<string> primaryKey)
{
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
        .Select(pair => new RowChange(table, pair.Before, pair.After));

    private Pair Of(IReadOnlyDictionary<string, Value> row)
    {
        var key = JsonSerializer.Serialize(primaryKey.Select(column => row[column]), Json.Line);
        if (!byPrimaryKey.TryGetValue(key, out var pair))
        {
            byPrimaryKey.Add(key, pair = new Pair());
            pairs.Add(pair);
        }

        return pair;
    }

    /// <summary>True when both stand for the same row, or for none.</summary>
    public static bool Same(IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after) =>
        before is null ? after is null : after is not null && before.All(column => column.Value == after[column.Key]);

    private sealed class Pair
    {
        public IReadOnlyDictionary<string, Value>? Before { get; set; }

        public IReadOnlyDictionary<string, Value>? After { get; set; }
    }
}
