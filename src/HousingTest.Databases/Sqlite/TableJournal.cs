namespace HousingTest.Databases.Sqlite;

/// <summary>
/// The journal of one table: its table, its triggers, and the statements that read it and undo it. All of it is text, worked out once.
/// An entry says what stood under a key just before something happened there: a row with its columns, or none.
/// The first entry of a key since a mark is therefore what stood there at the mark.
/// </summary>
internal sealed class TableJournal
{
    private readonly int number;
    private readonly string table;
    private readonly string journal;
    private readonly string[] keyColumns;
    private readonly string[] beforeColumns;

    public TableJournal(int number, TableSchema schema)
    {
        this.number = number;
        Schema = schema;
        table = Sql.Quote(schema.Name);
        journal = $"{Sql.Own}journal_{number}";
        keyColumns = [.. schema.Key.Select((_, i) => $"k{i}")];
        beforeColumns = [.. schema.Written.Select((_, i) => $"c{i}")];
        SinceMark = $"SELECT {Sql.List(keyColumns)} FROM {journal} WHERE position > ?1";
    }

    public int Number => number;

    public TableSchema Schema { get; }

    /// <summary>Keys touched since the mark ?1.</summary>
    public string SinceMark { get; }

    /// <summary>Columns without a type take every value as it is: SQLite would turn a real 1.0 into an integer in an INTEGER column.</summary>
    public string CreateTable => $"CREATE TABLE {journal} ({Sql.List(
        [
            "position INTEGER PRIMARY KEY", "existed",
            .. Schema.Key.Select((part, i) => $"k{i} COLLATE {Sql.Quote(part.Collation)}"),
            .. beforeColumns,
        ])})";

    public string DropTable => $"DROP TABLE {journal}";

    /// <summary>
    /// BEFORE where it can be, so that what the system's own triggers do to the same row comes later; for an insert, whose key is not known before,
    /// the trigger made last fires first, and ours are.
    /// </summary>
    public IEnumerable<string> CreateTriggers()
    {
        yield return Trigger("delete", $"BEFORE DELETE ON {table}", Enter("1", Key("OLD"), Before("OLD")));
        yield return Trigger("update", $"BEFORE UPDATE ON {table}", Enter("1", Key("OLD"), Before("OLD")));
        yield return Trigger(
            "rekey", $"BEFORE UPDATE {OfKey()}ON {table} WHEN {Differs}",
            [.. EnterOccupant(OwnKey), .. EnterIf($"NOT EXISTS (SELECT 1 FROM {table} WHERE {OwnKey})", "0", Key("NEW"), [])]);
        yield return Trigger(
            "replace", $"BEFORE INSERT ON {table}", [.. EnterOccupant(OwnKey), .. Schema.UniqueKeys.SelectMany(key => EnterOccupant(Matches(key)))]);
        if (Schema.UniqueKeys.Count > 0)
        {
            yield return Trigger(
                "displace", $"BEFORE UPDATE {OfUnique()}ON {table}",
                [.. Schema.UniqueKeys.SelectMany(key => EnterOccupant($"{Matches(key)} AND NOT ({OldKey})"))]);
        }

        yield return Trigger("insert", $"AFTER INSERT ON {table}", Enter("0", Key("NEW"), []));
    }

    /// <summary>Statements that make SQLite compile the triggers: one that it cannot would otherwise fail in the middle of the system's work.</summary>
    public IEnumerable<string> Probes =>
    [
        $"INSERT INTO {table} DEFAULT VALUES",
        $"DELETE FROM {table}",
        $"UPDATE {table} SET {Sql.List(Schema.Written.Select(column => $"{Sql.Quote(column.Name)} = {Sql.Quote(column.Name)}"))}",
    ];

    /// <summary>Removes all that stands under a key touched since the mark ?1.</summary>
    public string RemoveTouched => Schema.Key.Count == 1
        ? $"DELETE FROM {table} WHERE {Schema.Key[0].Name} IN ({SinceMark})"
        : $"DELETE FROM {table} WHERE ({Sql.List(Schema.Key.Select(part => part.Name))}) IN ({SinceMark})";

    /// <summary>Puts back what stood there at the mark ?1.</summary>
    public string PutBack
    {
        get
        {
            var hidden = Schema.HiddenKey;
            var targets = Schema.Written.Select(column => Sql.Quote(column.Name));
            var into = Sql.List(hidden ? [Schema.Key[0].Name, .. targets] : targets);
            var from = Sql.List(hidden ? ["k0", .. beforeColumns] : beforeColumns);
            return $"INSERT INTO {table} ({into}) SELECT {from} FROM ({First}) WHERE existed = 1";
        }
    }

    /// <summary>How many keys were touched since the mark ?1.</summary>
    public string CountTouched => $"SELECT count(*) FROM (SELECT DISTINCT {Sql.List(keyColumns)} FROM {journal} WHERE position > ?1)";

    /// <summary>
    /// Since the mark ?1, a row for each key in the order of first touch: whether it existed, whether it exists, the columns then, the columns now.
    /// </summary>
    public string NetChanges
    {
        get
        {
            var join = string.Join(" AND ", Schema.Key.Select((part, i) => $"now.{part.Name} = first.k{i}"));
            var columns = beforeColumns.Select(column => $"first.{column}").Concat(Schema.Written.Select(column => $"now.{Sql.Quote(column.Name)}"));
            return $"SELECT first.existed, now.{Schema.Key[0].Name} IS NOT NULL, {Sql.List(columns)} "
                + $"FROM ({First}) AS first LEFT JOIN {table} AS now ON {join} ORDER BY first.position";
        }
    }

    /// <summary>Forgets what came after the mark ?1.</summary>
    public string Forget => $"DELETE FROM {journal} WHERE position > ?1";

    /// <summary>One statement per foreign key: finds a row touched since the mark ?1 that refers to nothing.</summary>
    public IEnumerable<string> Orphans => Schema.ForeignKeys.Where(key => key.ParentColumns.Count == key.Columns.Count).Select(key =>
    {
        var child = key.Columns.Select(column => $"child.{Sql.Quote(column)}").ToList();
        var present = string.Join(" AND ", child.Select(column => $"{column} IS NOT NULL"));
        var match = string.Join(" AND ", key.ParentColumns.Select((column, i) => $"parent.{Sql.Quote(column)} = {child[i]}"));
        var touched = string.Join(" AND ", Schema.Key.Select((part, i) => $"child.{part.Name} = touched.k{i}"));
        return $"SELECT 1 FROM ({SinceMark}) AS touched JOIN {table} AS child ON {touched} "
            + $"WHERE {present} AND NOT EXISTS (SELECT 1 FROM {Sql.Quote(key.Parent)} AS parent WHERE {match}) LIMIT 1";
    });

    /// <summary>An entry made by the harness, whose inserts fire no triggers: the keys are ?1, ?2 …</summary>
    public IEnumerable<string> EnterLoaded => Enter("0", Parameters(1, keyColumns.Length), []);

    /// <summary>The same for a row that it removes: the keys are ?1, ?2 …, and the columns follow.</summary>
    public IEnumerable<string> EnterRemoved => Enter("1", Parameters(1, keyColumns.Length), Parameters(1 + keyColumns.Length, beforeColumns.Length));

    // With min(), SQLite takes the other columns from the row that has the minimum.
    private string First =>
        $"SELECT min(position) AS position, existed, {Sql.List([.. keyColumns, .. beforeColumns])} FROM {journal} WHERE position > ?1 GROUP BY {Sql.List(keyColumns)}";

    private string OwnKey => string.Join(" AND ", Schema.Key.Select(part => $"{table}.{part.Name} = NEW.{part.Name}"));

    private string OldKey => string.Join(" AND ", Schema.Key.Select(part => $"{table}.{part.Name} = OLD.{part.Name}"));

    private string Differs => string.Join(" OR ", Schema.Key.Select(part => $"NEW.{part.Name} IS NOT OLD.{part.Name}"));

    // A row's number that is no column can be set without being named as a column, so that every update has to be looked at.
    private string OfKey() => Schema.HiddenKey ? "" : $"OF {Sql.List(Schema.Key.Select(part => part.Name))} ";

    /// <summary>Most updates touch no unique column, and need not look. What an expression or a condition depends on is not known.</summary>
    private string OfUnique()
    {
        var terms = Schema.UniqueKeys.SelectMany(key => key.Terms).Select(term => term.Column).Distinct(StringComparer.Ordinal).ToList();
        var plain = Schema.UniqueKeys.All(key => key.Condition is null) && terms.TrueForAll(column => column is not null && Schema.Find(column) is { Generated: false });
        return plain ? $"OF {Sql.List(terms.Select(column => Sql.Quote(column!)))} " : "";
    }

    private string[] Key(string row) => [.. Schema.Key.Select(part => $"{row}.{part.Name}")];

    private string[] Before(string row) => [.. Schema.Written.Select(column => $"{row}.{Sql.Quote(column.Name)}")];

    private string Trigger(string what, string when, IEnumerable<string> statements) =>
        $"CREATE TRIGGER {Sql.Own}{what}_{number} {when} BEGIN {string.Join(" ", statements.Select(statement => statement + ";"))} END";

    private string Into(int values) => $"INSERT INTO {journal} ({Sql.List(
        new[] { "position", "existed" }.Concat(keyColumns).Concat(beforeColumns).Take(values))})";

    private string[] Enter(string existed, string[] key, string[] before) =>
    [
        $"INSERT INTO {JournalTables.Log} (table_number) VALUES ({number})",
        $"{Into(2 + key.Length + before.Length)} VALUES (last_insert_rowid(), {Sql.List([existed, .. key, .. before])})",
    ];

    private string[] EnterIf(string condition, string existed, string[] key, string[] before) =>
    [
        $"INSERT INTO {JournalTables.Log} (table_number) SELECT {number} WHERE {condition}",
        $"{Into(2 + key.Length + before.Length)} SELECT last_insert_rowid(), {Sql.List([existed, .. key, .. before])} WHERE {condition}",
    ];

    /// <summary>Enters the row that stands in the way of NEW, if there is one; REPLACE would remove it, and no trigger would say so.</summary>
    private string[] EnterOccupant(string condition) =>
    [
        $"INSERT INTO {JournalTables.Log} (table_number) SELECT {number} FROM {table} WHERE {condition} LIMIT 1",
        $"{Into(2 + keyColumns.Length + beforeColumns.Length)} SELECT last_insert_rowid(), 1, {Sql.List([.. Key(table), .. Before(table)])} FROM {table} WHERE {condition} LIMIT 1",
    ];

    private static string[] Parameters(int first, int count) => [.. Enumerable.Range(first, count).Select(i => $"?{i}")];

    private string Matches(UniqueKey key) => key.Matches(Schema);
}
