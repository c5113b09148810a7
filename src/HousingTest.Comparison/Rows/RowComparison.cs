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
            var columns = ComparedColumns(lens.Table(table), before.Concat(after));
            CompareSeeded(columns, [.. before.Where(row => !row.Inserted)], [.. after.Where(row => !row.Inserted)]);
            CompareInserted(lens.Table(table), columns, [.. before.Where(row => row.Inserted)], [.. after.Where(row => row.Inserted)]);
        }

        return differences;
    }

    private List<ColumnLens> ComparedColumns(TableLens table, IEnumerable<Row> rows) =>
        [.. rows.SelectMany(row => row.Last.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(column => !string.Equals(column, table.Key, StringComparison.Ordinal) && !lens.IsSetAside(table.Table, column))
            .Select(table.Column)
            .Where(column => !noise.Covers(DifferenceKind.Field, table.Where, column.Name))];

    // Rows of the seed have the same key in both test copies. One that only one outcome changed stayed as it was in the other.
    private void CompareSeeded(List<ColumnLens> columns, List<Row> before, List<Row> after)
    {
        var unmatched = new Dictionary<string, Queue<Row>>(StringComparer.Ordinal);
        foreach (var row in after)
        {
            if (!unmatched.TryGetValue(Name(row), out var queue))
                unmatched[Name(row)] = queue = new Queue<Row>();
            queue.Enqueue(row);
        }

        foreach (var row in before)
        {
            if (unmatched.TryGetValue(Name(row), out var queue) && queue.TryDequeue(out var twin))
                CompareTwins(row, twin);
            else if (row.Deleted)
                Add(Whole(Direction.Kept, baseline, row, Name(row)));
            else
                CompareCells(columns, After(baseline, row), Before(baseline, row), new RowOnSide(baseline, row), () => Name(row), 1, Missing.OnCandidate);
        }

        foreach (var row in unmatched.Values.SelectMany(queue => queue))
        {
            if (row.Deleted)
                Add(Whole(Direction.Deleted, candidate, row, Name(row)));
            else
                CompareCells(columns, Before(candidate, row), After(candidate, row), new RowOnSide(candidate, row), () => Name(row), 1, Missing.OnBaseline);
        }

        string Name(Row row) => row.Key.Length > 0
            ? row.Key
            : string.Join('\n', columns.Select(column => baseline.Token(column, row.Change.Before!.GetValueOrDefault(column.Column, Value.None))));

        void CompareTwins(Row row, Row twin)
        {
            if (row.Deleted != twin.Deleted)
                Add(row.Deleted ? Whole(Direction.Kept, baseline, row, Name(row)) : Whole(Direction.Deleted, candidate, twin, Name(row)));
            else if (!row.Deleted)
                CompareCells(columns, After(baseline, row), After(candidate, twin), new RowOnSide(candidate, twin), () => Name(row), 1, Missing.Nowhere);
        }
    }

    private void CompareInserted(TableLens table, List<ColumnLens> columns, List<Row> before, List<Row> after)
    {
        var left = Entries(baseline, before);
        var right = Entries(candidate, after);
        var matched = ContentMatching.Match(left, right, mostDiffering: (columns.Count + 1) / 2);
        for (var index = 0; index < before.Count; index++)
            before[index].StandIn = new StandIn(table.Table, left[index]);
        foreach (var (one, other) in matched.Pairs)
        {
            after[other].StandIn = before[one].StandIn;
            var row = after[other];
            CompareCells(
                columns, After(baseline, before[one]), After(candidate, row), new RowOnSide(candidate, row),
                before[one].StandIn!.ToString, candidate.IsOnSubject(row) ? 0 : 2, Missing.Nowhere);
        }

        foreach (var index in matched.OnlyBaseline)
            Add(Whole(Direction.Fewer, baseline, before[index], Member(left[index])));
        foreach (var index in matched.OnlyCandidate)
        {
            after[index].StandIn = new StandIn(table.Table, right[index]);
            Add(Whole(Direction.More, candidate, after[index], Member(right[index])));
        }

        List<Entry> Entries(OutcomeRows side, List<Row> rows) =>
            [.. rows.Select(row => new Entry(
                string.Join('\n', columns.Where(column => row.Lens.Identity.Contains(column.Column, StringComparer.Ordinal)).Select(column => side.Token(column, row[column.Column]))),
                [.. columns.Select(column => side.Token(column, row[column.Column]))]))];

        // Content may hold values that differ each time; what tells the row apart in business terms does not.
        static string Member(Entry entry) => entry.Identity.Length > 0 ? entry.Identity : "new";
    }

    // Both states are of one outcome when the other left the row alone.
    private void CompareCells(List<ColumnLens> columns, State before, State after, RowOnSide at, Func<string> member, int rank, Missing missing)
    {
        var table = at.Row.Lens;
        foreach (var column in columns)
        {
            var one = before.Values.GetValueOrDefault(column.Column, Value.None);
            var other = after.Values.GetValueOrDefault(column.Column, Value.None);
            if (string.Equals(before.Side.Token(column, one), after.Side.Token(column, other), StringComparison.Ordinal))
                continue;
            Add(CellDifference.Of(scenario, table, column, one, other, before.Side.Shown(column, one), after.Side.Shown(column, other)) with
            {
                Member = $"{table.Table} {member()}",
                Subject = at.Side.Name(at.Row),
                Fact = at.Side.Fact(at.Row),
                Rank = rank,
                Row = at,
                Missing = missing,
            });
        }
    }

    private Difference Whole(string direction, OutcomeRows side, Row row, string member)
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
        };
    }

    private static State Before(OutcomeRows side, Row row) => new(side, row.Change.Before!);

    private static State After(OutcomeRows side, Row row) => new(side, row.Change.After!);

    private void Add(Difference difference)
    {
        if (!noise.Covers(difference.Kind, difference.Where, difference.Field))
            differences.Add(difference);
    }

    private sealed record State(OutcomeRows Side, IReadOnlyDictionary<string, Value> Values);
}
