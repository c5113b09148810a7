using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>Rent accounts, their charges and their transactions.</summary>
public sealed class RentAccounts(HousingDatabase database)
{
    /// <summary>The account of a reference; refused when there is none.</summary>
    public Task<RentAccount> GetAsync(string reference, CancellationToken cancel) =>
        database.ReadAsync(session => GetAsync(session, reference), cancel);

    /// <summary>The account of a reference, as the running transaction sees it; refused when there is none.</summary>
    public static async Task<RentAccount> GetAsync(HousingSession session, string reference) =>
        await session.FindAsync<RentAccount>(
            """
            SELECT a.id, a.reference, a.payment_reference, a.balance_pence, t.reference AS tenancy_reference,
                   p.address_line, p.town, p.postcode
            FROM rent_account a
            JOIN tenancy t ON t.id = a.tenancy_id
            JOIN property p ON p.id = t.property_id
            WHERE a.reference = @reference
            """, new { reference })
        ?? throw new RefusedException(Refusal.NotFound, "Account", $"There is no rent account {reference}");

    /// <summary>Names of those who are responsible for the rent, tenant first.</summary>
    public Task<IReadOnlyList<string>> TenantsAsync(long accountId, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<string>(
            """
            SELECT CONCAT(p.title, ' ', p.first_name, ' ', p.last_name)
            FROM rent_account a
            JOIN household_member m ON m.tenancy_id = a.tenancy_id
            JOIN person p ON p.id = m.person_id
            WHERE a.id = @accountId AND m.responsible = 1
            ORDER BY m.id
            """, new { accountId }), cancel);

    /// <summary>All charges, present and past, oldest first.</summary>
    public Task<IReadOnlyList<Charge>> ChargesAsync(long accountId, CancellationToken cancel) =>
        database.ReadAsync(session => ChargesAsync(session, accountId), cancel);

    /// <summary>All charges, as the running transaction sees them.</summary>
    public static Task<IReadOnlyList<Charge>> ChargesAsync(HousingSession session, long accountId) => session.ListAsync<Charge>(
        """
        SELECT id, account_id, charge_type, weekly_amount_pence, charged_weeks, start_date, end_date
        FROM charge WHERE account_id = @accountId ORDER BY start_date, id
        """, new { accountId });

    /// <summary>All transactions, oldest first.</summary>
    public Task<IReadOnlyList<RentTransaction>> TransactionsAsync(long accountId, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<RentTransaction>(
            """
            SELECT transaction_date, transaction_type, week_starts_on, narrative, amount_pence
            FROM rent_transaction WHERE account_id = @accountId ORDER BY transaction_date, id
            """, new { accountId }), cancel);
}
