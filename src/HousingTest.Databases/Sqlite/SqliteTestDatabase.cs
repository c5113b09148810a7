using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>A test copy's database in a SQLite file: hands each call to the part that does it, one at a time.</summary>
internal sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly Session session;
    private readonly Journal journal;
    private readonly Checkpoints checkpoints;

    public SqliteTestDatabase(Session session)
    {
        this.session = session;
        journal = new Journal(session);
        checkpoints = new Checkpoints(session, journal);
    }

    public Task<SchemaShape> DescribeAsync(CancellationToken cancellationToken) => session.RunAsync(
        () => new SchemaShape([.. session.Tables().Select(table => new TableShape(
            table.Name, [.. table.Columns.Select(column => new ColumnShape(column.Name, column.Type, column.Key))]))]),
        cancellationToken);

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) => CatalogueReader.ReadAsync(session.Place, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SampleAsync(string table, int most, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).Sample(table, most), cancellationToken);

    public Task<long> LoadAsync(
        IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken) => session.RunAsync(
        () => new Loader(session, journal).Load(seed, rows, loaded, cancellationToken), cancellationToken);

    public Task<long> WipeAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken) => session.RunAsync(
        () =>
        {
            var rows = new Wipe(session, journal).Run(keep, cancellationToken);
            checkpoints.ForgetBase();
            return rows;
        },
        cancellationToken);

    public Task StartJournalAsync(CancellationToken cancellationToken) => Run(() => journal.Start(cancellationToken), cancellationToken);

    public Task StopJournalAsync(CancellationToken cancellationToken) => Run(
        () =>
        {
            journal.Stop(cancellationToken);
            checkpoints.ForgetBase();
        },
        cancellationToken);

    public Task<JournalMark> MarkAsync(CancellationToken cancellationToken) => session.RunAsync(
        () =>
        {
            var mark = journal.Mark(cancellationToken);
            checkpoints.KeepBase(mark, cancellationToken);
            return mark;
        },
        cancellationToken);

    public Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken) =>
        session.RunAsync(() => journal.ChangesSince(mark), cancellationToken);

    public async Task<IReadOnlyList<TransactionChanges>> TransactionsSinceAsync(JournalMark mark, CancellationToken cancellationToken) =>
        await ChangesSinceAsync(mark, cancellationToken) is { Count: > 0 } changes ? [new TransactionChanges(Id: null, Writer: null, changes)] : [];

    // A file tells nobody who writes to it.
    public Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Writer>>([]);

    public Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));

    public Task<long> PositionAsync(CancellationToken cancellationToken) => session.RunAsync(
        () =>
        {
            journal.ExpectRunning();
            return journal.Position();
        },
        cancellationToken);

    public Task<RewindResult> RewindAsync(JournalMark mark, CancellationToken cancellationToken) => session.RunAsync(
        () => new Rewind(session, journal, checkpoints).To(mark, cancellationToken), cancellationToken);

    public Task<ApplyResult> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Apply(session, journal).Run(changes, cancellationToken), cancellationToken);

    public Task<string> FingerprintAsync(CancellationToken cancellationToken) =>
        session.RunAsync(() => new Fingerprint(session).Compute(cancellationToken), cancellationToken);

    public async Task SaveCheckpointAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file) && (await MarkerTable.FindAsync(file, cancellationToken)).Marker is null)
            throw DatabaseProblems.NotOurs(file);
        await Run(() => checkpoints.Save(file, cancellationToken), cancellationToken);
    }

    public async Task RestoreCheckpointAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw DatabaseProblems.NoCheckpoint(file, "There is no such file");
        var (found, why) = await MarkerTable.FindAsync(file, cancellationToken);
        if (found is null)
            throw DatabaseProblems.NoCheckpoint(file, why);
        await Run(() => checkpoints.Restore(file, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(
        string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).Select(table, where), cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SelectByKeys(table, keyColumn, keys), cancellationToken);

    public Task<long> ReadRowsAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).Read(reading, take, cancellationToken), cancellationToken);

    public Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SelectReferring(table, viaColumn, where, keys), cancellationToken);

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => Run(
        () =>
        {
            try
            {
                session.Write(Conduct.AsTheSystem, () => session.Execute(sql), cancellationToken);
            }
            catch (SqliteException refused)
            {
                throw DatabaseProblems.StatementRefused(session.Place, refused);
            }
        },
        cancellationToken);

    public Task RunScriptAsync(string name, string sql, CancellationToken cancellationToken) =>
        Run(() => new Script(session).Run(name, sql, cancellationToken), cancellationToken);

    public Task DetachAsync(CancellationToken cancellationToken) => Run(
        () =>
        {
            session.Write(Conduct.Silent, Detach, cancellationToken);
            // Into the file itself, as far as the system's open transactions allow, so that no copy of the file alone still carries the marker.
            session.Execute("PRAGMA wal_checkpoint(FULL)");
            checkpoints.ForgetBase();
        },
        cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private void Detach()
    {
        var vendors = SchemaObjects.ReadSystems(session.Handle);
        journal.Remove();
        session.Execute("DROP TABLE housingtest_marker");
        var differences = SchemaObjects.Differences(vendors, SchemaObjects.Read(session.Handle));
        if (differences.Count > 0)
            throw DatabaseProblems.SchemaNotRestored(session.Place, string.Join('\n', differences));
    }

    private Task Run(Action work, CancellationToken cancellationToken) => session.RunAsync(
        () =>
        {
            work();
            return true;
        },
        cancellationToken);
}
