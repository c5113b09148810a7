using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>The changed rows of one outcome, by table and in an order that does not depend on the outcome's.</summary>
internal sealed class OutcomeRows
{
    private static readonly IReadOnlyList<Row> NoRows = [];
    private readonly Dictionary<string, IReadOnlyList<Row>> tables;
    // By table and then by key.
    private readonly Dictionary<string, Dictionary<string, Row>> inserted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Row>> keyed = new(StringComparer.Ordinal);

    public OutcomeRows(Outcome outcome, Lens lens)
    {
        Subjects = new SubjectNames(outcome.Subjects);
        tables = outcome.Changes
            .Where(change => (change.Before ?? change.After) is not null && !lens.IsSetAside(change.Table))
            .GroupBy(change => change.Table, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<Row> (group) => Ordered(lens.Table(group.Key), group), StringComparer.Ordinal);
    }

    public SubjectNames Subjects { get; }

    public IEnumerable<string> Tables => tables.Keys;

    public IReadOnlyList<Row> Of(string table) => tables.GetValueOrDefault(table, NoRows);

    /// <summary>What a value is matched by: a reference by what it leads to, all else as it is.</summary>
    public object Cell(ColumnLens column, Value value) =>
        Inserted(column, value) is { } row ? NewToken(row) : value;

    /// <summary>True for a reference to a table into which rows were inserted: what it leads to is then told by content.</summary>
    public bool MayBeNew(ColumnLens column) => column.Table is { } table && InsertedInto(table).Count > 0;

    /// <summary>A matched cell as text.</summary>
    public static string Text(object cell) => cell is Value value ? Token(value) : (string)cell;

    /// <summary>What a value is compared as: references by what they lead to, all else by type and content.</summary>
    public string Token(ColumnLens column, Value value) => column.Table is not null && value is not Value.Null
        ? Inserted(column, value) is { } row ? NewToken(row) : $"key {value}"
        : Token(value);

    /// <summary>The <see cref="Row.Sign"/> of the row that a reference leads to, whether that row changed or not.</summary>
    public object Referred(ColumnLens column, Value value) =>
        Inserted(column, value) is { } row ? row.Sign : (column.Table!, value.ToString());

