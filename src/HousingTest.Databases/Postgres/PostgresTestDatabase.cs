using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>A test copy's database on a PostgreSQL server: hands each call to the part that does it, one at a time.</summary>
internal sealed class PostgresTestDatabase : ITestDatabase
{
    private readonly Session session;
    private readonly Journal journal;
    private readonly Checkpoints checkpoints;

    public PostgresTestDatabase(Session session, string keep)
    {
        this.session = session;
        journal = new Journal(session);
        checkpoints = new Checkpoints(session, journal, keep);
    }

    public Task<SchemaShape> DescribeAsync(CancellationToken cancellationToken) => session.RunAsync(
        async () => new SchemaShape([.. (await session.TablesAsync(cancellationToken)).DistinctBy(table => table.Root, StringComparer.Ordinal).Select(table => new TableShape(
            table.Root, [.. table.Columns.Select(column => new ColumnShape(column.Name, column.Type, column.PrimaryKey))])).OrderBy(table => table.Name, StringComparer.Ordinal)]),
        cancellationToken);

    public Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken) =>
        session.RunAsync(() => CatalogueReader.ReadAsync(session, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SampleAsync(string table, int most, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SampleAsync(table, most, cancellationToken), cancellationToken);

    public Task<long> LoadAsync(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Loader(session, journal).LoadAsync(seed, rows, loaded, cancellationToken), cancellationToken);

    public Task<long> WipeAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken) => session.RunAsync(
        async () =>
        {
            var rows = await new Wipe(session, journal).RunAsync(keep, cancellationToken);
            checkpoints.ForgetBase();
            return rows;
        },
        cancellationToken);

    public Task StartJournalAsync(CancellationToken cancellationToken) => Run(() => journal.StartAsync(cancellationToken), cancellationToken);

    public Task StopJournalAsync(CancellationToken cancellationToken) => Run(
        async () =>
        {
            await journal.StopAsync(cancellationToken);
            checkpoints.ForgetBase();
        },
        cancellationToken);

    public Task<JournalMark> MarkAsync(CancellationToken cancellationToken) => session.RunAsync(
        async () =>
        {
            var mark = await journal.MarkAsync(cancellationToken);
            await checkpoints.KeepBaseAsync(mark, cancellationToken);
            return mark;
        },
        cancellationToken);

    public Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken) =>
        session.RunAsync(() => journal.ChangesSinceAsync(mark, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<TransactionChanges>> TransactionsSinceAsync(JournalMark mark, CancellationToken cancellationToken) =>
        session.RunAsync(() => journal.TransactionsSinceAsync(mark, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken) =>
        session.RunAsync(() => journal.WritersSinceAsync(mark, cancellationToken), cancellationToken);

    public Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken) => session.RunAsync(() => journal.ConnectedAsync(cancellationToken), cancellationToken);

    public Task<long> PositionAsync(CancellationToken cancellationToken) => session.RunAsync(
        async () =>
        {
            await journal.ExpectRunningAsync(cancellationToken);
            return await journal.PositionAsync(cancellationToken);
        },
        cancellationToken);

    public Task<RewindResult> RewindAsync(JournalMark mark, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Rewind(session, journal, checkpoints).ToAsync(mark, cancellationToken), cancellationToken);

    public Task<ApplyResult> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Apply(session, journal).RunAsync(changes, cancellationToken), cancellationToken);

    public Task<string> FingerprintAsync(CancellationToken cancellationToken) =>
        session.RunAsync(() => new Fingerprint(session).ComputeAsync(cancellationToken), cancellationToken);

    public async Task SaveCheckpointAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file) && (await CheckpointFile.ReadHeadAsync(file, cancellationToken)).Head is null)
            throw DatabaseProblems.NotOurs(file);
        await Run(() => checkpoints.SaveAsync(file, cancellationToken), cancellationToken);
    }

    public Task RestoreCheckpointAsync(string file, CancellationToken cancellationToken) => Run(() => checkpoints.RestoreAsync(file, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectAsync(
        string table, IReadOnlyDictionary<string, Value> where, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SelectAsync(table, where, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> SelectByKeysAsync(
        string table, string keyColumn, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SelectByKeysAsync(table, keyColumn, keys, cancellationToken), cancellationToken);

    public Task<long> ReadRowsAsync(RowReading reading, Action<IReadOnlyList<Value>> take, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).ReadAsync(reading, take, cancellationToken), cancellationToken);

    public Task<IReadOnlySet<Value>> SelectReferringAsync(
        string table, string viaColumn, IReadOnlyDictionary<string, string> where, IReadOnlyCollection<Value> keys, CancellationToken cancellationToken) =>
        session.RunAsync(() => new Selection(session).SelectReferringAsync(table, viaColumn, where, keys, cancellationToken), cancellationToken);

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => Run(() => new Script(session).ExecuteAsync(sql, cancellationToken), cancellationToken);

    public Task RunScriptAsync(string name, string sql, CancellationToken cancellationToken) => Run(() => new Script(session).RunAsync(name, sql, cancellationToken), cancellationToken);

    public Task DetachAsync(CancellationToken cancellationToken) => Run(
        async () =>
        {
            await session.WriteAsync(Conduct.Plain, () => TakeOutAsync(cancellationToken), cancellationToken);
            checkpoints.ForgetBase();
        },
        cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task TakeOutAsync(CancellationToken cancellationToken)
    {
        var vendors = SchemaObjects.OfTheSystem(await SchemaObjects.ReadAsync(session.Connection, cancellationToken));
        await journal.RemoveAsync(cancellationToken);
        await session.Connection.ExecuteAsync($"DROP SCHEMA {Sql.Own} CASCADE", cancellationToken);
        var differences = SchemaObjects.Differences(vendors, await SchemaObjects.ReadAsync(session.Connection, cancellationToken));
        if (differences.Count > 0)
            throw DatabaseProblems.SchemaNotRestored(session.Place, string.Join('\n', differences));
    }

    private Task Run(Func<Task> work, CancellationToken cancellationToken) => session.RunAsync(
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);
}
