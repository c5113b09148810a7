using System.Diagnostics;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Whether anybody else is in the middle of writing to the database. Whoever writes to a table holds a lock on it until its transaction ends, prepared ones included; so no lock of
/// ours has to stand in the system's way to find out.
/// </summary>
internal static class Quiet
{
    /// <summary>Answers a row when somebody writes.</summary>
    public const string Writers =
        """
        SELECT '1' FROM pg_catalog.pg_locks
        WHERE locktype = 'relation' AND granted AND pid IS DISTINCT FROM pg_catalog.pg_backend_pid() AND relation >= 16384
            AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            AND mode NOT IN ('AccessShareLock', 'RowShareLock', 'ShareUpdateExclusiveLock')
        LIMIT 1
        """;

    public static async Task<bool> IsAsync(Session session, CancellationToken cancellationToken) => await session.Connection.ScalarAsync(Writers, cancellationToken) is null;

    /// <summary>Waits until nobody writes; HT-DB-004 when that takes longer than patience lasts.</summary>
    public static async Task WaitAsync(Session session, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsAsync(session, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(began) > session.Patience)
                throw DatabaseProblems.Busy(session.Place, session.Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(2), cancellationToken);
        }
    }
}
