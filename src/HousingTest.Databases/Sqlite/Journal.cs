using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>Starting and stopping the journal, marks, changes since a mark. Going back is <see cref="Rewind"/>'s.</summary>
internal sealed class Journal(Session session)
{
    private readonly Sequences sequences = new(session);
    private IReadOnlyList<TableJournal> tables = [];
    private IReadOnlyList<TableSchema> unwatched = [];
    private long tablesOfVersion = -1;

    public bool Running => session.Prepare(JournalTables.Exists).Scalar() is not null;

    /// <summary>True when nothing about the schema changed since the journal was put in place, its own triggers included: any change moves SQLite's version of it.</summary>
    public bool Intact => CurrentVersion == session.Prepare(JournalTables.ExpectedVersion).Number();

    private long CurrentVersion => session.Prepare(JournalTables.SchemaVersion).Number();

    public void Start(CancellationToken cancellationToken)
    {
        if (Running && Intact)
            return;
        session.Write(
            Conduct.Silent,
            () =>
            {
                Remove();
                Create();
            },
            cancellationToken);
    }

    public void Stop(CancellationToken cancellationToken) => session.Write(Conduct.Silent, Remove, cancellationToken);

    /// <summary>A new mark, or the last one when nothing happened since.</summary>
    public JournalMark Mark(CancellationToken cancellationToken) => session.Write(
        Conduct.Silent,
        () =>
        {
            ExpectRunning();
            var position = Position();
            if (session.Prepare("SELECT id FROM housingtest_mark WHERE position = ?1").Scalar(Value.Of(position)) is Value.Text last
                && !sequences.DifferFrom(last.Content) && UnwatchedAre(last.Content, cancellationToken))
                return new JournalMark(last.Content, position);
            session.Prepare($"INSERT INTO {JournalTables.Log} (table_number) VALUES (NULL)").Run();
            var mark = new JournalMark(Guid.NewGuid().ToString("N"), position + 1);
            session.Prepare("INSERT INTO housingtest_mark (id, position, unwatched) VALUES (?1, ?2, ?3)")
                .Run(Value.Of(mark.Id), Value.Of(mark.Position), Value.Of(Unwatched(cancellationToken)));
            sequences.Keep(mark.Id);
            return mark;
        },
        cancellationToken);

    /// <summary>
    /// True when the tables without a journal hold what they held at the mark. A virtual table writes its content past the statements that triggers
    /// belong to, and SQLite runs out of its stack when it meets one there; so those tables are compared instead, at the price of reading them.
    /// </summary>
    public bool UnwatchedAre(string mark, CancellationToken cancellationToken) =>
        session.Prepare("SELECT unwatched FROM housingtest_mark WHERE id = ?1").Scalar(Value.Of(mark)) == Value.Of(Unwatched(cancellationToken));

    public long Position() => session.Prepare(JournalTables.Position).Number();

    public IReadOnlyList<RowChange> ChangesSince(JournalMark mark)
    {
        ExpectRunning();
        Expect(mark);
        return [.. Touched(mark).SelectMany(table => ChangesOf(table, mark))];
    }

    /// <summary>The journals that have entries since the mark, by table name.</summary>
    public IReadOnlyList<TableJournal> Touched(JournalMark mark)
    {
        var all = Tables();
        var touched = new List<TableJournal>();
        var statement = session.Prepare(JournalTables.Touched).With(Value.Of(mark.Position));
        while (statement.Step())
            touched.Add(all[(int)statement.Int64(0)]);
        statement.Reset();
        return touched;
    }

    /// <summary>The journal of a table; null when it has none.</summary>
    public TableJournal? Of(string table) => Tables().FirstOrDefault(journal => string.Equals(journal.Schema.Name, table, StringComparison.Ordinal));

    public void Expect(JournalMark mark)
    {
        var position = session.Prepare("SELECT position FROM housingtest_mark WHERE id = ?1").Scalar(Value.Of(mark.Id));
        if (position != Value.Of(mark.Position))
            throw DatabaseProblems.MarkGone(session.Place);
    }

