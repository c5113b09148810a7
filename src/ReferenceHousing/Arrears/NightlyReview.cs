using Notify.Exceptions;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Letters;
using ReferenceHousing.Messages;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Arrears;

/// <summary>Takes every account in arrears one step along the ladder where a step is due, and tells the tenants.</summary>
public sealed class NightlyReview(
    HousingDatabase database, HousingClock clock, MessageSending sending, AuditTrail audit, ILogger<NightlyReview> log)
{
    /// <summary>Reviews every account. Refused the second time in a night: when the clocks go back, the hour of the job comes twice.</summary>
    public async Task<ReviewResult> RunAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        await database.WriteAsync(session => ClaimAsync(session, today), cancel);
        var accounts = await database.ReadAsync(session => ReviewReading.AccountsAsync(session, today), cancel);
        var agreements = await database.ReadAsync(ReviewReading.AgreementsAsync, cancel);
        var agreementsByAccount = agreements.ToLookup(agreement => agreement.AccountId);

        var stages = Stage.All.ToDictionary(stage => stage, _ => 0);
        var (broken, messages, failed) = (0, 0, 0);
        foreach (var account in accounts)
        {
            var kept = true;
            foreach (var agreement in agreementsByAccount[account.AccountId].Where(agreement => !agreement.IsKept(today)))
            {
                await BreakAsync(agreement, account, cancel);
                kept = false;
                broken++;
            }
            var agreementKept = kept && agreementsByAccount[account.AccountId].Any();
            if (ArrearsLadder.NextStage(account.Position(agreementKept), today) is not { } stage)
                continue;
            try
            {
                messages += await TakeStepAsync(account, stage, today, cancel);
                stages[stage]++;
            }
            catch (Exception problem) when (problem is NotifyClientException or HttpRequestException)
            {
                failed++;
                log.LogError("{Account} stays at {Stage}: a message could not be handed over. {Problem}",
                    account.Reference, account.Stage, problem.Message);
            }
        }
        await database.WriteAsync(async session =>
        {
            foreach (var account in await ReviewReading.FormerAccountsAsync(session, today))
            {
                var stage = account.BalancePence > 0 ? Stage.FormerTenant : Stage.None;
                await RecordAsync(session, account, stage, today);
                stages[stage]++;
            }
            await audit.WriteAsync(session, "NIGHTLY_REVIEW", $"{today:yyyy-MM-dd}");
            return 0;
        }, cancel);
        return new ReviewResult
        {
            ReviewedOn = today,
            Accounts = accounts.Count,
            Stages = stages,
            AgreementsBroken = broken,
            Messages = messages,
            Failed = failed,
        };
    }

    /// <summary>Takes the night, in London's days, before anything is sent: two reviews at once cannot both have it.</summary>
    private async Task<int> ClaimAsync(HousingSession session, DateOnly today)
    {
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM review_run WHERE reviewed_on = @today", new { today }) > 0)
            throw new RefusedException(Refusal.Conflict, "", $"The review of {Wording.Date(today)} has been run already; nobody was written to");
        return await session.ExecuteAsync("INSERT INTO review_run (reviewed_on, run_at) VALUES (@today, @Instant)", new { today, clock.Instant });
    }

    private Task BreakAsync(AgreementInForce agreement, ReviewedAccount account, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE agreement SET state = 'BROKEN' WHERE id = @Id", new { agreement.Id });
            await audit.WriteAsync(session, "AGREEMENT_BROKEN", account.Reference);
            return 0;
        }, cancel);

    /// <summary>Sends first and writes afterwards: no step is recorded of which the tenant was not told.</summary>
    private async Task<int> TakeStepAsync(ReviewedAccount account, string stage, DateOnly today, CancellationToken cancel)
    {
        var people = await database.ReadAsync(session => Recipients.OfTenancyAsync(session, account.TenancyId, today), cancel);
        var notice = stage == Stage.Notice ? NoticeDates.ServedToday(today) : null;
        var sent = new List<SentMessage>();
        foreach (var message in ArrearsMessages.For(stage, account, people, notice))
            sent.Add(await sending.SendAsync(message));
        return await database.WriteAsync(async session =>
        {
            await RecordAsync(session, account, stage, today);
            if (notice is not null)
                await RecordNoticeAsync(session, account.AccountId, notice, people);
            foreach (var message in sent)
                await message.RecordAsync(session, clock, account.AccountId);
            await audit.WriteAsync(session, "ARREARS_STAGE", account.Reference);
            return sent.Count;
        }, cancel);
    }

    private static async Task RecordAsync(HousingSession session, ReviewedAccount account, string stage, DateOnly today)
    {
        await ArrearsCases.EnsureAsync(session, account.AccountId);
        await session.ExecuteAsync(
            "UPDATE arrears_case SET stage = @stage, stage_on = @today WHERE account_id = @AccountId",
            new { stage, today, account.AccountId });
        await session.ExecuteAsync(
            """
            INSERT INTO arrears_action (account_id, action_type, taken_on, balance_pence)
            VALUES (@AccountId, @stage, @today, @BalancePence)
            """, new { account.AccountId, stage, today, account.BalancePence });
        if (stage is Stage.None or Stage.FormerTenant)
        {
            await session.ExecuteAsync(
                "UPDATE agreement SET state = 'ENDED' WHERE account_id = @AccountId AND state = 'ACTIVE'", new { account.AccountId });
        }
    }

    private static async Task RecordNoticeAsync(
        HousingSession session, long accountId, NoticeDates notice, IReadOnlyList<Recipient> people)
    {
        var noticeId = await session.InsertAsync(
            """
            INSERT INTO notice (account_id, notice_type, served_on, effective_on, expires_on)
            VALUES (@accountId, 'NOSP', @ServedOn, @EffectiveOn, @ExpiresOn)
            """, new { accountId, notice.ServedOn, notice.EffectiveOn, notice.ExpiresOn });
        foreach (var person in people)
        {
            await session.ExecuteAsync(
                "INSERT INTO notice_person (notice_id, person_id) VALUES (@noticeId, @PersonId)", new { noticeId, person.PersonId });
        }
    }
}
