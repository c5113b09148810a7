using HousingTest.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>One table's share of the changes that are applied.</summary>
internal sealed class AppliedTable
{
    private readonly Session session;
    private readonly TableSchema schema;
    private readonly TableJournal? journal;
    private readonly string table;
    private readonly string[] enterRemoved;
    private readonly string[] enterLoaded;
    private readonly IReadOnlyList<ColumnSchema> written;

    // What the table itself tells a row by, of each change whose row leaves.
    private readonly Dictionary<int, IReadOnlyList<Value>> places = [];
    private readonly HashSet<IReadOnlyList<Value>> leaving = new(RowContent.Comparer);

    public AppliedTable(Session session, TableChanges<TableSchema> changes, TableJournal? journal)
    {
        this.session = session;
        this.journal = journal;
        Changes = changes;
        schema = changes.Table;
        table = Sql.Quote(schema.Name);
        written = schema.Written;
        enterRemoved = [.. journal?.EnterRemoved ?? []];
        enterLoaded = [.. journal?.EnterLoaded ?? []];
    }

    public TableChanges<TableSchema> Changes { get; }

    private IReadOnlyList<string> KeyFields => schema.PrimaryKey.Count > 0 ? [.. schema.PrimaryKey.Select(column => column.Name)] : [.. written.Select(column => column.Name)];

    private string Places => Sql.List(schema.Key.Select(part => part.Name));

    private string Columns => Sql.List(written.Select(column => Sql.Quote(column.Name)));

    /// <summary>Finds the rows that leave, and clashes with any that is not as it was before.</summary>
    public void Find(Clashes clashes, CancellationToken cancellationToken)
    {
        var byContent = new List<NumberedChange>();
        foreach (var one in Changes.Leaving)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = one.Change.Before!;
            if (!IsKeyed(before))
                byContent.Add(one);
            else if (ByKey(before) is not { } found || !Take(one, found.Place, found.Row, before))
                clashes.Add(one, ClashReason.RowIsGone, other: null, KeyFields);
            else if (written.Where(column => found.Row[column.Name] != before[column.Name]).Select(column => column.Name).ToList() is { Count: > 0 } differing)
                clashes.Add(one, ClashReason.RowIsOther, Row(found.Row), differing);
        }

