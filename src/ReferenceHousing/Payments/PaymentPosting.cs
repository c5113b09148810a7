using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Payments;

/// <summary>A payment on its way into a rent account. The amount is negative: it lowers what is owed.</summary>
public sealed record PaymentPosting(long AccountId, long BatchId, DateOnly ReceivedOn, long AmountPence, string Narrative)
{
    /// <summary>Writes the transaction and moves the balance with it.</summary>
    public static async Task PostAsync(HousingSession session, HousingClock clock, PaymentPosting posting)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO rent_transaction
                (account_id, transaction_date, posted_at, transaction_type, amount_pence, cash_batch_id, narrative)
            VALUES
                (@AccountId, @ReceivedOn, @postedAt, 'PAYMENT', @AmountPence, @BatchId, @Narrative)
            """,
            new { posting.AccountId, posting.ReceivedOn, postedAt = clock.Instant, posting.AmountPence, posting.BatchId, posting.Narrative });
        await session.ExecuteAsync(
            "UPDATE rent_account SET balance_pence = balance_pence + @AmountPence WHERE id = @AccountId",
            new { posting.AmountPence, posting.AccountId });
    }
}
