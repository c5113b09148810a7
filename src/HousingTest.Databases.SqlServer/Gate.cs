using System.Diagnostics;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// What every writer goes through: the journal's triggers hold it, shared, until their transaction ends. Whoever holds it alone knows that nobody is in the middle of writing, and
/// needs no right to see what others are doing. It is taken when nobody is in it, so that the system does not queue up behind us.
/// </summary>
internal static class Gate
{
    /// <summary>Number of the error by which a trigger tells that it could not get through.</summary>
    public const int Refused = 50004;

    /// <summary>What a trigger does first; <c>@housingtest</c> is an int of its own.</summary>
    public const string Enter =
        $"EXEC @housingtest = sys.sp_getapplock @Resource = N'{Sql.Own}', @LockMode = N'Shared', @LockOwner = N'Transaction'; IF @housingtest < 0 THROW 50004, N'The test copy is being put back', 1;";

    private const string IsOpen = $"SELECT APPLOCK_TEST(N'public', N'{Sql.Own}', N'Exclusive', N'Transaction')";

    private const string Close =
        $"DECLARE @got int; EXEC @got = sys.sp_getapplock @Resource = N'{Sql.Own}', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 100; SELECT @got;";

    /// <summary>Holds it alone until the transaction ends; HT-DB-004 when that takes longer than patience lasts.</summary>
    public static async Task CloseAsync(Session session, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (await session.Connection.NumberAsync(IsOpen, cancellationToken) == 0 || await session.Connection.NumberAsync(Close, cancellationToken) < 0)
        {
            if (Stopwatch.GetElapsedTime(began) > session.Patience)
                throw DatabaseProblems.Busy(session.Place, session.Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }
}