        if (byContent.Count > 0)
            FindByContent(byContent, clashes, cancellationToken);
        foreach (var one in Changes.Coming.Where(one => one.Change.Before is null && IsKeyed(one.Change.After!)))
        {
            if (ByKey(one.Change.After!) is { } found && !leaving.Contains(found.Place))
                clashes.Add(one, ClashReason.RowIsThere, Row(found.Row), KeyFields);
        }
    }

    /// <summary>Removes the rows that were found.</summary>
    public void Remove(CancellationToken cancellationToken)
    {
        var delete = $"DELETE FROM {table} WHERE {string.Join(" AND ", schema.Key.Select((part, i) => $"{part.Name} = ?{i + 1}"))}";
        foreach (var one in Changes.Leaving)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Value[] place = [.. places[one.Number]];
            if (journal is not null)
            {
                session.Prepare(enterRemoved[0]).Run();
                session.Prepare(enterRemoved[1]).Run([.. place, .. written.Select(column => one.Change.Before![column.Name])]);
            }

            session.Prepare(delete).Run(place);
        }
    }

    /// <summary>Brings the rows that come. Those that are refused for a unique key are looked into when all others are there.</summary>
    public void Insert(Clashes clashes, CancellationToken cancellationToken)
    {
        var refused = new List<NumberedChange>();
        // A row that stays keeps its number, also where that is no column; those that have none yet get theirs when no other can want it any more.
        foreach (var one in Changes.Coming.OrderByDescending(one => schema.HiddenKey && places.ContainsKey(one.Number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Insert(one);
            }
            catch (SqliteException taken) when (taken.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID)
            {
                refused.Add(one);
            }
        }

        if (refused.Count > 0)
            new KeyHolders(session, schema).Find(refused, clashes, cancellationToken);
    }

    private void Insert(NumberedChange one)
    {
        IReadOnlyList<Value> number = schema.HiddenKey && places.TryGetValue(one.Number, out var place) ? place : [];
        var columns = number.Count > 0 ? $"{Places}, {Columns}" : Columns;
        var values = Sql.List(Enumerable.Range(1, number.Count + written.Count).Select(i => $"?{i}"));
        // Or a constraint may be declared to replace the row that is in the way.
        var insert = session.Prepare($"INSERT OR ABORT INTO {table} ({columns}) VALUES ({values}) RETURNING {Places}");
        insert.With([.. number, .. written.Select(column => one.Change.After![column.Name])]);
        var key = new Value[schema.Key.Count];
        if (insert.Step())
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = insert.Read(i);
            insert.Step();
        }

        insert.Reset();
        if (journal is null)
            return;
        session.Prepare(enterLoaded[0]).Run();
        session.Prepare(enterLoaded[1]).Run(key);
    }

    /// <summary>Where no key tells rows apart, the table is gone through once, whatever the number of changes.</summary>
    private void FindByContent(IReadOnlyList<NumberedChange> changes, Clashes clashes, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<IReadOnlyList<Value>, Queue<NumberedChange>>(RowContent.Comparer);
        foreach (var one in changes)
        {
            IReadOnlyList<Value> content = [.. written.Select(column => one.Change.Before![column.Name])];
            if (!wanted.TryGetValue(content, out var same))
                wanted.Add(content, same = new Queue<NumberedChange>());
            same.Enqueue(one);
        }

        using var rows = new Statement(session.Handle, $"SELECT {Places}, {Columns} FROM {table}");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<Value> content = [.. written.Select((_, i) => rows.Read(schema.Key.Count + i))];
            if (!wanted.TryGetValue(content, out var same) || !same.TryPeek(out var one))
                continue;
            IReadOnlyList<Value> place = [.. schema.Key.Select((_, i) => rows.Read(i))];
            if (!leaving.Add(place))
                continue;
            places.Add(one.Number, place);
            _ = same.Dequeue();
        }

        foreach (var one in wanted.Values.SelectMany(same => same))
            clashes.Add(one, ClashReason.RowIsGone, other: null, KeyFields);
    }

    /// <summary>False when another change has taken the row already: then it is gone for this one. A row that is other is nobody's, and is only told.</summary>
    private bool Take(NumberedChange one, IReadOnlyList<Value> place, IReadOnlyDictionary<string, Value> row, IReadOnlyDictionary<string, Value> before)
    {
        if (!NetChanges.Same(before, row))
            return true;
        if (!leaving.Add(place))
            return false;
        places.Add(one.Number, place);
        return true;
    }

    /// <summary>SQLite lets a part of a primary key be null, and then any number of rows have the same.</summary>
    private bool IsKeyed(IReadOnlyDictionary<string, Value> row) => schema.PrimaryKey.Count > 0 && schema.PrimaryKey.All(column => row[column.Name] is not Value.Null);

    private (IReadOnlyList<Value> Place, IReadOnlyDictionary<string, Value> Row)? ByKey(IReadOnlyDictionary<string, Value> row)
    {
        var same = string.Join(" AND ", schema.PrimaryKey.Select((column, i) => $"{Sql.Quote(column.Name)} = ?{i + 1}"));
        var find = session.Prepare($"SELECT {Places}, {Columns} FROM {table} WHERE {same}");
        find.With([.. schema.PrimaryKey.Select(column => row[column.Name])]);
        (IReadOnlyList<Value>, IReadOnlyDictionary<string, Value>)? found = null;
        if (find.Step())
            found = ([.. schema.Key.Select((_, i) => find.Read(i))], schema.ReadRow(find, schema.Key.Count));
        find.Reset();
        return found;
    }

    private ClashingRow Row(IReadOnlyDictionary<string, Value> row) => schema.Clashing(row);
}
