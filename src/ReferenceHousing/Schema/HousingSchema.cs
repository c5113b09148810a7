using ReferenceHousing.Repairs;

namespace ReferenceHousing.Schema;

/// <summary>The tables. Money is whole pence, dates are YYYY-MM-DD, instants YYYY-MM-DDTHH:MM:SSZ in UTC.</summary>
public static class HousingSchema
{
    /// <summary>Creates what is not there yet; running it again changes nothing.</summary>
    public const string Create = RentSchema.Create + """

        CREATE TABLE IF NOT EXISTS property (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            uprn TEXT NOT NULL,
            address_line TEXT NOT NULL,
            town TEXT NOT NULL,
            postcode TEXT NOT NULL,
            property_type TEXT NOT NULL,
            bedrooms INTEGER NOT NULL,
            target_rent_pence INTEGER NULL,
            target_rent_weeks INTEGER NOT NULL DEFAULT 52);

        CREATE TABLE IF NOT EXISTS person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            date_of_birth TEXT NOT NULL,
            national_insurance_number TEXT NULL,
            email TEXT NULL,
            phone TEXT NULL);

        CREATE TABLE IF NOT EXISTS tenancy (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            property_id INTEGER NOT NULL REFERENCES property (id),
            tenancy_type TEXT NOT NULL,
            start_date TEXT NOT NULL,
            end_date TEXT NULL);
        CREATE INDEX IF NOT EXISTS ix_tenancy_property ON tenancy (property_id);

        CREATE TABLE IF NOT EXISTS household_member (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenancy_id INTEGER NOT NULL REFERENCES tenancy (id),
            person_id INTEGER NOT NULL REFERENCES person (id),
            role TEXT NOT NULL,
            responsible INTEGER NOT NULL,
            UNIQUE (tenancy_id, person_id));
        CREATE INDEX IF NOT EXISTS ix_household_member_person ON household_member (person_id);

        CREATE TABLE IF NOT EXISTS rent_account (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            payment_reference TEXT NOT NULL UNIQUE,
            tenancy_id INTEGER NOT NULL REFERENCES tenancy (id),
            balance_pence INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS ix_rent_account_tenancy ON rent_account (tenancy_id);

        CREATE TABLE IF NOT EXISTS charge (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            charge_type TEXT NOT NULL,
            weekly_amount_pence INTEGER NOT NULL,
            charged_weeks INTEGER NOT NULL DEFAULT 52,
            start_date TEXT NOT NULL,
            end_date TEXT NULL,
            uplift_id INTEGER NULL REFERENCES rent_uplift (id));
        CREATE INDEX IF NOT EXISTS ix_charge_account ON charge (account_id);

        CREATE TABLE IF NOT EXISTS rent_year (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            starts_on TEXT NOT NULL,
            weeks INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS rent_free_week (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            rent_year_id INTEGER NOT NULL REFERENCES rent_year (id),
            week_starts_on TEXT NOT NULL UNIQUE);

        CREATE TABLE IF NOT EXISTS debit_run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            week_starts_on TEXT NOT NULL UNIQUE,
            run_at TEXT NOT NULL,
            accounts INTEGER NOT NULL,
            header_total_pence INTEGER NOT NULL,
            posted_total_pence INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS cash_batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            file_name TEXT NOT NULL,
            file_digest TEXT NOT NULL UNIQUE,
            imported_at TEXT NOT NULL,
            record_count INTEGER NOT NULL,
            trailer_total_pence INTEGER NOT NULL,
            posted_total_pence INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS rent_transaction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            transaction_date TEXT NOT NULL,
            posted_at TEXT NOT NULL,
            transaction_type TEXT NOT NULL,
            amount_pence INTEGER NOT NULL,
            week_starts_on TEXT NULL,
            debit_run_id INTEGER NULL REFERENCES debit_run (id),
            cash_batch_id INTEGER NULL REFERENCES cash_batch (id),
            narrative TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_rent_transaction_account ON rent_transaction (account_id, transaction_date);
        CREATE INDEX IF NOT EXISTS ix_rent_transaction_debit_run ON rent_transaction (debit_run_id);

        CREATE TABLE IF NOT EXISTS suspense_item (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            cash_batch_id INTEGER NOT NULL REFERENCES cash_batch (id),
            payment_reference TEXT NOT NULL,
            amount_pence INTEGER NOT NULL,
            received_on TEXT NOT NULL,
            status TEXT NOT NULL,
            allocated_account_id INTEGER NULL REFERENCES rent_account (id),
            allocated_at TEXT NULL);

        CREATE TABLE IF NOT EXISTS arrears_case (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL UNIQUE REFERENCES rent_account (id),
            stage TEXT NOT NULL,
            stage_on TEXT NULL,
            paused_until TEXT NULL,
            pause_reason TEXT NULL);

        CREATE TABLE IF NOT EXISTS arrears_action (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            action_type TEXT NOT NULL,
            taken_on TEXT NOT NULL,
            balance_pence INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_arrears_action_account ON arrears_action (account_id);

        CREATE TABLE IF NOT EXISTS agreement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            starts_on TEXT NOT NULL,
            instalment_pence INTEGER NOT NULL,
            frequency TEXT NOT NULL,
            state TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_agreement_account ON agreement (account_id);

        CREATE TABLE IF NOT EXISTS notice (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES rent_account (id),
            notice_type TEXT NOT NULL,
            served_on TEXT NOT NULL,
            effective_on TEXT NOT NULL,
            expires_on TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_notice_account ON notice (account_id);

        CREATE TABLE IF NOT EXISTS notice_person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            notice_id INTEGER NOT NULL REFERENCES notice (id),
            person_id INTEGER NOT NULL REFERENCES person (id));
        CREATE INDEX IF NOT EXISTS ix_notice_person_notice ON notice_person (notice_id);

        CREATE TABLE IF NOT EXISTS message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id INTEGER NOT NULL REFERENCES person (id),
            account_id INTEGER NULL REFERENCES rent_account (id),
            channel TEXT NOT NULL,
            template TEXT NOT NULL,
            notify_id TEXT NULL,
            sent_at TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS app_user (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL);

        CREATE TABLE IF NOT EXISTS audit_entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            user_name TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            correlation_id TEXT NOT NULL);
        """ + TenancySchema.Create + RefundSchema.Create + DirectDebitSchema.Create + RepairSchema.Create;
}
