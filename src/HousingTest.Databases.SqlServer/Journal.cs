using System.Globalization;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>Starting and stopping the journal, marks, changes since a mark. Going back is <see cref="Rewind"/>'s.</summary>
internal sealed class Journal(Session session, IReadOnlyList<string> shadowCopies)
{
    private readonly CounterReader counters = new(session);
    private readonly RowCounts rowCounts = new(session);
    private IReadOnlyDictionary<int, TableJournal> tables = new Dictionary<int, TableJournal>();
    private string? tablesOf;
    private string? sameAs;

    private Connection Connection => session.Connection;

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) => await Connection.ScalarAsync(JournalTables.Exists, cancellationToken) is not null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IsRunningAsync(cancellationToken) && (await SchemaChangesAsync(cancellationToken)).Count == 0)
            return;
        await session.WriteAsync(
            Conduct.Alone,
            async () =>
            {
                await RemoveAsync(cancellationToken);
                await new JournalBuilder(session, shadowCopies).BuildAsync(cancellationToken);
                await AdoptAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => session.WriteAsync(Conduct.Alone, () => RemoveAsync(cancellationToken), cancellationToken);

    /// <summary>A new mark, or the last one when nothing happened since. Nobody is in the middle of writing meanwhile, so no position before it can still come.</summary>
    public Task<JournalMark> MarkAsync(CancellationToken cancellationToken) => session.WriteAsync(
        Conduct.Alone,
        async () =>
        {
            await ExpectRunningAsync(cancellationToken);
            await CompareShadowsAsync(noting: true, cancellationToken);
            var position = await PositionAsync(cancellationToken);
            var last = await Connection.ScalarAsync($"SELECT id FROM {Sql.Own}.mark WHERE position = @p1", cancellationToken, position);
            if (last is not null && !await counters.DifferFromAsync(last, cancellationToken))
                return new JournalMark(last, position);
            var mark = new JournalMark(Guid.NewGuid().ToString("N"), await Connection.NumberAsync($"SELECT {JournalTables.NextPosition}", cancellationToken));
            await Connection.ExecuteAsync(
                $"INSERT INTO {Sql.Own}.log (position, table_number) VALUES (@p2, NULL); INSERT INTO {Sql.Own}.mark (id, position) VALUES (@p1, @p2)", cancellationToken, mark.Id, mark.Position);
            await counters.KeepAsync(mark.Id, cancellationToken);
            await rowCounts.KeepAsync(mark.Id, await WithTriggerAsync(cancellationToken), cancellationToken);
            return mark;
        },
        cancellationToken);

    public Task<long> PositionAsync(CancellationToken cancellationToken) => Connection.NumberAsync(JournalTables.Position, cancellationToken);

    /// <summary>A table without a trigger is compared first, and what differs is written into the journal: so this writes, and takes no transaction that can only read.</summary>
    public Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken) => session.WriteAsync<IReadOnlyList<RowChange>>(
        Conduct.Alone,
        async () =>
        {
            await ExpectRunningAsync(cancellationToken);
            await ExpectAsync(mark, cancellationToken);
            await CompareShadowsAsync(noting: true, cancellationToken);
            var changes = new List<RowChange>();
            foreach (var table in (await TouchedAsync(mark, cancellationToken)).OrderBy(table => table.Schema.Name, StringComparer.Ordinal))
            {
                var net = new NetChanges(table.Schema.Name, []);
                await table.ReadChangesAsync(Connection, mark.Position, net, cancellationToken);
                changes.AddRange(net.Differing);
            }

            return changes;
        },
        cancellationToken);

    /// <summary>Who wrote since the mark. What is kept as a shadow copy tells nobody who wrote it.</summary>
    public async Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        await ExpectRunningAsync(cancellationToken);
        return Writer.Gather((await Connection.RowsAsync(JournalTables.WritersSince, cancellationToken, mark.Position)).Select(row => (row[0]!, TableSchema.NameOf(row[1]!, row[2]!))));
    }

    /// <summary>Who is connected, without the harness's own connections.</summary>
    public async Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken) =>
        (await Connection.RowsAsync(JournalTables.Connected, cancellationToken)).Select(row => row[0]!).Where(name => !new Writer(name, []).IsHarness).ToHashSet(StringComparer.Ordinal);

    /// <summary>The journals that have entries since the mark, by number.</summary>
    public async Task<IReadOnlyList<TableJournal>> TouchedAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var touched = await Connection.RowsAsync(JournalTables.Touched, cancellationToken, mark.Position);
        if (touched.Count == 0)
            return [];
        var all = await TablesAsync(cancellationToken);
        return [.. touched.Select(row => int.Parse(row[0]!, CultureInfo.InvariantCulture)).Where(all.ContainsKey).Select(number => all[number])];
    }

    /// <summary>What the rows that are there since the mark and the journal's entries do not agree on.</summary>
    public async Task<IReadOnlyList<string>> UnaccountedAsync(JournalMark mark, IReadOnlyDictionary<int, long> growth, CancellationToken cancellationToken) =>
        await rowCounts.UnaccountedAsync(mark.Id, await WithTriggerAsync(cancellationToken), growth, cancellationToken);

    /// <summary>Brings shadow copies up to date. Their tables are held until the transaction ends, since nothing else would keep writers out.</summary>
    public async Task CompareShadowsAsync(bool noting, CancellationToken cancellationToken)
    {
        foreach (var table in (await TablesAsync(cancellationToken)).Values.Where(table => table.Shadow))
            await Connection.ExecuteAsync($"{table.Hold};\n{table.Compare(noting)}", cancellationToken);
    }

    public async Task ExpectAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        if (await Connection.ScalarAsync($"SELECT 1 FROM {Sql.Own}.mark WHERE id = @p1 AND position = @p2", cancellationToken, mark.Id, mark.Position) is null)
            throw DatabaseProblems.MarkGone(session.Place);
    }

    public async Task ExpectRunningAsync(CancellationToken cancellationToken)
    {
        if (!await IsRunningAsync(cancellationToken))
            throw DatabaseProblems.NoJournal(session.Place);
    }

    /// <summary>What differs between the schema now and that which the journal was made for, its own triggers included; nearly always answered by the short stamp alone.</summary>
    public async Task<IReadOnlyList<string>> SchemaChangesAsync(CancellationToken cancellationToken)
    {
        var now = await SchemaStamp.ReadAsync(Connection, cancellationToken);
        if (string.Equals(await Connection.ScalarAsync($"SELECT stamp FROM {Sql.Own}.state", cancellationToken), now, StringComparison.Ordinal) || string.Equals(now, sameAs, StringComparison.Ordinal))
            return [];
        var then = JsonSerializer.Deserialize<Dictionary<string, string>>((await Connection.ScalarAsync($"SELECT objects FROM {Sql.Own}.state", cancellationToken))!)!;
        var differences = SchemaObjects.Differences(then, SchemaObjects.Texts(await SchemaObjects.ReadAsync(Connection, cancellationToken)));
        if (differences.Count == 0)
            sameAs = now;
        return differences;
    }

    /// <summary>Takes the schema as it is now for the one that the journal was made for: after it was put in place, or brought back whole.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var objects = JsonSerializer.Serialize(SchemaObjects.Texts(await SchemaObjects.ReadAsync(Connection, cancellationToken)));
        await Connection.ExecuteAsync($"DELETE FROM {Sql.Own}.state", cancellationToken);
        await Connection.ExecuteAsync(
            $"INSERT INTO {Sql.Own}.state (stamp, objects) VALUES (@p1, @p2)", cancellationToken, await SchemaStamp.ReadAsync(Connection, cancellationToken), objects);
        tablesOf = sameAs = null;
    }

    /// <summary>Drops all that belongs to the journal, by name, whatever is left of it. The sequence stays, or positions would come twice.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var triggers = await Connection.RowsAsync(
            $"SELECT s.name, t.name FROM sys.triggers AS t JOIN sys.tables AS p ON p.object_id = t.parent_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id WHERE t.name LIKE N'{TableJournal.TriggerPrefix.Replace("_", "[_]", StringComparison.Ordinal)}%'",
            cancellationToken);
        var own = await Connection.RowsAsync(JournalTables.Own, cancellationToken);
        await Connection.ExecuteEachAsync(triggers.Select(row => $"DROP TRIGGER {Sql.Quote(row[0]!, row[1]!)}"), cancellationToken);
        await Connection.ExecuteAllAsync(own.Select(row => $"DROP TABLE {Sql.Own}.{Sql.Quote(row[0]!)}"), cancellationToken);
        tablesOf = null;
    }

    /// <summary>The journals by number. They are planned anew when the journal was put in place by somebody else, or in an earlier process.</summary>
    private async Task<IReadOnlyDictionary<int, TableJournal>> TablesAsync(CancellationToken cancellationToken)
    {
        var stamp = await Connection.ScalarAsync($"SELECT stamp FROM {Sql.Own}.state", cancellationToken);
        if (string.Equals(stamp, tablesOf, StringComparison.Ordinal))
            return tables;
        var schemas = (await SchemaReader.ReadAsync(Connection, cancellationToken)).ToDictionary(schema => (schema.Schema, schema.Table));
        var journalled = await Connection.RowsAsync($"SELECT number, schema_name, name, shadow FROM {Sql.Own}.journalled", cancellationToken);
        tables = journalled.Where(row => schemas.ContainsKey((row[1]!, row[2]!)))
            .Select(row => JournalBuilder.Plan(int.Parse(row[0]!, CultureInfo.InvariantCulture), schemas[(row[1]!, row[2]!)], row[3] is "1"))
            .ToDictionary(table => table.Number);
        tablesOf = stamp;
        return tables;
    }

    private async Task<IReadOnlyCollection<TableJournal>> WithTriggerAsync(CancellationToken cancellationToken) =>
        [.. (await TablesAsync(cancellationToken)).Values.Where(table => !table.Shadow)];
}
