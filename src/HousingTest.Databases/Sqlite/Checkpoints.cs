using HousingTest.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>The whole database to a file and back, by SQLite's online backup: it goes page by page through the log, under everybody's open connections.</summary>
internal sealed class Checkpoints(Session session, Journal journal)
{
    private JournalMark? kept;

    private string Base => DatabaseFiles.BaseOf(session.Place);

    /// <summary>Keeps the first mark's state, for what the journal cannot undo. Later marks do without: a copy for each would cost what the database holds.</summary>
    public void KeepBase(JournalMark mark, CancellationToken cancellationToken)
    {
        if (kept == mark)
            return;
        if (session.Prepare("SELECT count(*) FROM housingtest_mark").Number() == 1 && !BaseIsOf(mark))
            Save(Base, cancellationToken);
        kept = mark;
    }

    public void ForgetBase()
    {
        kept = null;
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(Base + suffix);
    }

    /// <summary>Restores the first mark's state; HT-DB-010 when the mark asked for is a later one.</summary>
    public void RestoreBase(JournalMark mark, string why, CancellationToken cancellationToken)
    {
        if (!BaseIsOf(mark))
            throw DatabaseProblems.NoWayBack(session.Place, why);
        Restore(Base, cancellationToken);
    }

    public void Save(string file, CancellationToken cancellationToken)
    {
        var part = file + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.Delete(part);
        using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString()))
        {
            target.Open();
            Copy(session.Handle, target.Handle!, cancellationToken);
        }

        // A checkpoint that stands under its name is whole.
        File.Move(part, file, overwrite: true);
    }

    public void Restore(string file, CancellationToken cancellationToken)
    {
        using (var source = MarkerTable.OfImmutable(file))
        {
            source.Open();
            session.Write(Conduct.Silent, () => { }, cancellationToken);
            Copy(source.Handle!, session.Handle, cancellationToken);
        }

        _ = session.WriteUnguarded(
            Conduct.Silent,
            () =>
            {
                session.Prepare("UPDATE housingtest_marker SET place = ?1, copy_id = ?2").Run(Value.Of(session.Place), Value.Of(session.CopyId));
                if (journal.Running)
                    journal.Adopt();
                return true;
            },
            cancellationToken);
    }

    /// <summary>What differs between the schema of now and that of the first mark, in words.</summary>
    public string SchemaChanges()
    {
        if (!File.Exists(Base))
            return "its first state was not kept";
        using var connection = MarkerTable.OfImmutable(Base);
        connection.Open();
        var then = SchemaObjects.Read(connection.Handle!);
        var differences = SchemaObjects.Differences(then, SchemaObjects.Read(session.Handle));
        return differences.Count > 0 ? string.Join(", ", differences) : "tables were rebuilt, as by VACUUM, or made and dropped again";
    }

    private bool BaseIsOf(JournalMark mark)
    {
        if (!File.Exists(Base))
            return false;
        using var connection = MarkerTable.OfImmutable(Base);
        connection.Open();
        using var marks = new Statement(connection.Handle!, "SELECT position FROM housingtest_mark WHERE id = ?1");
        return marks.Scalar(Value.Of(mark.Id)) == Value.Of(mark.Position);
    }

    private void Copy(sqlite3 from, sqlite3 to, CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(to, "main", from, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to), to);
        session.Wait(
            () =>
            {
                var result = raw.sqlite3_backup_step(backup, -1);
                return result == raw.SQLITE_DONE ? raw.SQLITE_OK : result;
            },
            cancellationToken);
    }
}
