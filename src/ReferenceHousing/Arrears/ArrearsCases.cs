using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Arrears;

/// <summary>One account's arrears: what was done, and what an income officer agrees with the tenant.</summary>
public sealed class ArrearsCases(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    public Task<ArrearsCase> GetAsync(long accountId, CancellationToken cancel) => database.ReadAsync(async session =>
    {
        var standing = await session.FindAsync<ArrearsCase>(
            "SELECT stage, stage_on, paused_until, pause_reason FROM arrears_case WHERE account_id = @accountId", new { accountId });
        var notices = await session.ListAsync<Notice>(
            "SELECT id, notice_type, served_on, effective_on, expires_on FROM notice WHERE account_id = @accountId ORDER BY id",
            new { accountId });
        var withPeople = new List<Notice>();
        foreach (var notice in notices)
        {
            withPeople.Add(notice with
            {
                People = await session.ListAsync<string>(
                    """
                    SELECT CONCAT(p.title, ' ', p.first_name, ' ', p.last_name)
                    FROM notice_person n JOIN person p ON p.id = n.person_id
                    WHERE n.notice_id = @Id ORDER BY n.id
                    """, new { notice.Id }),
            });
        }
        return (standing ?? new ArrearsCase()) with
        {
            Actions = await session.ListAsync<ArrearsAction>(
                "SELECT action_type, taken_on, balance_pence FROM arrears_action WHERE account_id = @accountId ORDER BY taken_on, id",
                new { accountId }),
            Agreements = await session.ListAsync<Agreement>(
                """
                SELECT id, account_id, starts_on, instalment_pence, frequency, state
                FROM agreement WHERE account_id = @accountId ORDER BY starts_on, id
                """, new { accountId }),
            Notices = withPeople,
        };
    }, cancel);

    /// <summary>Makes an agreement; the one before it ends.</summary>
    public Task AgreeAsync(string account, long instalmentPence, string frequency, DateOnly startsOn, CancellationToken cancel)
    {
        if (instalmentPence < 1)
            throw new RefusedException(Refusal.Invalid, "Instalment", "Instalment must be more than £0.00");
        if (!Agreement.Frequencies.Contains(frequency))
            throw new RefusedException(Refusal.Invalid, "Frequency", "Frequency must be weekly, fortnightly or monthly");
        return ChangeAsync(account, "AGREEMENT_MADE", async (session, accountId) =>
        {
            await session.ExecuteAsync(
                "UPDATE agreement SET state = 'ENDED' WHERE account_id = @accountId AND state = 'ACTIVE'", new { accountId });
            await session.ExecuteAsync(
                """
                INSERT INTO agreement (account_id, starts_on, instalment_pence, frequency, state)
                VALUES (@accountId, @startsOn, @instalmentPence, @frequency, 'ACTIVE')
                """, new { accountId, startsOn, instalmentPence, frequency });
        }, cancel);
    }

    /// <summary>Sends nothing more until a day in the future.</summary>
    public Task PauseAsync(string account, DateOnly until, string? reason, CancellationToken cancel)
    {
        if (until <= clock.Today)
            throw new RefusedException(Refusal.Invalid, "PausedUntil", "Paused until must be a day in the future");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(Refusal.Invalid, "Reason", "Reason must say why nothing shall be sent");
        return ChangeAsync(account, "ARREARS_PAUSED", async (session, accountId) =>
        {
            await EnsureAsync(session, accountId);
            await session.ExecuteAsync(
                "UPDATE arrears_case SET paused_until = @until, pause_reason = @reason WHERE account_id = @accountId",
                new { until, reason = reason.Trim(), accountId });
        }, cancel);
    }

    /// <summary>Sees to it that the account has a case to write to.</summary>
    internal static async Task EnsureAsync(HousingSession session, long accountId)
    {
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM arrears_case WHERE account_id = @accountId", new { accountId }) == 0)
        {
            await session.ExecuteAsync(
                "INSERT INTO arrears_case (account_id, stage) VALUES (@accountId, 'NONE')", new { accountId });
        }
    }

    private Task ChangeAsync(string account, string action, Func<HousingSession, long, Task> change, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var found = await RentAccounts.GetAsync(session, account);
            await change(session, found.Id);
            await audit.WriteAsync(session, action, account);
            return 0;
        }, cancel);
}
