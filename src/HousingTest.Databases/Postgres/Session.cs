using System.Globalization;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Our one connection to a test copy's database: one call at a time, and every writing transaction begun by looking at the marker. A connection that the server ended is
/// opened again at the next call.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly DatabaseMarker marker;
    private readonly string text;
    private Connection? connection;
    private IReadOnlyList<TableSchema> tables = [];
    private string? tablesOf;

    private Session(DatabaseMarker marker, string text, TimeSpan patience)
    {
        this.marker = marker;
        this.text = text;
        Patience = patience;
    }

    public string Place => marker.Place;

    public DatabaseMarker Marker => marker;

    /// <summary>How long other connections' transactions are waited for.</summary>
    public TimeSpan Patience { get; }

    /// <summary>
    /// Whether the login may silence triggers and foreign keys for its own connection; null until that was first asked for. Where it may not, they are put out of force table by table:
    /// see <see cref="Reactions"/>.
    /// </summary>
    public bool? MaySilence { get; private set; }

    public Connection Connection => connection ?? throw new InvalidOperationException("only within a call");

    /// <summary>The connection string, with the password: for a tool of the server's own.</summary>
    public NpgsqlConnectionStringBuilder ConnectionText => new(text);

    public static async Task<Session> OpenAsync(DatabaseMarker marker, string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        var session = new Session(marker, text, patience);
        try
        {
            session.connection = await Connection.OpenAsync(text, pinned: true, cancellationToken);
            await MarkerTable.ExpectAsync(session.connection, marker, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work on the connection when it is its turn. Whatever the server says without being asked becomes a problem here.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (connection is not { IsOpen: true })
                await ReconnectAsync(cancellationToken);
            var answers = Connection.Answers;
            try
            {
                return await work();
            }
            catch (NpgsqlException) when (!Connection.IsOpen && Connection.Answers == answers)
            {
                // The server was restarted, or the line was cut, while nobody asked anything: nothing of this call has happened yet.
                await ReconnectAsync(cancellationToken);
                return await work();
            }
            catch (PostgresException stale) when (stale.SqlState is PostgresErrorCodes.FeatureNotSupported && stale.Routine is "RevalidateCachedQuery")
            {
                // The system altered a table that a statement was planned for. What the call did is rolled back, and it begins again.
                Connection.ForgetPlans();
                return await work();
            }
        }
        catch (PostgresException busy) when (IsBusy(busy))
        {
            throw DatabaseProblems.Busy(Place, Patience);
        }
        catch (NpgsqlException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The server is being stopped, or the connection was ended: that says nothing of what was asked.</summary>
    public static bool IsEnd(PostgresException refused) => refused.SqlState.StartsWith("57", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>True when the server gave up waiting for a lock that another connection holds.</summary>
    public static bool IsBusy(PostgresException refused) => refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Runs work as one writing transaction, begun with a look at the marker, and rolled back when it throws.</summary>
    public async Task<T> WriteAsync<T>(Conduct conduct, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await BeginAsync("BEGIN", conduct, cancellationToken);
        try
        {
            var result = await work();
            await Connection.ExecuteAsync("COMMIT", cancellationToken);
            return result;
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    /// <summary>The same without a result.</summary>
    public Task WriteAsync(Conduct conduct, Func<Task> work, CancellationToken cancellationToken) => WriteAsync(
        conduct,
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);

    /// <summary>Reads in one transaction, so that all that is read is of the same moment.</summary>
    public async Task<T> ReadAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await BeginAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Conduct.Plain, cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            await RollBackAsync();
        }
    }

    /// <summary>A connection like the system's own, to which nothing is pinned. The marker is still to be looked at.</summary>
    public Task<Connection> OpenFreeAsync(CancellationToken cancellationToken) => Connection.OpenAsync(text, pinned: false, cancellationToken);

    /// <summary>Another connection to the same database, for reading besides this one.</summary>
    public Task<Connection> OpenAnotherAsync(CancellationToken cancellationToken) => Connection.OpenAsync(text, pinned: true, cancellationToken);

    /// <summary>The system's tables, read again when the schema changed. Not to be asked for where a transaction of ours changes it and may yet be rolled back.</summary>
    public async Task<IReadOnlyList<TableSchema>> TablesAsync(CancellationToken cancellationToken)
    {
        var now = await SchemaStamp.ReadAsync(Connection, MaySilence is false, cancellationToken);
        if (!string.Equals(now, tablesOf, StringComparison.Ordinal))
        {
            tables = await SchemaReader.ReadAsync(Connection, cancellationToken);
            tablesOf = now;
        }

        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task BeginAsync(string begin, Conduct conduct, CancellationToken cancellationToken)
    {
        if (conduct != Conduct.Plain)
            await SilenceAsync(cancellationToken);
        // Whoever reads alone may do so without a marker; whoever writes looks at it before anything else, in the same journey.
        var looksAtMarker = string.Equals(begin, "BEGIN", StringComparison.Ordinal);
        var milliseconds = Patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        List<string> settings = [begin, $"SET LOCAL lock_timeout = {milliseconds}"];
        if (conduct == Conduct.Silent)
        {
            settings.Add($"SET LOCAL {Sql.Own}.silent = 'on'");
            // What was touched is few rows, found by key, of a table that may be a town's; statistics of a journal that was empty a moment ago say nothing.
            settings.Add("SET LOCAL enable_hashjoin = off");
            settings.Add("SET LOCAL enable_mergejoin = off");
        }

        try
        {
            IEnumerable<Command> commands = settings.Select(setting => Command.Doing(setting));
            if (looksAtMarker)
                commands = commands.Append(MarkerTable.Find);
            var found = await Connection.BatchAsync([.. commands], cancellationToken);
            if (looksAtMarker)
                MarkerTable.Expect(found[^1], marker);
        }
        catch (PostgresException refused) when (looksAtMarker && MarkerTable.IsMissing(refused))
        {
            await RollBackAsync();
            throw DatabaseProblems.NoMarker(Place, MarkerTable.Missing(refused));
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    /// <summary>
    /// Silences the system's triggers for this connection, where the login may, once and for good: all that it writes outside of loads and rewinds is the harness's own. Each change of the setting
    /// makes the server forget its plans, and to make them anew takes longer than a rewind.
    /// </summary>
    private async Task SilenceAsync(CancellationToken cancellationToken)
    {
        if (MaySilence is not null)
            return;
        try
        {
            await Connection.ExecuteAsync("SET session_replication_role = replica", cancellationToken);
            MaySilence = true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            // An administrator may grant it meanwhile; the next connection asks again.
            MaySilence = false;
        }
    }

    private async Task RollBackAsync()
    {
        try
        {
            // Never given up half-way: the next call would find itself in a transaction that it did not begin.
            if (Connection.IsOpen)
                await Connection.ExecuteAsync("ROLLBACK", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The server or the connection ended, and the transaction with it.
        }
    }

    private async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = await Connection.OpenAsync(text, pinned: true, cancellationToken);
        MaySilence = null;
    }
}