    public void ExpectRunning()
    {
        if (!Running)
            throw DatabaseProblems.NoJournal(session.Place);
    }

    /// <summary>Takes the schema as it is now for the one that the journal was made for: after a whole database was put back, which moves the version.</summary>
    public void Adopt() => session.Prepare(JournalTables.ExpectThisVersion).Run(Value.Of(CurrentVersion));

    /// <summary>Drops all that belongs to the journal, by name, whatever is left of it.</summary>
    public void Remove()
    {
        var parts = new List<(string Type, string Name)>();
        var own = session.Prepare(
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger') AND substr(name, 1, 12) = 'housingtest_' AND name <> 'housingtest_marker' ORDER BY type DESC");
        while (own.Step())
            parts.Add((own.Text(0), own.Text(1)));
        own.Reset();
        foreach (var (type, name) in parts)
            session.Execute($"DROP {type} {Sql.Quote(name)}");
        tablesOfVersion = -1;
    }

    private string Unwatched(CancellationToken cancellationToken)
    {
        _ = Tables();
        return unwatched.Count == 0 ? "" : new Fingerprint(session).Of(unwatched, cancellationToken);
    }

    private void Create()
    {
        session.Execute(JournalTables.Create);
        tables = Plan();
        foreach (var table in tables)
        {
            session.Execute(table.CreateTable);
            foreach (var trigger in table.CreateTriggers())
                session.Execute(trigger);
            Probe(table);
        }

        tablesOfVersion = CurrentVersion;
        // A system that never checks its foreign keys may hold orphans; then a rewind cannot be judged by them.
        var hold = session.Prepare("SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)").Number();
        session.Prepare("INSERT INTO housingtest_state (schema_version, foreign_keys_hold) VALUES (?1, ?2)").Run(Value.Of(tablesOfVersion), Value.Of(hold));
    }

    private void Probe(TableJournal table)
    {
        foreach (var probe in table.Probes)
        {
            try
            {
                using var compiled = new Statement(session.Handle, probe);
            }
            catch (SqliteException refused)
            {
                throw DatabaseProblems.NotJournalled(session.Place, table.Schema.Name, refused.Message);
            }
        }
    }

    /// <summary>The journals by number. They are planned anew when the journal was put in place by somebody else, or in an earlier process.</summary>
    private IReadOnlyList<TableJournal> Tables()
    {
        var expected = session.Prepare(JournalTables.ExpectedVersion).Number();
        if (tablesOfVersion == expected)
            return tables;
        tables = Plan();
        tablesOfVersion = expected;
        return tables;
    }

    private IReadOnlyList<TableJournal> Plan()
    {
        var schemas = SchemaReader.Read(session.Handle);
        unwatched = [.. schemas.Where(schema => schema.Shadow)];
        var planned = schemas.Where(schema => !schema.Shadow).Select((schema, i) => new TableJournal(i, schema)).ToList();
        if (planned.Find(table => table.Schema.Key.Count == 0) is { } nameless)
        {
            throw DatabaseProblems.NotJournalled(
                session.Place, nameless.Schema.Name, "It has no key of its own, and its columns took all three names of a row's number: rowid, _rowid_ and oid");
        }

        return planned;
    }

    private IEnumerable<RowChange> ChangesOf(TableJournal table, JournalMark mark)
    {
        var columns = table.Schema.Written;
        var changes = new NetChanges(table.Schema.Name, table.Schema.HiddenKey ? [.. table.Schema.Written.Where(column => column.Key).Select(column => column.Name)] : []);
        var statement = session.Prepare(table.NetChanges).With(Value.Of(mark.Position));
        while (statement.Step())
            changes.Add(statement.Int64(0) == 1 ? Row(2) : null, statement.Int64(1) == 1 ? Row(2 + columns.Count) : null);
        statement.Reset();
        return changes.Differing;

        Dictionary<string, Value> Row(int from)
        {
            var row = new Dictionary<string, Value>(columns.Count, StringComparer.Ordinal);
            for (var i = 0; i < columns.Count; i++)
                row.Add(columns[i].Name, statement.Read(from + i));
            return row;
        }
    }
}
