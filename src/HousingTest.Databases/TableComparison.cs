using System.Runtime.InteropServices;
using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>
/// Compares a table of two databases. Of each row of the first, two digests are held: of what tells it from others, and of all of it. The second's rows are held against them as they come, and
/// only what differs is read again from the first.
/// </summary>
internal sealed class TableComparison
{
    private readonly string table;
    private readonly IReadOnlyList<string> names;
    private readonly IReadOnlyList<int> key;
    private readonly RowColumns columns;
    private readonly RowReading reading;
    private readonly RowDigest digest = new();

    public TableComparison(CatalogueTable one, CatalogueTable other)
    {
        table = one.Name;
        names = [.. one.Columns.Where(column => !column.Generated && other.Find(column.Name) is { Generated: false }).Select(column => column.Name)];
        columns = new RowColumns(names);
        reading = new RowReading(table, [.. names.Select(name => new ReadColumn([], name))]);
        // Where both do not tell rows apart by the same, they are told apart by all that they hold.
        key = one.Key.SequenceEqual(other.Key, StringComparer.Ordinal) ? [.. one.Key.Select(name => columns.PlaceOf(name) ?? -1)] : [];
        if (key.Contains(-1))
            key = [];
    }

    /// <summary>The changes, by key.</summary>
    public async Task<IReadOnlyList<RowChange>> CompareAsync(ITestDatabase first, ITestDatabase second, CancellationToken cancellationToken)
    {
        var held = new Dictionary<UInt128, Held>();
        await first.ReadRowsAsync(
            reading,
            row =>
            {
                var (id, content) = Digests(row);
                held[id] = new Held(content, held.TryGetValue(id, out var same) ? same.Count + 1 : 1);
            },
            cancellationToken);

        // Rows of the second that the first does not have so, by what tells them apart.
        var came = new List<(UInt128 Id, RowValues Row)>();
        await second.ReadRowsAsync(
            reading,
            row =>
            {
                var (id, content) = Digests(row);
                if (!held.TryGetValue(id, out var one) || one.Content != content)
                    came.Add((id, new RowValues(columns, [.. row])));
                else if (one.Count > 1)
                    held[id] = one with { Count = one.Count - 1 };
                else
                    held.Remove(id);
            },
            cancellationToken);

        var gone = await LeftAsync(first, held, cancellationToken);
        var changes = came.Select(row => new RowChange(table, gone.Remove(row.Id, out var before) ? before[0] : null, row.Row)).ToList();
        changes.AddRange(gone.Values.SelectMany(rows => rows).Select(row => new RowChange(table, row, After: null)));
        return [.. changes.OrderBy(change => (RowValues)(change.Before ?? change.After)!, new Order(key.Count > 0 ? key : [.. Enumerable.Range(0, names.Count)]))];
    }

    /// <summary>The first's rows that the second does not have so.</summary>
    private async Task<Dictionary<UInt128, List<RowValues>>> LeftAsync(ITestDatabase first, Dictionary<UInt128, Held> held, CancellationToken cancellationToken)
    {
        var left = new Dictionary<UInt128, List<RowValues>>();
        if (held.Count == 0)
            return left;
        await first.ReadRowsAsync(
            reading,
            row =>
            {
                var (id, _) = Digests(row);
                if (!held.TryGetValue(id, out var one))
                    return;
                if (!left.TryGetValue(id, out var rows))
                    left.Add(id, rows = []);
                if (rows.Count < one.Count)
                    rows.Add(new RowValues(columns, [.. row]));
            },
            cancellationToken);
        return left;
    }

    /// <summary>What tells the row from others, and all of it. A key with nothing in it tells nothing.</summary>
    private (UInt128 Id, UInt128 Content) Digests(IReadOnlyList<Value> row)
    {
        var content = digest.Of(row);
        return (key.Count == 0 || key.Any(place => row[place] is Value.Null) ? content : digest.Of([.. key.Select(place => row[place])]), content);
    }

    /// <summary>A row of the first.</summary>
    /// <param name="Content">Digest of all of it.</param>
    /// <param name="Count">How many there are of it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Held(UInt128 Content, int Count);

    /// <summary>By the values in some places: nothing first, then numbers, texts and bytes.</summary>
    private sealed class Order(IReadOnlyList<int> places) : IComparer<RowValues>
    {
        public int Compare(RowValues? x, RowValues? y) => places.Select(place => Compare(x!.At(place), y!.At(place))).FirstOrDefault(order => order != 0);

        private static int Compare(Value one, Value other) => (one, other) switch
        {
            (Value.Integer a, Value.Integer b) => a.Number.CompareTo(b.Number),
            (Value.Integer or Value.Real, Value.Integer or Value.Real) => Number(one).CompareTo(Number(other)),
            (Value.Text a, Value.Text b) => string.CompareOrdinal(a.Content, b.Content),
            (Value.Blob a, Value.Blob b) => a.Bytes.Span.SequenceCompareTo(b.Bytes.Span),
            _ => Kind(one).CompareTo(Kind(other)),
        };

        private static double Number(Value value) => value is Value.Integer integer ? integer.Number : ((Value.Real)value).Number;

        private static int Kind(Value value) => value switch
        {
            Value.Null => 0,
            Value.Integer or Value.Real => 1,
            Value.Text => 2,
            _ => 3,
        };
    }
}
