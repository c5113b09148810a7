using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Payments;

/// <summary>Refunds: of a credit only, never more than it, and above a limit with the approval of a second person.</summary>
public sealed class Refunds(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>£250.00: above it somebody else than the one who asked must approve.</summary>
    public const long ApprovalAbovePence = 25_000;

    private const string Select = """
        SELECT f.id, a.reference AS account, f.amount_pence, f.reason, f.status, f.requested_by, f.requested_at, f.approved_by
        FROM refund f JOIN rent_account a ON a.id = f.account_id
        """;

    /// <summary>An account's refunds, oldest first.</summary>
    public Task<IReadOnlyList<Refund>> ListAsync(string account, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<Refund>($"{Select} WHERE a.reference = @account ORDER BY f.id", new { account }), cancel);

    /// <summary>Asks for a refund. Up to the limit it is paid at once; above it, it waits. Refused for more than the credit.</summary>
    public Task<Refund> RequestAsync(string account, long amountPence, string? reason, string user, CancellationToken cancel)
    {
        if (amountPence < 1)
            throw new RefusedException(Refusal.Invalid, "Amount", "Amount must be more than £0.00");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(Refusal.Invalid, "Reason", "Reason must say why money goes back");
        return database.WriteAsync(async session =>
        {
            var found = await RentAccounts.GetAsync(session, account);
            var waiting = await session.SingleAsync<long>(
                "SELECT COALESCE(SUM(amount_pence), 0) FROM refund WHERE account_id = @Id AND status = 'REQUESTED'", new { found.Id });
            RefuseBeyondCredit(found, amountPence, waiting);
            var id = await session.InsertAsync(
                """
                INSERT INTO refund (account_id, amount_pence, reason, status, requested_by, requested_at)
                VALUES (@Id, @amountPence, @reason, 'REQUESTED', @user, @Instant)
                """, new { found.Id, amountPence, reason = reason.Trim(), user, clock.Instant });
            await audit.WriteAsync(session, "REFUND_REQUESTED", account);
            if (amountPence <= ApprovalAbovePence)
                await PayAsync(session, id, found, amountPence);
            return await GetAsync(session, id);
        }, cancel);
    }

    /// <summary>Approves and pays a refund that waits. Refused to the one who asked for it, and when the credit has gone meanwhile.</summary>
    public Task<Refund> ApproveAsync(long id, string user, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var refund = await GetAsync(session, id);
        if (refund.Status != Refund.Requested)
            throw new RefusedException(Refusal.Conflict, "", "This refund has been paid already");
        if (refund.RequestedBy == user)
            throw new RefusedException(Refusal.Conflict, "", "Somebody else than the person who asked for a refund must approve it");
        var account = await RentAccounts.GetAsync(session, refund.Account);
        RefuseBeyondCredit(account, refund.AmountPence, waitingPence: 0);
        await session.ExecuteAsync(
            "UPDATE refund SET approved_by = @user, approved_at = @Instant WHERE id = @id", new { user, clock.Instant, id });
        await audit.WriteAsync(session, "REFUND_APPROVED", refund.Account);
        await PayAsync(session, id, account, refund.AmountPence);
        return await GetAsync(session, id);
    }, cancel);

    private static void RefuseBeyondCredit(RentAccount account, long amountPence, long waitingPence)
    {
        var credit = -account.BalancePence - waitingPence;
        if (credit <= 0)
            throw new RefusedException(Refusal.Conflict, "Amount", $"{account.Reference} has no credit to refund");
        if (amountPence > credit)
            throw new RefusedException(Refusal.Conflict, "Amount", $"Amount must not be more than the credit of {Money.Format(credit)}");
    }

    private async Task PayAsync(HousingSession session, long id, RentAccount account, long amountPence)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative)
            VALUES (@Id, @Today, @Instant, 'REFUND', @amountPence, 'Refund of credit')
            """, new { account.Id, clock.Today, clock.Instant, amountPence });
        await session.ExecuteAsync(
            "UPDATE rent_account SET balance_pence = balance_pence + @amountPence WHERE id = @Id", new { amountPence, account.Id });
        await session.ExecuteAsync("UPDATE refund SET status = 'PAID' WHERE id = @id", new { id });
        await audit.WriteAsync(session, "REFUND_PAID", account.Reference);
    }

    private static async Task<Refund> GetAsync(HousingSession session, long id) =>
        await session.FindAsync<Refund>($"{Select} WHERE f.id = @id", new { id })
        ?? throw new RefusedException(Refusal.NotFound, "", $"There is no refund {id}");
}
