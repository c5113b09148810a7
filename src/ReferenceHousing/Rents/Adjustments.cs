using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>Puts right what weeks that were debited should have been, with one transaction for all of them.</summary>
internal static class Adjustments
{
    /// <summary>An account's charges over a tenancy: what a week's debit is worked out from.</summary>
    internal sealed record Basis(Period Tenancy, IReadOnlyList<Charge> Charges);

    /// <summary>What the weeks come to after a change, less what they came to before it. Positive owes.</summary>
    public static async Task<long> DifferenceAsync(
        HousingSession session, long accountId, IEnumerable<DateOnly> weeks, Basis before, Basis after)
    {
        long difference = 0;
        foreach (var week in weeks)
        {
            var year = await RentCalendar.YearOfAsync(session, week);
            difference += WeeklyDebit.For(accountId, year, week, after.Tenancy, after.Charges).AmountPence
                - WeeklyDebit.For(accountId, year, week, before.Tenancy, before.Charges).AmountPence;
        }
        return difference;
    }

    /// <summary>Posts an adjustment and moves the balance with it; nothing when there is no difference.</summary>
    public static async Task PostAsync(HousingSession session, HousingClock clock, long accountId, long amountPence, string narrative)
    {
        if (amountPence == 0)
            return;
        await session.ExecuteAsync(
            """
            INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative)
            VALUES (@accountId, @Today, @Instant, 'ADJUSTMENT', @amountPence, @narrative)
            """, new { accountId, clock.Today, clock.Instant, amountPence, narrative });
        await session.ExecuteAsync(
            "UPDATE rent_account SET balance_pence = balance_pence + @amountPence WHERE id = @accountId", new { amountPence, accountId });
    }
}
