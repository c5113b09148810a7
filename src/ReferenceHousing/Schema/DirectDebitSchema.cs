namespace ReferenceHousing.Schema;

/// <summary>What tenants have agreed that the council may collect. No bank details: whoever collects keeps those, under the instruction's reference.</summary>
internal static class DirectDebitSchema
{
    public const string Create = """

        CREATE TABLE IF NOT EXISTS direct_debit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            reference TEXT NOT NULL UNIQUE,
            amount_pence INTEGER NOT NULL,
            collection_day INTEGER NOT NULL,
            started_on TEXT NOT NULL,
            cancelled_on TEXT NULL,
            state TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_direct_debit_account ON direct_debit (account_id);
        """;
}
