using Notify.Exceptions;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Messages;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Arrears;

/// <summary>Takes every account in arrears one step along the ladder where a step is due, and tells the tenants.</summary>
public sealed class NightlyReview(
    HousingDatabase database, HousingClock clock, MessageSending sending, AuditTrail audit, ILogger<NightlyReview> log)
{
    public async Task<ReviewResult> RunAsync(CancellationToken cancel)
    {
        var today = clock.Today;
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
        var people = await database.ReadAsync(session => ReviewReading.ResponsiblePeopleAsync(session, account.TenancyId), cancel);
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
                await RecordMessageAsync(session, account.AccountId, message);
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
        if (stage == Stage.None)
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

    private Task RecordMessageAsync(HousingSession session, long accountId, SentMessage message) => session.ExecuteAsync(
        """
        INSERT INTO message (person_id, account_id, channel, template, notify_id, sent_at)
        VALUES (@PersonId, @accountId, @Channel, @Template, @NotifyId, @sentAt)
        """,
        new { message.PersonId, accountId, message.Channel, message.Template, message.NotifyId, sentAt = clock.Instant });
}
