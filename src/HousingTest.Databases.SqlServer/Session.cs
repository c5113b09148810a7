using System.Globalization;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Our one connection to a test copy's database: one call at a time, and every writing transaction begun by looking at the marker. A connection that the server ended is
/// opened again at the next call.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
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

    public Connection Connection => connection ?? throw new InvalidOperationException("only within a call");

    public static async Task<Session> OpenAsync(DatabaseMarker marker, string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        var session = new Session(marker, text, patience);
        try
        {
            session.connection = await Connection.OpenAsync(text, cancellationToken);
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
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (connection is not { IsOpen: true })
                await ReconnectAsync(cancellationToken);
            return await work();
        }
        catch (SqlException) when (cancellationToken.IsCancellationRequested)
        {
            // The driver tells of a statement that was given up as of one that failed.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (SqlException busy) when (IsBusy(busy))
        {
            throw DatabaseProblems.Busy(Place, Patience);
        }
        catch (SqlException refused)
        {
            throw DatabaseProblems.Refused(Place, refused);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>True when the server gave up waiting for a lock that another connection holds, or had to choose between the two.</summary>
    public static bool IsBusy(SqlException refused) => refused.Number is 1222 or 1205 or Gate.Refused;

    /// <summary>True when the connection, and the transaction with it, ended: no reason to restore anything.</summary>
    public static bool IsEnd(SqlException refused) => refused.Class >= 20 || refused.Number is -2 or -1 or 2 or 53 or 121 or 233 or 10053 or 10054 or 10060 or 10061;

    /// <summary>Runs work as one writing transaction, begun with a look at the marker, and rolled back when it throws.</summary>
    /// <param name="conduct">Who else may be writing meanwhile.</param>
    /// <param name="work">What is to be done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> WriteAsync<T>(Conduct conduct, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await BeginAsync("READ COMMITTED", cancellationToken);
        try
        {
            await MarkerTable.ExpectAsync(Connection, marker, cancellationToken);
            if (conduct == Conduct.Alone)
                await Gate.CloseAsync(this, cancellationToken);
            var result = await work();
            await Connection.ExecuteAsync("COMMIT TRANSACTION", cancellationToken);
            return result;
        }
        catch (SqlException)
        {
            await RollBackAsync();
            await BeginAnewAsync();
            throw;
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

    /// <summary>
    /// Reads in one transaction, so that all that is read is of the same moment: from a snapshot where the database keeps what is needed for one, else with what is read locked
    /// against writing until the end.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var snapshots = await Connection.ScalarAsync("SELECT snapshot_isolation_state FROM sys.databases WHERE name = DB_NAME()", cancellationToken) is "1";
        await BeginAsync(snapshots ? "SNAPSHOT" : "SERIALIZABLE", cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            await RollBackAsync();
        }
    }

    /// <summary>A connection like the system's own. The marker is still to be looked at.</summary>
    public Task<Connection> OpenFreeAsync(CancellationToken cancellationToken) => Connection.OpenAsync(text, cancellationToken);

    /// <summary>The system's tables, read again when the schema changed. Not to be asked for where a transaction of ours changes it and may yet be rolled back.</summary>
    public async Task<IReadOnlyList<TableSchema>> TablesAsync(CancellationToken cancellationToken)
    {
        var now = await SchemaStamp.ReadAsync(Connection, cancellationToken);
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
        turn.Dispose();
    }

    private async Task BeginAsync(string isolation, CancellationToken cancellationToken)
    {
        var milliseconds = Patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        try
        {
            // When one of two has to give way, it is not to be the system.
            await Connection.ExecuteAsync(
                $"SET NOCOUNT OFF; SET XACT_ABORT OFF; SET LOCK_TIMEOUT {milliseconds}; SET DEADLOCK_PRIORITY LOW; SET TRANSACTION ISOLATION LEVEL {isolation}; BEGIN TRANSACTION",
                cancellationToken);
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    private async Task RollBackAsync()
    {
        try
        {
            // Never given up half-way: the next call would find itself in a transaction that it did not begin.
            if (Connection.IsOpen)
                await Connection.ExecuteAsync("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; SET TRANSACTION ISOLATION LEVEL READ COMMITTED", CancellationToken.None);
        }
        catch (SqlException)
        {
            // The server or the connection ended, and the transaction with it.
        }
    }

    /// <summary>A statement that broke off may have left settings of the session as they were for it alone, such as IDENTITY_INSERT, and a rollback takes none of them back.</summary>
    private async Task BeginAnewAsync()
    {
        try
        {
            await ReconnectAsync(CancellationToken.None);
        }
        catch (SqlException)
        {
            // The server is gone; the next call says so.
        }
    }

    private async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = await Connection.OpenAsync(text, cancellationToken);
    }
}
