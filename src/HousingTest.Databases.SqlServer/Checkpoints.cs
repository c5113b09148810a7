using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The whole database to a file and back, under everybody's open connections, with nothing that only some editions or logins have: rows as they are read, and the schema by the
/// statements that make it where it is no longer the same.
/// </summary>
internal sealed class Checkpoints(Session session, Journal journal, string keep)
{
    private JournalMark? kept;

    private Connection Connection => session.Connection;

    private string Base => Path.Combine(keep, Digest.OfText(session.Place)[..16] + ".housingtest-base");

    /// <summary>Keeps the first mark's state, for what the journal cannot undo. Later marks do without: a copy for each would cost what the database holds.</summary>
    public async Task KeepBaseAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        if (kept == mark)
            return;
        if (await Connection.NumberAsync($"SELECT COUNT(*) FROM {Sql.Own}.mark", cancellationToken) == 1 && !await BaseIsOfAsync(mark, cancellationToken))
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
        await session.WriteAsync(Conduct.Alone, () => BringBackAsync(zip, head, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        var objects = await SchemaObjects.ReadAsync(Connection, cancellationToken);
        await CheckpointFile.WriteSchemaAsync(zip, objects, cancellationToken);
        var tables = new List<CheckpointTable>();
        foreach (var table in await TablesAsync(cancellationToken))
        {
            var wrote = false;
            await Connection.ReadWholeAsync(
                $"SELECT {Sql.List(table.Written.Select(column => column.Quoted))} FROM {table.Quoted}",
                async reader => wrote = await RowFile.WriteAsync(reader, () => zip.CreateEntry(CheckpointFile.EntryOf(tables.Count), CompressionLevel.Fastest).Open(), cancellationToken),
                cancellationToken);
            if (wrote)
                tables.Add(new CheckpointTable(table.Schema, table.Table, [.. table.Written.Select(column => column.Name)]));
        }

        var marks = await journal.IsRunningAsync(cancellationToken) ? await Connection.RowsAsync($"SELECT id, position FROM {Sql.Own}.mark", cancellationToken) : [];
        var head = new CheckpointHead(
            CheckpointFile.Format, session.Marker.CopyId, marks.ToDictionary(row => row[0]!, row => long.Parse(row[1]!, CultureInfo.InvariantCulture), StringComparer.Ordinal), tables,
            await new CounterReader(session).ReadAsync(cancellationToken));
        await CheckpointFile.WriteHeadAsync(zip, head, cancellationToken);
    }

    private async Task BringBackAsync(ZipArchive zip, CheckpointHead head, CancellationToken cancellationToken)
    {
        var objects = await SchemaObjects.ReadAsync(Connection, cancellationToken);
        var saved = await CheckpointFile.ReadSchemaAsync(zip, cancellationToken);
        if (!IsSame(objects, saved, own: false))
        {
            await RebuildAsync(objects, saved, () => FillAsync(zip, head, cancellationToken), cancellationToken);
        }
        else
        {
            // A lost trigger of ours is no reason to touch the vendor's schema: the journal alone is made again.
            var again = !IsSame(objects, saved, own: true);
            if (again)
                await journal.RemoveAsync(cancellationToken);
            await new SchemaRebuild(session).EmptyAsync(saved, again, () => FillAsync(zip, head, cancellationToken), cancellationToken);
        }

        var now = (await new CounterReader(session).ReadAsync(cancellationToken)).ToDictionary(counter => (counter.Kind, counter.Name));
        foreach (var counter in head.Counters)
        {
            if (now.TryGetValue((counter.Kind, counter.Name), out var other) && other.Next != counter.Next)
                await Connection.ExecuteAsync(counter.SetBack(other), cancellationToken);
        }

        if (await journal.IsRunningAsync(cancellationToken))
            await journal.AdoptAsync(cancellationToken);
    }

    /// <summary>What could not be made again as it was is named, and nothing is restored.</summary>
    private async Task RebuildAsync(IReadOnlyList<SchemaObject> objects, IReadOnlyList<SchemaObject> saved, Func<Task> fill, CancellationToken cancellationToken)
    {
        try
        {
            await new SchemaRebuild(session).RebuildAsync(objects, saved, fill, cancellationToken);
        }
        catch (SqlException refused) when (!cancellationToken.IsCancellationRequested && !Session.IsBusy(refused) && !Session.IsEnd(refused))
        {
            throw DatabaseProblems.NoWayBack(session.Place, $"The schema of the checkpoint could not be made again: {refused.Message}");
        }

        var now = SchemaObjects.Texts((await SchemaObjects.ReadAsync(Connection, cancellationToken)).Where(one => !one.IsOwn));
        var differences = SchemaObjects.Differences(SchemaObjects.Texts(saved.Where(one => !one.IsOwn)), now);
        if (differences.Count > 0)
            throw DatabaseProblems.NoWayBack(session.Place, "The schema of the checkpoint could not be made again as it was: " + string.Join(", ", differences));
    }

    private async Task FillAsync(ZipArchive zip, CheckpointHead head, CancellationToken cancellationToken)
    {
        for (var i = 0; i < head.Tables.Count; i++)
        {
            var table = head.Tables[i];
            await using var stream = zip.GetEntry(CheckpointFile.EntryOf(i))!.Open();
            using var rows = RowFile.Read(stream, table.Columns.Count).GetEnumerator();
            await using var reader = new BulkRows(rows, table.Columns);
            // Checks are looked at as the rows come, or the server would no longer vouch for them.
            using var copy = Connection.BulkCopy(
                Sql.Quote(table.Schema, table.Name), SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.TableLock);
            foreach (var column in table.Columns)
                copy.ColumnMappings.Add(column, column);
            await copy.WriteToServerAsync(reader, cancellationToken);
        }
    }

    private async Task<bool> BaseIsOfAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var (head, _) = await CheckpointFile.ReadHeadAsync(Base, cancellationToken);
        return head is not null && string.Equals(head.CopyId, session.Marker.CopyId, StringComparison.Ordinal) && head.Marks.TryGetValue(mark.Id, out var position) && position == mark.Position;
    }

    /// <summary>Every table, the journal's too, without the marker: that says where the database is, and not what is in it.</summary>
    private async Task<IReadOnlyList<TableSchema>> TablesAsync(CancellationToken cancellationToken) =>
        [.. (await SchemaReader.ReadAsync(Connection, cancellationToken, own: true)).Where(table => !string.Equals(table.Name, $"{Sql.Own}.marker", StringComparison.Ordinal))];

    private static bool IsSame(IEnumerable<SchemaObject> now, IEnumerable<SchemaObject> then, bool own) =>
        string.Equals(DigestOf(now.Where(one => one.IsOwn == own)), DigestOf(then.Where(one => one.IsOwn == own)), StringComparison.Ordinal);

    private static string DigestOf(IEnumerable<SchemaObject> objects) => Digest.OfText(JsonSerializer.Serialize(SchemaObjects.Texts(objects)));
}
