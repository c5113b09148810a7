using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Our one connection to a test copy's database: one call at a time, statements kept prepared, and every writing transaction begun by
/// looking at the marker.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private const int EnableTrigger = 1003; // SQLITE_DBCONFIG_ENABLE_TRIGGER
    private const int NapMilliseconds = 100;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<string, Statement> prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;
    private readonly DatabaseMarker marker;
    private readonly TimeSpan patience;
    private Conduct? conduct;
    private IReadOnlyList<TableSchema> tables = [];
    private long tablesOfVersion = -1;

    private Session(SqliteConnection connection, DatabaseMarker marker, TimeSpan patience)
    {
        this.connection = connection;
        this.marker = marker;
        this.patience = patience;
    }

    public string Place => marker.Place;

    public string CopyId => marker.CopyId;

    public sqlite3 Handle => connection.Handle!;

    public static async Task<Session> OpenAsync(DatabaseMarker marker, TimeSpan patience, CancellationToken cancellationToken)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = marker.Place,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var session = new Session(new SqliteConnection(text.ToString()), marker, patience);
        try
        {
            await session.connection.OpenAsync(cancellationToken);
            _ = raw.sqlite3_busy_timeout(session.Handle, NapMilliseconds);
            // A test copy need not survive a power cut, and waiting for the disk would be most of a rewind's time. Only this connection skips it.
            session.Execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            // The file itself was looked at before; a log beside it may know better, of a test copy that was detached.
            session.Guard();
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work on the connection when it is its turn. Whatever SQLite says without being asked becomes a problem here.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A prepared statement, kept for the next time.</summary>
    public Statement Prepare(string sql)
    {
        if (!prepared.TryGetValue(sql, out var statement))
            prepared.Add(sql, statement = new Statement(Handle, sql));
        statement.Reset();
        return statement;
    }

    /// <summary>The system's tables, read again when the schema changed. Not to be asked for where a transaction of ours changes it and may yet be rolled back.</summary>
    public IReadOnlyList<TableSchema> Tables()
    {
        var version = Prepare(JournalTables.SchemaVersion).Number();
        if (version != tablesOfVersion)
        {
            tables = SchemaReader.Read(Handle);
            tablesOfVersion = version;
        }

        return tables;
    }

    /// <summary>Runs one or more statements that are not worth keeping.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>
    /// Runs work as one writing transaction, which nobody else is in the middle of then. Rolled back when it throws.
    /// </summary>
    public T Write<T>(Conduct wanted, Func<T> work, CancellationToken cancellationToken) => WriteUnguarded(
        wanted,
        () =>
        {
            Guard();
            return work();
        },
        cancellationToken);

    public void Write(Conduct wanted, Action work, CancellationToken cancellationToken) => _ = Write(
        wanted,
        () =>
        {
            work();
            return true;
        },
        cancellationToken);

    /// <summary>The same without a look at the marker: only to write the marker itself, after a restore that began with the look.</summary>
    public T WriteUnguarded<T>(Conduct wanted, Func<T> work, CancellationToken cancellationToken)
    {
        Take(wanted);
        Begin(cancellationToken);
        try
        {
            var result = work();
            Prepare("COMMIT").Run();
            return result;
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(Handle) == 0)
                Prepare("ROLLBACK").Run();
        }
    }

    /// <summary>Runs work outside of any transaction of ours, after a look at the marker; the work may begin its own, and change settings of the connection.</summary>
    public void WriteFreely(Action work, CancellationToken cancellationToken)
    {
        Write(Conduct.AsTheSystem, () => { }, cancellationToken);
        // What is in force afterwards nobody knows.
        conduct = null;
        try
        {
            work();
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(Handle) == 0)
                Prepare("ROLLBACK").Run();
        }
    }

    /// <summary>Repeats a call to SQLite while another connection is in the way, for as long as patience lasts; then HT-DB-004.</summary>
    public void Wait(Func<int> attempt, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = attempt();
            if ((result & 0xff) is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
            {
                Check(result);
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > patience)
                throw DatabaseProblems.Busy(Place, patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        prepared.Clear();
        await connection.DisposeAsync();
        gate.Dispose();
    }

    private void Begin(CancellationToken cancellationToken)
    {
        var begin = Prepare("BEGIN IMMEDIATE");
        Wait(Attempt, cancellationToken);

        int Attempt()
        {
            try
            {
                begin.Run();
                return raw.SQLITE_OK;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            {
                return busy.SqliteErrorCode;
            }
        }
    }

    private void Guard()
    {
        DatabaseMarker? found;
        try
        {
            found = MarkerTable.Read(Prepare(MarkerTable.Select));
        }
        catch (SqliteException)
        {
            found = null;
        }

        if (found is null)
            throw DatabaseProblems.NoMarker(Place, "It carried a marker once, and no longer does");
        if (found != marker)
            throw DatabaseProblems.OtherMarker(Place, found, marker);
    }

    private void Take(Conduct wanted)
    {
        if (conduct == wanted)
            return;
        Check(raw.sqlite3_db_config(Handle, EnableTrigger, wanted.Triggers ? 1 : 0, out _));
        // Without effect inside a transaction, therefore before it.
        Execute(wanted.ForeignKeys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
        conduct = wanted;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, Handle);
    }
}
