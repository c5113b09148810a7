using System.Collections;

namespace Reqnroll.Assist;

/// <summary>What came of holding objects against the rows of a table.</summary>
/// <param name="table">The table.</param>
/// <param name="missing">Places of the rows that no object is like.</param>
/// <param name="instead">Objects that stand where a row was expected, by the row's place.</param>
/// <param name="extra">Objects that no row describes.</param>
internal sealed class SetComparison<T>(Table table, IReadOnlySet<int> missing, IReadOnlyDictionary<int, T> instead, IReadOnlyList<T> extra)
{
    public bool IsSame => missing.Count == 0 && extra.Count == 0;

    public static SetComparison<T> InAnyOrder(Table table, IReadOnlyList<T> found)
    {
        var rest = found.ToList();
        var missing = new HashSet<int>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var at = rest.FindIndex(candidate => IsLike(table, row, candidate));
            if (at < 0)
                missing.Add(row);
            else
                rest.RemoveAt(at);
        }

        return new SetComparison<T>(table, missing, new Dictionary<int, T>(), rest);
    }

    public static SetComparison<T> InOrder(Table table, IReadOnlyList<T> found)
    {
        var missing = Enumerable.Range(0, table.RowCount).Where(row => row >= found.Count || !IsLike(table, row, found[row])).ToHashSet();
        return new SetComparison<T>(
            table, missing, missing.Where(row => row < found.Count).ToDictionary(row => row, row => found[row]), [.. found.Skip(table.RowCount)]);
    }

    /// <summary>The table, with a minus before rows that were not found, and a plus before what was found in place of them.</summary>
    public override string ToString()
    {
        var shown = new Table([.. table.Header]);
        var marks = new List<char> { ' ' };
        for (var row = 0; row < table.RowCount; row++)
        {
            Show(missing.Contains(row) ? '-' : ' ', table.Rows[row].Values);
            if (instead.TryGetValue(row, out var other))
                Show('+', Cells(other));
        }

        foreach (var item in extra)
            Show('+', Cells(item));
        return string.Join('\n', shown.ToString().TrimEnd().Split('\n').Zip(marks, (line, mark) => $"{mark} {line}"));

        void Show(char mark, IEnumerable<string> cells)
        {
            marks.Add(mark);
            shown.AddRow([.. cells]);
        }
    }

    private IEnumerable<string> Cells(T item) => table.Header.Select(column => item is null ? "" : Cell(CellComparison.Property(item.GetType(), column)?.GetValue(item)));

    private static string Cell(object? value) => value is IEnumerable items and not string
        ? string.Join(',', items.Cast<object?>().Select(CellComparison.Said))
        : CellComparison.Said(value);

    private static bool IsLike(Table table, int row, T candidate) =>
        candidate is not null && !CellComparison.Differences(TableField.OfRow(table, table.Rows[row]), candidate).Any();
}
