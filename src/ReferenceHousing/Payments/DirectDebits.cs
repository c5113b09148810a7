using ReferenceHousing.Schema;

namespace ReferenceHousing.Payments;

/// <summary>Instructions to collect rent from tenants' banks: kept and shown here, collected by somebody else.</summary>
public sealed class DirectDebits(HousingDatabase database)
{
    /// <summary>The account's instructions in force, oldest first.</summary>
    public Task<IReadOnlyList<DirectDebit>> ActiveAsync(long accountId, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<DirectDebit>(
            "SELECT reference, amount_pence, collection_day FROM direct_debit WHERE account_id = @accountId AND state = 'ACTIVE' ORDER BY started_on, id",
            new { accountId }), cancel);
}
