using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Payments;

/// <summary>Payments that wait for somebody to say whose they are.</summary>
public sealed class Suspense(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    private const string Select = """
        SELECT s.id, s.cash_batch_id, b.file_name, s.payment_reference, s.amount_pence, s.received_on, s.status, a.reference AS account
        FROM suspense_item s
        JOIN cash_batch b ON b.id = s.cash_batch_id
        LEFT JOIN rent_account a ON a.id = s.allocated_account_id
        """;

    /// <summary>What waits, oldest first.</summary>
    public Task<IReadOnlyList<SuspenseItem>> OpenAsync(CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<SuspenseItem>(
            $"{Select} WHERE s.status = 'OPEN' ORDER BY s.received_on, s.id"), cancel);

    public Task<SuspenseItem> GetAsync(long id, CancellationToken cancel) => database.ReadAsync(session => GetAsync(session, id), cancel);

    /// <summary>Credits an account with the payment, as of the day it was received. Refused when somebody has done so before.</summary>
    public Task<SuspenseItem> AllocateAsync(long id, string account, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var item = await GetAsync(session, id);
            if (item.Status != "OPEN")
                throw new RefusedException(Refusal.Conflict, $"Account-{id}", $"This payment has been allocated to {item.Account} already");
            var credited = await FindAsync(session, id, account);
            await PaymentPosting.PostAsync(session, clock,
                new PaymentPosting(credited.Id, item.CashBatchId, item.ReceivedOn, item.AmountPence, "Allocated from suspense"));
            await session.ExecuteAsync(
                """
                UPDATE suspense_item SET status = 'ALLOCATED', allocated_account_id = @accountId, allocated_at = @at WHERE id = @id
                """, new { accountId = credited.Id, at = clock.Instant, id });
            await audit.WriteAsync(session, "SUSPENSE_ALLOCATED", credited.Reference);
            return await GetAsync(session, id);
        }, cancel);

    private static async Task<RentAccount> FindAsync(HousingSession session, long id, string account)
    {
        try
        {
            return await RentAccounts.GetAsync(session, account);
        }
        catch (RefusedException refused)
        {
            // The item was found; the account is a value that was typed, and its field has the item's number.
            throw new RefusedException(Refusal.Invalid, $"Account-{id}", refused.Message);
        }
    }

    private static async Task<SuspenseItem> GetAsync(HousingSession session, long id) =>
        await session.FindAsync<SuspenseItem>($"{Select} WHERE s.id = @id", new { id })
        ?? throw new RefusedException(Refusal.NotFound, "", $"There is no suspense item {id}");
}
