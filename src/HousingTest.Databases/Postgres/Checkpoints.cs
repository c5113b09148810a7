using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>The whole database to a file and back, under everybody's open connections: rows by COPY, and the schema by its statements where it is no longer the same.</summary>
internal sealed class Checkpoints(Session session, Journal journal, string keep)
{
    private readonly SchemaDump dump = new(session);
    private JournalMark? kept;
    private (string Objects, string Text)? lastDump;

    private Connection Connection => session.Connection;

    private string Base => Path.Combine(keep, Digest.OfText(session.Place)[..16] + ".housingtest-base");

    /// <summary>Keeps the first mark's state, for what the journal cannot undo. Later marks do without: a copy for each would cost what the database holds.</summary>
    public async Task KeepBaseAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        if (kept == mark)
            return;
        if (await Connection.ScalarAsync($"SELECT count(*) FROM {Sql.Own}.mark", cancellationToken) is "1" && !await BaseIsOfAsync(mark, cancellationToken))
            await SaveAsync(Base, cancellationToken);
        kept = mark;
    }

    public void ForgetBase()
    {
        kept = null;
        // A copy that was never marked has not even the folder.
        if (File.Exists(Base))
            File.Delete(Base);
    }

    /// <summary>Restores the first mark's state; HT-DB-010 when the mark asked for is a later one.</summary>
    public async Task RestoreBaseAsync(JournalMark mark, string why, CancellationToken cancellationToken)
    {
        if (!await BaseIsOfAsync(mark, cancellationToken))
            throw DatabaseProblems.NoWayBack(session.Place, why);
        await RestoreAsync(Base, cancellationToken);
    }

    public Task SaveAsync(string file, CancellationToken cancellationToken) => session.ReadAsync(
        async () =>
        {
            var part = file + ".part";
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await using (var stream = new FileStream(part, FileMode.Create))
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
                await WriteAsync(zip, cancellationToken);

            // A checkpoint that stands under its name is whole.
            File.Move(part, file, overwrite: true);
            return true;
        },
        cancellationToken);

    /// <summary>HT-DB-015 when the file is no checkpoint.</summary>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        var (head, why) = await CheckpointFile.ReadHeadAsync(file, cancellationToken);
        if (head is null)
            throw DatabaseProblems.NoCheckpoint(file, why);
        using var zip = ZipFile.OpenRead(file);
        await session.WriteAsync(Conduct.Silent, () => BringBackAsync(zip, head, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        var objects = await ObjectsAsync(cancellationToken);
        if (lastDump?.Objects is not { } last || !string.Equals(last, objects, StringComparison.Ordinal))
            lastDump = (objects, await dump.WriteAsync(cancellationToken));
        await using (var schema = new StreamWriter(zip.CreateEntry(CheckpointFile.SchemaName, CompressionLevel.Fastest).Open()))
            await schema.WriteAsync(lastDump.Value.Text);

        var tables = new List<CheckpointTable>();
        foreach (var table in await TablesAsync(cancellationToken))
        {
            using var rows = await Connection.CopyOutAsync($"COPY {Sql.Quote(table.Schema, table.Name)} ({Columns(table)}) TO STDOUT", cancellationToken);
            if (await CopyRowsAsync(rows, zip, CheckpointFile.EntryOf(tables.Count), cancellationToken))
                tables.Add(table);
        }

        var marks = await journal.IsRunningAsync(cancellationToken) ? await Connection.RowsAsync($"SELECT id, position FROM {Sql.Own}.mark", cancellationToken) : [];
        var sequences = await new SequenceReader(Connection).ReadAsync(cancellationToken);
        var head = new CheckpointHead(
            CheckpointFile.Format, session.Marker.CopyId, objects, marks.ToDictionary(row => row[0]!, row => long.Parse(row[1]!, CultureInfo.InvariantCulture), StringComparer.Ordinal), tables, sequences);
        await CheckpointFile.WriteHeadAsync(zip, head, cancellationToken);
    }

    private async Task BringBackAsync(ZipArchive zip, CheckpointHead head, CancellationToken cancellationToken)
    {
        var running = await journal.IsRunningAsync(cancellationToken);
        var position = running ? await Connection.ScalarAsync($"SELECT last_value FROM {Sql.Own}.position", cancellationToken) : "1";
        await Ownership.ExpectAsync(session, cancellationToken);
        var same = string.Equals(await ObjectsAsync(cancellationToken), head.Objects, StringComparison.Ordinal);
        if (!same)
            await RebuildAsync(zip, cancellationToken);
        var reactions = session.MaySilence is true ? null : await SuspendedReactions.BeginAsync(Connection, cancellationToken);
        if (same)
            await EmptyAsync(cancellationToken);

        for (var i = 0; i < head.Tables.Count; i++)
        {
            var table = head.Tables[i];
            using var rows = new StreamReader(zip.GetEntry(CheckpointFile.EntryOf(i))!.Open(), Encoding.UTF8);
            await using var copy = await Connection.CopyInAsync($"COPY {Sql.Quote(table.Schema, table.Name)} ({Columns(table)}) FROM STDIN", cancellationToken);
            await PumpAsync(rows, copy, cancellationToken);
        }

        await Connection.ExecuteAllAsync(
            head.Sequences.Select(one => string.Create(
                CultureInfo.InvariantCulture, $"SELECT pg_catalog.setval({Sql.Literal(Sql.Quote(one.Schema, one.Name))}, {one.Value}, {(one.Called ? "true" : "false")})")),
            cancellationToken);
        if (reactions is not null)
            await reactions.EndAsync(session, cancellationToken);
        // One that was made again holds nothing yet.
        await MaterializedViews.RefreshAsync(Connection, populated: false, cancellationToken);
        if (!await journal.IsRunningAsync(cancellationToken))
            return;
        // Positions never come twice, whatever was restored.
        await Connection.RowsAsync($"SELECT pg_catalog.setval('{Sql.Own}.position', greatest($1::bigint, ({JournalTables.Position})))", cancellationToken, position);
        await journal.AdoptAsync(cancellationToken);
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken);
        if (tables.Count > 0)
            await Connection.ExecuteAsync($"TRUNCATE ONLY {string.Join(", ONLY ", tables.Select(table => Sql.Quote(table.Schema, table.Name)))}", cancellationToken);
    }

    private async Task RebuildAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(zip.GetEntry(CheckpointFile.SchemaName)!.Open(), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        await Connection.ExecuteAsync(SchemaDrop.Statement, cancellationToken);
        await Connection.ExecuteAllAsync(SchemaDump.Statements(text), cancellationToken);
        await Connection.ExecuteAsync("SELECT pg_catalog.set_config('search_path', 'pg_catalog', true)", cancellationToken);
        await Connection.ExecuteAsync($"DELETE FROM {Sql.Own}.marker", cancellationToken);
        await Connection.ExecuteAsync(MarkerTable.Insert, cancellationToken, session.Marker.CopyId, session.Marker.Place);
    }

    private async Task<string> ObjectsAsync(CancellationToken cancellationToken) =>
        Digest.OfText(JsonSerializer.Serialize(await SchemaObjects.ReadAsync(Connection, cancellationToken)));

    /// <summary>Every table that holds rows, the journal's too, without the marker: that says where the database is, and not what is in it.</summary>
    private async Task<IReadOnlyList<CheckpointTable>> TablesAsync(CancellationToken cancellationToken)
    {
        var rows = await Connection.RowsAsync(
            $"""
            SELECT n.nspname, c.relname, coalesce((SELECT pg_catalog.json_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''), '[]')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND (n.nspname, c.relname) <> ('{Sql.Own}', 'marker')
            ORDER BY n.nspname, c.relname
            """,
            cancellationToken);
        return [.. rows.Select(row => new CheckpointTable(row[0]!, row[1]!, JsonSerializer.Deserialize<string[]>(row[2]!)!))];
    }

    private async Task<bool> BaseIsOfAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var (head, _) = await CheckpointFile.ReadHeadAsync(Base, cancellationToken);
        return head is not null && string.Equals(head.CopyId, session.Marker.CopyId, StringComparison.Ordinal) && head.Marks.TryGetValue(mark.Id, out var position) && position == mark.Position;
    }

    private static string Columns(CheckpointTable table) => Sql.List(table.Columns.Select(Sql.Quote));

    /// <summary>False when there was no row, and so no entry was made: most tables of a large system are empty.</summary>
    private static async Task<bool> CopyRowsAsync(TextReader rows, ZipArchive zip, string entry, CancellationToken cancellationToken)
    {
        var first = new char[1];
        if (await rows.ReadAsync(first, cancellationToken) == 0)
            return false;
        await using var writer = new StreamWriter(zip.CreateEntry(entry, CompressionLevel.Fastest).Open());
        await writer.WriteAsync(first, cancellationToken);
        await PumpAsync(rows, writer, cancellationToken);
        return true;
    }

    private static async Task PumpAsync(TextReader from, TextWriter to, CancellationToken cancellationToken)
    {
        var buffer = new char[32 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
    }
}
