using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Messages;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Letters;

/// <summary>Letters about the rent: statements, and the notice of a new rent. Each tenant and joint tenant gets their own.</summary>
public sealed class RentLetters(HousingDatabase database, HousingClock clock, MessageSending sending, AuditTrail audit)
{
    /// <summary>Everything that was sent about an account, oldest first.</summary>
    public Task<IReadOnlyList<LetterSent>> ListAsync(long accountId, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<LetterSent>(
            """
            SELECT m.sent_at, CONCAT(p.title, ' ', p.first_name, ' ', p.last_name) AS name, m.channel, m.template
            FROM message m JOIN person p ON p.id = m.person_id
            WHERE m.account_id = @accountId ORDER BY m.id
            """, new { accountId }), cancel);

    /// <summary>Sends a statement of what is owed, and gives the number of letters.</summary>
    public async Task<int> SendStatementAsync(string account, CancellationToken cancel)
    {
        var found = await database.ReadAsync(session => RentAccounts.GetAsync(session, account), cancel);
        var tenancyId = await database.ReadAsync(session => session.SingleAsync<long>(
            "SELECT tenancy_id FROM rent_account WHERE id = @Id", new { found.Id }), cancel);
        return await SendAsync(found.Id, tenancyId, found.Reference, "STATEMENT", "STATEMENT_SENT", new()
        {
            ["account_reference"] = found.Reference,
            ["payment_reference"] = found.PaymentReference,
            ["balance"] = Money.Balance(found.BalancePence),
            ["statement_date"] = Wording.Date(clock.Today),
        }, cancel);
    }

    /// <summary>Tells everybody of the new rent who has not been told, and gives the number of letters.</summary>
    public async Task<int> SendUpliftNoticesAsync(DateOnly effectiveOn, CancellationToken cancel)
    {
        var uplift = await database.ReadAsync(session => AnnualUplifts.GetAsync(session, effectiveOn), cancel);
        var letters = 0;
        foreach (var rent in await database.ReadAsync(session => UntoldAsync(session, uplift), cancel))
        {
            letters += await SendAsync(rent.AccountId, rent.TenancyId, rent.Reference, "RENT_INCREASE", "UPLIFT_NOTICE_SENT", new()
            {
                ["account_reference"] = rent.Reference,
                ["old_rent"] = Money.Format(rent.OldPence),
                ["new_rent"] = Money.Format(rent.NewPence),
                ["percent"] = Wording.Percent(uplift.PercentHundredths),
                ["effective_on"] = Wording.Date(effectiveOn),
            }, cancel);
        }
        return letters;
    }

    /// <summary>Rents that this uplift raised and of which no letter tells yet: after a failure the rest is sent, and nobody is told twice.</summary>
    private static Task<IReadOnlyList<RaisedRent>> UntoldAsync(HousingSession session, AnnualUplift uplift) => session.ListAsync<RaisedRent>(
        """
        SELECT n.account_id, a.tenancy_id, a.reference, o.weekly_amount_pence AS old_pence, n.weekly_amount_pence AS new_pence
        FROM charge n
        JOIN charge o ON o.account_id = n.account_id AND o.charge_type = n.charge_type AND o.end_date = @lastDay
        JOIN rent_account a ON a.id = n.account_id
        WHERE n.uplift_id = @Id
          AND NOT EXISTS (SELECT 1 FROM message m
                          WHERE m.account_id = n.account_id AND m.template = 'RENT_INCREASE' AND m.sent_at >= @RunAt)
        ORDER BY a.reference, n.id
        """, new { uplift.Id, uplift.RunAt, lastDay = uplift.EffectiveOn.AddDays(-1) });

    /// <summary>Sends first and writes afterwards: no letter is recorded that was not sent.</summary>
    private async Task<int> SendAsync(
        long accountId, long tenancyId, string reference, string template, string action, Dictionary<string, string> values, CancellationToken cancel)
    {
        var people = await database.ReadAsync(session => Recipients.OfTenancyAsync(session, tenancyId, clock.Today), cancel);
        var sent = new List<SentMessage>();
        foreach (var person in people)
        {
            var letter = person.Addressed(new Dictionary<string, string>(values) { ["name"] = person.Name });
            sent.Add(await sending.SendAsync(new OutgoingMessage(person.PersonId, Channel.Letter, template, "", reference, letter)));
        }
        return await database.WriteAsync(async session =>
        {
            foreach (var message in sent)
                await message.RecordAsync(session, clock, accountId);
            await audit.WriteAsync(session, action, reference);
            return sent.Count;
        }, cancel);
    }

    private sealed record RaisedRent
    {
        public long AccountId { get; init; }

        public long TenancyId { get; init; }

        public required string Reference { get; init; }

        public long OldPence { get; init; }

        public long NewPence { get; init; }
    }
}
