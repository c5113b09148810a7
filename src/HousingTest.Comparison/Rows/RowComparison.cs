using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Compares the rows that two outcomes of a scenario changed.</summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="lens">Tables in housing words.</param>
/// <param name="baseline">Rows of the baseline.</param>
/// <param name="candidate">Rows of the candidate.</param>
/// <param name="noise">What is set aside in this scenario.</param>
internal sealed class RowComparison(string scenario, Lens lens, OutcomeRows baseline, OutcomeRows candidate, ScenarioNoise noise)
{
    private readonly List<Difference> differences = [];

    public IReadOnlyList<Difference> Compare()
    {
        foreach (var table in lens.InOrder(baseline.Tables.Concat(candidate.Tables)))
        {
            var before = baseline.Of(table);
            var after = candidate.Of(table);
            var columns = new ComparedColumns(Columns(lens.Table(table), before.Concat(after)));
            CompareSeeded(columns, [.. before.Where(row => !row.Inserted)], [.. after.Where(row => !row.Inserted)]);
            CompareInserted(lens.Table(table), columns, [.. before.Where(row => row.Inserted)], [.. after.Where(row => row.Inserted)]);
        }

        return differences;
    }

    private List<ColumnLens> Columns(TableLens table, IEnumerable<Row> rows)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        RowColumns? seen = null;
        foreach (var row in rows)
        {
            // Rows that were read share their columns: they are looked at once and not ten thousand times.
            if (row.Last is RowValues { Columns: var columns })
            {
                if (columns == seen)
                    continue;
                seen = columns;
            }

            names.UnionWith(row.Last.Keys);
        }

