namespace ReferenceHousing.Schema;

/// <summary>Money that goes back to tenants.</summary>
internal static class RefundSchema
{
    public const string Create = """

        CREATE TABLE IF NOT EXISTS refund (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            amount_pence INTEGER NOT NULL,
            reason TEXT NOT NULL,
            status TEXT NOT NULL,
            requested_by TEXT NOT NULL,
            requested_at TEXT NOT NULL,
            approved_by TEXT NULL,
            approved_at TEXT NULL);
        CREATE INDEX IF NOT EXISTS ix_refund_account ON refund (account_id);
        """;
}
