using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>Starting and stopping the journal, marks, changes since a mark. Going back is <see cref="Rewind"/>'s.</summary>
internal sealed class Journal(Session session)
{
    private const string StampOfJournal = $"SELECT stamp FROM {Sql.Own}.state";

    private readonly Sequences sequences = new(session);
    private IReadOnlyDictionary<int, TableJournal> tables = new Dictionary<int, TableJournal>();
    private Reactions? reactions;
    private string? tablesOf;
    private string? sameAs;

    private Connection Connection => session.Connection;

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) => await Connection.ScalarAsync(JournalTables.Exists, cancellationToken) is not null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IsRunningAsync(cancellationToken) && (await SchemaChangesAsync(cancellationToken)).Count == 0)
            return;
        await session.WriteAsync(
            Conduct.Silent,
            async () =>
            {
                await Ownership.ExpectAsync(session, cancellationToken);
                await RemoveAsync(cancellationToken);
                await CreateAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => session.WriteAsync(Conduct.Silent, () => RemoveAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// A new mark, or the last one when nothing happened since. Positions are given before their transaction ends; so the mark takes the next one, and counts when nobody who
    /// may have an earlier one is still writing, and nobody wrote between the look at the sequences and the look at the writers.
    /// </summary>
    public Task<JournalMark> MarkAsync(CancellationToken cancellationToken) => session.WriteAsync(
        Conduct.Plain,
        async () =>
        {
            await ExpectRunningAsync(cancellationToken);
            await Quiet.WaitAsync(session, cancellationToken);
            var position = await PositionAsync(cancellationToken);
            var last = await Connection.ScalarAsync($"SELECT id FROM {Sql.Own}.mark WHERE position = $1", cancellationToken, Text(position));
            if (last is not null && !await sequences.DifferFromAsync(last, cancellationToken))
                return new JournalMark(last, position);
            var began = Stopwatch.GetTimestamp();
            while (true)
            {
                var id = Guid.NewGuid().ToString("N");
                await sequences.KeepAsync(id, cancellationToken);
                var at = Number(await Connection.ScalarAsync($"SELECT {JournalTables.NextPosition}", cancellationToken));
                var quiet = await Quiet.IsAsync(session, cancellationToken);
                if (quiet && Number(await Connection.ScalarAsync($"SELECT last_value FROM {Sql.Own}.position", cancellationToken)) == at)
                {
                    await Connection.ExecuteAsync($"INSERT INTO {Sql.Own}.log (position) VALUES ($1)", cancellationToken, Text(at));
                    await Connection.ExecuteAsync($"INSERT INTO {Sql.Own}.mark (id, position) VALUES ($1, $2)", cancellationToken, id, Text(at));
                    return new JournalMark(id, at);
                }

                await Connection.ExecuteAsync($"DELETE FROM {Sql.Own}.mark_sequence WHERE mark = $1", cancellationToken, id);
                if (Stopwatch.GetElapsedTime(began) > session.Patience)
                    throw DatabaseProblems.Busy(session.Place, session.Patience);
                await Quiet.WaitAsync(session, cancellationToken);
            }
        },
        cancellationToken);

    public async Task<long> PositionAsync(CancellationToken cancellationToken) => Number(await Connection.ScalarAsync(JournalTables.Position, cancellationToken));

    public Task<IReadOnlyList<RowChange>> ChangesSinceAsync(JournalMark mark, CancellationToken cancellationToken) => session.ReadAsync<IReadOnlyList<RowChange>>(
        async () =>
        {
            await ExpectRunningAsync(cancellationToken);
            await ExpectAsync(mark, cancellationToken);
            var changes = new List<RowChange>();
            foreach (var parts in (await TouchedAsync(mark, cancellationToken)).GroupBy(table => table.Schema.Root, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
                changes.AddRange(await ChangesOfAsync(parts.Key, [.. parts], mark, cancellationToken));
            return changes;
        },
        cancellationToken);

    /// <summary>
    /// The same by transaction. A row of the journal carries the number of the transaction that wrote it; where that is not the whole transaction's (after a savepoint, or a restore), the
    /// last one counts that began to write to the table before it.
    /// </summary>
    public Task<IReadOnlyList<TransactionChanges>> TransactionsSinceAsync(JournalMark mark, CancellationToken cancellationToken) => session.ReadAsync(
        async () =>
        {
            await ExpectRunningAsync(cancellationToken);
            await ExpectAsync(mark, cancellationToken);
            var transactions = new JournalTransactions(await Connection.RowsAsync(JournalTables.TransactionsSince, cancellationToken, Text(mark.Position)));
            foreach (var table in (await TouchedAsync(mark, cancellationToken)).OrderBy(table => table.Schema.Name, StringComparer.Ordinal))
            {
                var columns = table.Schema.Written;
                var from = 2 + (2 * columns.Count);
                await Connection.ReadAsync(
                    table.Entries,
                    reader => transactions.Add(table, Number(reader.GetString(from + 1)), reader.GetString(from), Side(reader, columns, 0), Side(reader, columns, 1)),
                    [Text(mark.Position)],
                    cancellationToken);
            }

            return transactions.Changes;
        },
        cancellationToken);

    /// <summary>Who wrote since the mark.</summary>
    public async Task<IReadOnlyList<Writer>> WritersSinceAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        await ExpectRunningAsync(cancellationToken);
        return Writer.Gather((await Connection.RowsAsync(JournalTables.WritersSince, cancellationToken, Text(mark.Position))).Select(row => (row[0]!, TableSchema.NameOf(row[1]!, row[2]!))));
    }

    /// <summary>Who is connected, without the harness's own connections.</summary>
    public async Task<IReadOnlySet<string>> ConnectedAsync(CancellationToken cancellationToken) =>
        (await Connection.RowsAsync(JournalTables.Connected, cancellationToken)).Select(row => row[0]!).Where(name => !new Writer(name, []).IsHarness).ToHashSet(StringComparer.Ordinal);

    /// <summary>The journals that have entries since the mark, by table name.</summary>
    public async Task<IReadOnlyList<TableJournal>> TouchedAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var touched = await Connection.RowsAsync(JournalTables.Touched, cancellationToken, Text(mark.Position));
        return touched.Count == 0 ? [] : await OfNumbersAsync(touched.Select(row => row[0]), await Connection.ScalarAsync(StampOfJournal, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// All that a rewind must know before it does anything, in one journey. Throws what PostgreSQL says when the journal is gone.
    /// </summary>
    public async Task<JournalView> LookAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var position = Text(mark.Position);
        var found = await Connection.BatchAsync(
            [
                Command.Asking(Quiet.Writers), Command.Asking(JournalTables.EmptiedByCrash), Command.Asking(SchemaWatch.Stamp), Command.Asking(StampOfJournal),
                Command.Asking($"SELECT position::text FROM {Sql.Own}.mark WHERE id = $1", mark.Id), Command.Asking(JournalTables.EmptiedSince, position), Command.Asking(JournalTables.Touched, position),
            ],
            cancellationToken);
        var now = found[2][0][0] ?? await StampAsync(cancellationToken);
        var then = found[3].Count > 0 ? found[3][0][0] : null;
        return new JournalView(
            found[0].Count == 0, Names(found[1]), await SchemaChangesAsync(now, then, cancellationToken), string.Equals(found[4].Count > 0 ? found[4][0][0] : null, position, StringComparison.Ordinal),
            Names(found[5]), found[6].Count == 0 ? [] : await OfNumbersAsync(found[6].Select(row => row[0]), then, cancellationToken));

        static IReadOnlyList<string> Names(IReadOnlyList<IReadOnlyList<string?>> rows) => [.. rows.Select(row => TableSchema.NameOf(row[0]!, row[1]!))];
    }

    /// <summary>The journal of a table; null when it has none.</summary>
    public async Task<TableJournal?> OfAsync(TableSchema table, CancellationToken cancellationToken) =>
        (await TablesAsync(await Connection.ScalarAsync(StampOfJournal, cancellationToken), cancellationToken)).Values.FirstOrDefault(journal => string.Equals(journal.Schema.Quoted, table.Quoted, StringComparison.Ordinal));

    public async Task ExpectAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var position = await Connection.ScalarAsync($"SELECT position FROM {Sql.Own}.mark WHERE id = $1", cancellationToken, mark.Id);
        if (!string.Equals(position, Text(mark.Position), StringComparison.Ordinal))
            throw DatabaseProblems.MarkGone(session.Place);
    }

    public async Task ExpectRunningAsync(CancellationToken cancellationToken)
    {
        if (!await IsRunningAsync(cancellationToken))
            throw DatabaseProblems.NoJournal(session.Place);
    }

    /// <summary>What differs between the schema now and that which the journal was made for, its own triggers included; nearly always answered by the short stamp alone.</summary>
    public async Task<IReadOnlyList<string>> SchemaChangesAsync(CancellationToken cancellationToken) =>
        await SchemaChangesAsync(await StampAsync(cancellationToken), await Connection.ScalarAsync(StampOfJournal, cancellationToken), cancellationToken);

    private Task<string> StampAsync(CancellationToken cancellationToken) => SchemaStamp.ReadAsync(Connection, session.MaySilence is false, cancellationToken);

    private async Task<IReadOnlyList<string>> SchemaChangesAsync(string now, string? madeFor, CancellationToken cancellationToken)
    {
        if (string.Equals(madeFor, now, StringComparison.Ordinal) || string.Equals(now, sameAs, StringComparison.Ordinal))
            return [];
        var then = JsonSerializer.Deserialize<Dictionary<string, string>>((await Connection.ScalarAsync($"SELECT objects FROM {Sql.Own}.state", cancellationToken))!)!;
        var differences = SchemaObjects.Differences(then, await SchemaObjects.ReadAsync(Connection, cancellationToken));
        if (differences.Count == 0)
            sameAs = now;
        return differences;
    }

    /// <summary>Takes the schema as it is now for the one that the journal was made for: after it was put in place, or brought back whole.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var objects = JsonSerializer.Serialize(await SchemaObjects.ReadAsync(Connection, cancellationToken));
        await Connection.ExecuteAsync($"DELETE FROM {Sql.Own}.state", cancellationToken);
        await Connection.ExecuteAsync(
            $"INSERT INTO {Sql.Own}.state (stamp, objects) VALUES ($1, $2)", cancellationToken, await StampAsync(cancellationToken), objects);
        Forget();
        Connection.ForgetPlans();
    }

    /// <summary>Takes the schema for the same after all of it that was put out of force was put back. Throws <see cref="JournalIncompleteException"/> when it is not.</summary>
    public async Task AdoptUnchangedAsync(CancellationToken cancellationToken)
    {
        if (await SchemaChangesAsync(cancellationToken) is { Count: > 0 } changes)
            throw new JournalIncompleteException("The schema could not be put back as it was: " + string.Join(", ", changes));
        await AdoptAsync(cancellationToken);
    }

    /// <summary>What the database does by itself, as long as the schema is the one that the journal was made for.</summary>
    public async Task<Reactions> ReactionsAsync(CancellationToken cancellationToken) => reactions ??= await Reactions.ReadAsync(Connection, cancellationToken);

    /// <summary>The journals of these numbers, as last looked at.</summary>
    public IReadOnlyList<TableJournal> Of(IEnumerable<string?> numbers) => [.. numbers.Select(number => (int)Number(number)).Where(tables.ContainsKey).Select(number => tables[number])];

    /// <summary>Drops all that belongs to the journal, by name, whatever is left of it.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var triggers = await Connection.RowsAsync(
            $"SELECT t.tgname, n.nspname, c.relname FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE t.tgname LIKE '{TableJournal.Trigger}%'",
            cancellationToken);
        var own = await Connection.RowsAsync(JournalTables.Own, cancellationToken);
        var watch = await Connection.RowsAsync(SchemaWatch.Own, cancellationToken);
        var functions = await Connection.RowsAsync(
            $"SELECT p.proname FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = '{Sql.Own}'", cancellationToken);
        await Connection.ExecuteAllAsync(
            [
                .. watch.Select(row => $"DROP EVENT TRIGGER {Sql.Quote(row[0]!)}"), .. triggers.Select(row => $"DROP TRIGGER {Sql.Quote(row[0]!)} ON {Sql.Quote(row[1]!, row[2]!)}"),
                .. functions.Select(row => $"DROP FUNCTION {Sql.Own}.{Sql.Quote(row[0]!)}"), .. own.Select(row => $"DROP TABLE {Sql.Own}.{Sql.Quote(row[0]!)}"),
            ],
            cancellationToken);
        Forget();
    }

    private void Forget()
    {
        reactions = null;
        tablesOf = sameAs = null;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await Connection.ExecuteAllAsync(JournalTables.Create, cancellationToken);
        var schemas = await SchemaReader.ReadAsync(Connection, cancellationToken);
        var planned = schemas.Select((schema, number) => Plan(number, schema)).ToList();
        foreach (var table in planned)
        {
            try
            {
                await Connection.ExecuteAllAsync(
                    [
                        .. table.Create,
                        $"INSERT INTO {Sql.Own}.journalled VALUES ({table.Number}, {Sql.Literal(table.Schema.Schema)}, {Sql.Literal(table.Schema.Table)})",
                    ],
                    cancellationToken);
            }
            catch (PostgresException refused) when (!Session.IsBusy(refused))
            {
                throw DatabaseProblems.NotJournalled(session.Place, table.Schema.Name, refused.MessageText);
            }
        }

        await Connection.ExecuteAsync(SchemaWatch.Begin, cancellationToken);
        await AdoptAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<TableJournal>> OfNumbersAsync(IEnumerable<string?> numbers, string? stamp, CancellationToken cancellationToken)
    {
        await TablesAsync(stamp, cancellationToken);
        return Of(numbers);
    }

    /// <summary>The journals by number. They are planned anew when the journal was put in place by somebody else, or in an earlier process.</summary>
    private async Task<IReadOnlyDictionary<int, TableJournal>> TablesAsync(string? stamp, CancellationToken cancellationToken)
    {
        if (string.Equals(stamp, tablesOf, StringComparison.Ordinal))
            return tables;
        var schemas = (await SchemaReader.ReadAsync(Connection, cancellationToken)).ToDictionary(schema => (schema.Schema, schema.Table));
        var numbers = await Connection.RowsAsync($"SELECT number, schema, name FROM {Sql.Own}.journalled", cancellationToken);
        tables = numbers.Where(row => schemas.ContainsKey((row[1]!, row[2]!))).ToDictionary(row => (int)Number(row[0]), row => Plan((int)Number(row[0]), schemas[(row[1]!, row[2]!)]));
        reactions = null;
        tablesOf = stamp;
        return tables;
    }

    private static TableJournal Plan(int number, TableSchema schema) => schema.Key.Count > 0 ? new KeyedJournal(number, schema) : new KeylessJournal(number, schema);

    /// <summary>Of a table, or of all partitions of one: a row may have moved from one to another.</summary>
    private async Task<IEnumerable<RowChange>> ChangesOfAsync(string name, IReadOnlyList<TableJournal> parts, JournalMark mark, CancellationToken cancellationToken)
    {
        var partition = !string.Equals(parts[0].Schema.Name, name, StringComparison.Ordinal);
        var changes = new NetChanges(name, partition ? [.. parts[0].Schema.Key.Select(column => column.Name)] : []);
        foreach (var part in parts)
        {
            var columns = part.Schema.Written;
            await Connection.ReadAsync(part.NetChanges, reader => changes.Add(Side(reader, columns, 0), Side(reader, columns, 1)), [Text(mark.Position)], cancellationToken);
        }

        return changes.Differing;
    }

    private static Dictionary<string, Value>? Side(NpgsqlDataReader reader, IReadOnlyList<ColumnSchema> columns, int side)
    {
        if (reader.GetString(side) is not "t")
            return null;
        var row = new Dictionary<string, Value>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
            row.Add(columns[i].Name, Values.Read(reader, 2 + (side * columns.Count) + i));
        return row;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
}
