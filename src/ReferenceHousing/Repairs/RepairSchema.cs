namespace ReferenceHousing.Repairs;

/// <summary>The tables of repairs, as a part of the whole schema.</summary>
public static class RepairSchema
{
    /// <summary>Creates what is not there yet.</summary>
    public const string Create = """

        CREATE TABLE IF NOT EXISTS bank_holiday (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            day TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS repair_policy (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            emergency_starts TEXT NOT NULL,
            variation_limit_pence INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS works_order (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            property_id INTEGER NOT NULL REFERENCES property (id),
            tenancy_id INTEGER NULL REFERENCES tenancy (id),
            description TEXT NOT NULL,
            priority TEXT NOT NULL,
            status TEXT NOT NULL,
            reported_at TEXT NOT NULL,
            target_on TEXT NOT NULL,
            target_at TEXT NULL,
            cost_pence INTEGER NOT NULL DEFAULT 0,
            started_at TEXT NULL,
            completed_at TEXT NULL,
            notes TEXT NULL);
        CREATE INDEX IF NOT EXISTS ix_works_order_property ON works_order (property_id);
        CREATE INDEX IF NOT EXISTS ix_works_order_tenancy ON works_order (tenancy_id);
        CREATE INDEX IF NOT EXISTS ix_works_order_status ON works_order (status, target_on);

        CREATE TABLE IF NOT EXISTS appointment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            works_order_id INTEGER NOT NULL REFERENCES works_order (id),
            day TEXT NOT NULL,
            slot TEXT NOT NULL,
            operative TEXT NULL,
            state TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_appointment_works_order ON appointment (works_order_id);
        CREATE INDEX IF NOT EXISTS ix_appointment_day ON appointment (day, operative);

        CREATE TABLE IF NOT EXISTS variation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            works_order_id INTEGER NOT NULL REFERENCES works_order (id),
            amount_pence INTEGER NOT NULL,
            reason TEXT NOT NULL,
            state TEXT NOT NULL,
            asked_at TEXT NOT NULL,
            decided_at TEXT NULL);
        CREATE INDEX IF NOT EXISTS ix_variation_works_order ON variation (works_order_id);

        CREATE TABLE IF NOT EXISTS hazard (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            works_order_id INTEGER NOT NULL UNIQUE REFERENCES works_order (id),
            kind TEXT NOT NULL,
            severity TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS hazard_clock (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hazard_id INTEGER NOT NULL REFERENCES hazard (id),
            duty TEXT NOT NULL,
            due_on TEXT NOT NULL,
            due_at TEXT NULL,
            latest_on TEXT NULL,
            done_at TEXT NULL,
            in_time INTEGER NULL,
            UNIQUE (hazard_id, duty));
        """;
}