        return [.. names.Order(StringComparer.Ordinal)
            .Where(column => !string.Equals(column, table.Key, StringComparison.Ordinal) && !lens.IsSetAside(table.Table, column))
            .Select(table.Column)];
    }

    // What is noise in some row of the table: it must not decide which rows belong together.
    private bool IsNoisy(TableLens table, ColumnLens column) => noise.Touches(DifferenceKind.Field, table.Where, column.Name);

    // Rows of the seed have the same key in both test copies. One that only one outcome changed stayed as it was in the other.
    private void CompareSeeded(ComparedColumns columns, List<Row> before, List<Row> after)
    {
        var waiting = new Waiting<string>(after.Count, place => Name(after[place]), StringComparer.Ordinal);
        var taken = new bool[after.Count];
        foreach (var row in before)
        {
            if (waiting.Take(Name(row)) is { } twin)
            {
                taken[twin] = true;
                CompareTwins(row, after[twin]);
            }
            else if (row.Deleted)
            {
                differences.Add(Whole(Direction.Kept, baseline, row, Name(row), Element(row)));
            }
            else if (Differing(columns, After(baseline, row), Before(baseline, row)) is { } cells)
            {
                Tell(cells, new Place(new RowOnSide(baseline, row), () => Name(row), 1, Missing.OnCandidate, Element(row)));
            }
        }

        foreach (var (place, row) in after.Index())
        {
            if (taken[place])
                continue;
            if (row.Deleted)
                differences.Add(Whole(Direction.Deleted, candidate, row, Name(row), Element(row)));
            else if (Differing(columns, Before(candidate, row), After(candidate, row)) is { } cells)
                Tell(cells, new Place(new RowOnSide(candidate, row), () => Name(row), 1, Missing.OnBaseline, Element(row)));
        }

        string Name(Row row) => row.Key.Length > 0
            ? row.Key
            : string.Join('\n', columns.All.Where(column => !IsNoisy(row.Lens, column))
                .Select(column => baseline.Token(column, row.Change.Before!.GetValueOrDefault(column.Column, Value.None))));

        // A row of the seed is known by its key; without one, the field is meant in every row.
        static string Element(Row row) => row.Key.Length > 0 ? "seeded " + row.Key : "";

        void CompareTwins(Row row, Row twin)
        {
            if (row.Deleted != twin.Deleted)
                differences.Add(row.Deleted ? Whole(Direction.Kept, baseline, row, Name(row), Element(row)) : Whole(Direction.Deleted, candidate, twin, Name(row), Element(twin)));
            else if (!row.Deleted && Differing(columns, After(baseline, row), After(candidate, twin)) is { } cells)
                Tell(cells, new Place(new RowOnSide(candidate, twin), () => Name(row), 1, Missing.Nowhere, Element(row)));
        }
    }

    private void CompareInserted(TableLens table, ComparedColumns all, List<Row> before, List<Row> after)
    {
        var columns = new ComparedColumns([.. all.All.Where(column => !IsNoisy(table, column))]);
        var identity = columns.All.Where(column => table.Identity.Contains(column.Column, StringComparer.Ordinal)).ToList();
        var certain = identity.Count > 0 && identity.Count == table.Identity.Count;
        var left = Entries(baseline, before);
        var right = Entries(candidate, after);
        var matched = ContentMatching.Match(left, right, mostDiffering: (columns.All.Count + 1) / 2);
        for (var index = 0; index < before.Count; index++)
            before[index].StandIn = new StandIn(table.Table, left[index]);
        foreach (var (one, other) in matched.Pairs)
        {
            var (row, twin) = (before[one], after[other]);
            twin.StandIn = row.StandIn;
            if ((columns.All.Count == all.All.Count && left[one].Cells.SequenceEqual(right[other].Cells)) || Differing(all, After(baseline, row), After(candidate, twin)) is not { } cells)
                continue;
            // The first run of the baseline is the same whatever it is compared with, and so are the keys that its rows were given.
            Tell(cells, new Place(
                new RowOnSide(candidate, twin), row.StandIn!.ToString, candidate.IsOnSubject(twin) ? 0 : 2, Missing.Nowhere, certain && row.Key.Length > 0 ? "new " + row.Key : ""));
        }

        foreach (var index in matched.OnlyBaseline)
            differences.Add(Whole(Direction.Fewer, baseline, before[index], Member(left[index]), certain && before[index].Key.Length > 0 ? "new " + before[index].Key : Like(left[index])));
        foreach (var index in matched.OnlyCandidate)
        {
            after[index].StandIn = new StandIn(table.Table, right[index]);
            differences.Add(Whole(Direction.More, candidate, after[index], Member(right[index]), certain ? "identity " + right[index].Identity : Like(right[index])));
        }

        List<Entry> Entries(OutcomeRows side, List<Row> rows) =>
            [.. rows.Select(row => new Entry(() => string.Join('\n', identity.Select(column => side.Token(column, row[column.Column]))), Cells(side, row)))];

        object[] Cells(OutcomeRows side, Row row)
        {
            var of = columns.Of(row.Last);
            var cells = new object[columns.All.Count];
            for (var index = 0; index < cells.Length; index++)
                cells[index] = side.Cell(columns.All[index], of[index]);
            return cells;
        }

        // Content may hold values that differ each time; what tells the row apart in business terms does not.
        static string Member(Entry entry) => entry.Identity.Length > 0 ? entry.Identity : "new";

        // Rows without an identity that come and go are known by what they look like.
        static string Like(Entry entry) => "like " + Quantities.Shape(string.Join('\n', entry.Cells.Select(OutcomeRows.Text)));
    }

    // Null when nothing differs, as in most rows. Both states are of one outcome when the other left the row alone.
    private static List<DifferingCell>? Differing(ComparedColumns columns, State before, State after)
    {
        List<DifferingCell>? differing = null;
        var (ones, others) = (columns.Of(before.Values), columns.Of(after.Values));
        for (var index = 0; index < columns.All.Count; index++)
        {
            var (column, one, other) = (columns.All[index], ones[index], others[index]);
            if ((one.Equals(other) && !before.Side.MayBeNew(column) && !after.Side.MayBeNew(column)) || string.Equals(before.Side.Token(column, one), after.Side.Token(column, other), StringComparison.Ordinal))
                continue;
            (differing ??= []).Add(new DifferingCell(column, one, other, before.Side.Shown(column, one), after.Side.Shown(column, other)));
        }

        return differing;
    }

    private void Tell(List<DifferingCell> cells, Place place)
    {
        var table = place.At.Row.Lens;
        var member = $"{table.Table} {place.Member()}";
        var subject = place.At.Side.Name(place.At.Row);
        var fact = place.At.Side.Fact(place.At.Row);
        foreach (var cell in cells)
        {
            var differing = CellDifference.Of(cell.Column, cell.Before, cell.After, cell.ShownBefore, cell.ShownAfter);
            differences.Add(new Difference(
                differing.Kind, scenario, table.Where, cell.Column.Name, differing.Direction, differing.Variant, member, subject, differing.Before, differing.After)
            {
                Fact = fact,
                Delta = differing.Delta,
                Rank = place.Rank,
                Row = place.At,
                Missing = place.Missing,
                Element = place.Element,
            });
        }
    }

    private Difference Whole(string direction, OutcomeRows side, Row row, string member, string element)
    {
        var shown = string.Join(", ", row.Last.Keys.Order(StringComparer.Ordinal)
            .Where(column => !string.Equals(column, row.Lens.Key, StringComparison.Ordinal) && row[column] is not Value.Null)
            .Select(row.Lens.Column)
            .Select(column => $"{column.Name} {side.Shown(column, row[column.Column])}"));
        // A row that only the candidate deleted is still there on the baseline.
        var inBaseline = direction is Direction.Fewer or Direction.Deleted;
        return new Difference(
            DifferenceKind.Row, scenario, row.Lens.Where, "", direction, "", $"{row.Lens.Table} {member}", side.Name(row),
            inBaseline ? Words.Short(shown) : "", inBaseline ? "" : Words.Short(shown))
        {
            Delta = row.Lens.OnlyAmount is { } worth && row[worth.Column] is Value.Integer amount ? inBaseline ? -amount.Number : amount.Number : null,
            Fact = side.Fact(row),
            Rank = !row.Inserted ? 1 : side.IsOnSubject(row) ? 0 : 2,
            Row = new RowOnSide(side, row),
            Missing = direction is Direction.Fewer or Direction.Kept ? Missing.OnCandidate : Missing.OnBaseline,
            Element = element,
        };
    }

    private static State Before(OutcomeRows side, Row row) => new(side, row.Change.Before!);

    private static State After(OutcomeRows side, Row row) => new(side, row.Change.After!);

    private readonly record struct State(OutcomeRows Side, IReadOnlyDictionary<string, Value> Values);

    private readonly record struct DifferingCell(ColumnLens Column, Value Before, Value After, string ShownBefore, string ShownAfter);

    private sealed record Place(RowOnSide At, Func<string> Member, int Rank, Missing Missing, string Element);
}
