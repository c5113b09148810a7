using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Columns of one table, and where they stand in rows that share theirs: looked up once, and not in each cell of ten thousand rows.</summary>
internal sealed class ComparedColumns(IReadOnlyList<ColumnLens> all)
{
    private const int Nowhere = -1;
    private readonly Dictionary<RowColumns, int[]> places = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<ColumnLens> All => all;

    /// <summary>The cells of a row in these columns; <see cref="Value.None"/> where it has none.</summary>
    public Cells Of(IReadOnlyDictionary<string, Value> row)
    {
        if (row is not RowValues values)
            return new Cells(all, row, null);
        if (!places.TryGetValue(values.Columns, out var known))
            places[values.Columns] = known = [.. all.Select(column => values.Columns.PlaceOf(column.Column) ?? Nowhere)];
        return new Cells(all, row, known);
    }

    /// <summary>A row, by the number of the column.</summary>
    internal readonly struct Cells(IReadOnlyList<ColumnLens> columns, IReadOnlyDictionary<string, Value> row, int[]? places)
    {
        public Value this[int column] => places is null
            ? row.GetValueOrDefault(columns[column].Column, Value.None)
            : places[column] is var place && place == Nowhere ? Value.None : ((RowValues)row).At(place);
    }
}
