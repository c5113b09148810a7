using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Arrears;

/// <summary>What the nightly review reads before it decides.</summary>
internal static class ReviewReading
{
    /// <summary>Accounts of live tenancies that owe something or stand on the ladder, by reference.</summary>
    public static Task<IReadOnlyList<ReviewedAccount>> AccountsAsync(HousingSession session, DateOnly today) =>
        session.ListAsync<ReviewedAccount>(
            """
            SELECT a.id AS account_id, a.tenancy_id, a.reference, a.payment_reference, a.balance_pence,
                   COALESCE(k.stage, 'NONE') AS stage, k.stage_on, k.paused_until,
                   (SELECT COALESCE(SUM(x.amount_pence), 0) FROM rent_transaction x
                    WHERE x.account_id = a.id AND x.transaction_type = 'RENT_DEBIT' AND x.transaction_date > @weekAgo) AS recent_debit_pence,
                   (SELECT COALESCE(SUM(c.weekly_amount_pence), 0) FROM charge c
                    WHERE c.account_id = a.id AND c.start_date <= @today
                      AND (c.end_date IS NULL OR c.end_date = @notEnded OR c.end_date >= @today)) AS weekly_charges_pence,
                   n.effective_on AS notice_effective_on, n.expires_on AS notice_expires_on
            FROM rent_account a
            JOIN tenancy t ON t.id = a.tenancy_id
            LEFT JOIN arrears_case k ON k.account_id = a.id
            LEFT JOIN notice n ON n.id = (SELECT MAX(l.id) FROM notice l WHERE l.account_id = a.id)
            WHERE (a.balance_pence > 0 OR k.stage <> 'NONE')
              AND (t.end_date IS NULL OR t.end_date = @notEnded OR t.end_date >= @today)
            ORDER BY a.reference
            """, new { today, weekAgo = today.AddDays(-7), notEnded = Period.NotEnded });

    /// <summary>Agreements in force, each with what has been paid since it started.</summary>
    public static Task<IReadOnlyList<AgreementInForce>> AgreementsAsync(HousingSession session) =>
        session.ListAsync<AgreementInForce>(
            """
            SELECT g.id, g.account_id, g.starts_on, g.instalment_pence, g.frequency, g.state,
                   (SELECT -COALESCE(SUM(x.amount_pence), 0) FROM rent_transaction x
                    WHERE x.account_id = g.account_id AND x.transaction_type = 'PAYMENT' AND x.transaction_date >= g.starts_on) AS paid_pence
            FROM agreement g WHERE g.state = 'ACTIVE'
            """);

    /// <summary>Accounts of ended tenancies that still owe and are not yet former tenants' arrears, and those of which nothing is left to pay.</summary>
    public static Task<IReadOnlyList<ReviewedAccount>> FormerAccountsAsync(HousingSession session, DateOnly today) =>
        session.ListAsync<ReviewedAccount>(
            """
            SELECT a.id AS account_id, a.tenancy_id, a.reference, a.payment_reference, a.balance_pence, COALESCE(k.stage, 'NONE') AS stage
            FROM rent_account a
            JOIN tenancy t ON t.id = a.tenancy_id
            LEFT JOIN arrears_case k ON k.account_id = a.id
            WHERE t.end_date <> @notEnded AND t.end_date < @today
              AND ((a.balance_pence > 0 AND COALESCE(k.stage, 'NONE') <> @FormerTenant) OR (a.balance_pence <= 0 AND k.stage <> 'NONE'))
            ORDER BY a.reference
            """, new { today, notEnded = Period.NotEnded, Stage.FormerTenant });
}

/// <summary>An agreement with what has been paid since it started.</summary>
internal sealed record AgreementInForce
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public DateOnly StartsOn { get; init; }

    public long InstalmentPence { get; init; }

    public required string Frequency { get; init; }

    public required string State { get; init; }

    public long PaidPence { get; init; }

    public bool IsKept(DateOnly today) =>
        new Agreement { StartsOn = StartsOn, InstalmentPence = InstalmentPence, Frequency = Frequency, State = State }.IsKept(PaidPence, today);
}