    /// <summary>The row that a reference leads to, when it changed in this outcome; null otherwise.</summary>
    public Row? Changed(ColumnLens column, Value value)
    {
        if (column.Table is not { } table || value is Value.Null)
            return null;
        if (!keyed.TryGetValue(table, out var rows))
            keyed[table] = rows = Of(table).Where(row => row.Key.Length > 0).DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, StringComparer.Ordinal);
        return rows.Count > 0 ? rows.GetValueOrDefault(value.ToString()) : null;
    }

    /// <summary>
    /// What a row is in terms of the business, whichever scenario shows it: a row of the seed by its key; an inserted one by its label, by
    /// its identity with references by name, or by what it is on and what it holds.
    /// </summary>
    public string Fact(Row row)
    {
        if (row is { Inserted: false, Key.Length: > 0 })
            return row.Key;
        if (row.Lens.Label is { } label && row[label] is not Value.Null)
            return "named " + row[label];
        var columns = row.Lens.Identifying is { Count: > 0 } identifying
            ? identifying
            : row.Last.Keys.Where(column => !string.Equals(column, row.Lens.Key, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(row.Lens.Column);
        return $"on {Name(row)}\n" + string.Join('\n', columns.Select(column => column.Table is null ? Token(column, row[column.Column]) : Shown(column, row[column.Column])));
    }

    /// <summary>A value as people read it; a reference by the name of what it leads to.</summary>
    public string Shown(ColumnLens column, Value value)
    {
        if (column.Entity is not { } entity || value is Value.Null)
            return Words.Short(column.Show(value));
        if (column.WordFor(value) is { } none)
            return none;
        var key = value.ToString();
        if (Subjects.Find(entity, key) is { } subject)
            return Subjects.NameOf(subject);
        return Inserted(column, value) is { } row ? Name(row) is { Length: > 0 } name ? name : $"a new {entity}" : $"{entity} {key}";
    }

    /// <summary>What people call a row: its own label, or that of what it is on; empty when it has none.</summary>
    public string Name(Row row)
    {
        if (row.Lens.Label is { } label && row[label] is not Value.Null)
            return row.Lens.Column(label).Say(row[label]);
        return SubjectOf(row) is { } subject ? Subjects.NameOf(subject) : "";
    }

    /// <summary>The subject that a row is, or that the first of its references with a name leads to.</summary>
    public Subject? SubjectOf(Row row)
    {
        if (!row.SubjectKnown)
            row.Subject = Find(row);
        return row.Subject;
    }

    /// <summary>True when a row belongs to a row that has a name: a transaction of an account.</summary>
    public bool IsOnSubject(Row row) =>
        SubjectOf(row) is { } subject && (subject.On is not null || !Words.Same(subject.Entity, row.Lens.Where));

    private Subject? Find(Row row)
    {
        if (Subjects.Find(row.Lens.Where, row.Key) is { } own)
            return own;
        return row.Lens.References
            .Select(column => Subjects.Find(column.Entity!, row[column.Column].ToString()))
            .FirstOrDefault(subject => subject is not null && Subjects.NameOf(subject).Length > 0);
    }

    private Row? Inserted(ColumnLens column, Value value) =>
        column.Table is { } table && InsertedInto(table) is { Count: > 0 } rows ? rows.GetValueOrDefault(value.ToString()) : null;

    // Made only for tables that something refers to.
    private Dictionary<string, Row> InsertedInto(string table)
    {
        if (!inserted.TryGetValue(table, out var known))
        {
            inserted[table] = known = new Dictionary<string, Row>(StringComparer.Ordinal);
            foreach (var row in Of(table))
            {
                if (row is { Inserted: true, Lens.Key: not null })
                    known.TryAdd(row.Key, row);
            }
        }

        return known;
    }

    private string NewToken(Row row) => row.StandIn?.Token ?? $"new {Outline(row)}";

    private static string Token(Value value) => value switch
    {
        Value.Null => "null",
        Value.Text text => "text " + text.Content,
        Value.Integer integer => "number " + integer.Number.ToString(CultureInfo.InvariantCulture),
        Value.Real real => "real " + real,
        Value.Blob blob => "bytes " + Digest.OfBytes(blob.Bytes.Span),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no known value"),
    };

    // For a row whose table was not matched yet (two tables that refer to each other): what identifies it, or what it holds, but for references. All else may be noise.
    private string Outline(Row row)
    {
        var own = row.Last.Keys.Where(column => !string.Equals(column, row.Lens.Key, StringComparison.Ordinal) && row.Lens.Column(column).Table is null).Order(StringComparer.Ordinal).ToList();
        var identity = own.Intersect(row.Lens.Identity, StringComparer.Ordinal).ToList();
        return row.Lens.Table + " " + string.Join(" · ", (identity.Count > 0 ? identity : own).Select(column => Token(row.Lens.Column(column), row[column])));
    }

    // By the key that the database made, that is by appearance; where there is none by content.
    private static List<Row> Ordered(TableLens lens, IEnumerable<RowChange> changes)
    {
        List<Row> rows = [.. changes.Select(change => new Row(lens, change))];
        return AreOrdered(rows) ? rows :
        [
            .. rows.OrderBy(row => Number(row) ?? long.MaxValue)
                .ThenBy(row => row.Key, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Length > 0 ? "" : Content(row), StringComparer.Ordinal),
        ];
    }

    // As a journal tells them mostly: to sort ten thousand that are sorted costs many times the look.
    private static bool AreOrdered(List<Row> rows)
    {
        var last = long.MinValue;
        foreach (var row in rows)
        {
            if (Number(row) is not { } number || number <= last)
                return false;
            last = number;
        }

        return true;
    }

    private static long? Number(Row row) => long.TryParse(row.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Content(Row row) =>
        string.Join('\n', row.Last.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"));
}
