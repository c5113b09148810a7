namespace ReferenceHousing.Schema;

/// <summary>Where people's letters go, and what happened to tenancies while they went on.</summary>
internal static class TenancySchema
{
    public const string Create = """

        CREATE TABLE IF NOT EXISTS person_address (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id INTEGER NOT NULL REFERENCES person (id),
            address_line TEXT NOT NULL,
            town TEXT NOT NULL,
            postcode TEXT NOT NULL,
            from_date TEXT NOT NULL,
            to_date TEXT NULL);
        CREATE INDEX IF NOT EXISTS ix_person_address_person ON person_address (person_id);

        CREATE TABLE IF NOT EXISTS tenancy_change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenancy_id INTEGER NOT NULL REFERENCES tenancy (id),
            change_type TEXT NOT NULL,
            changed_on TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id),
            former_person_id INTEGER NULL REFERENCES person (id));
        CREATE INDEX IF NOT EXISTS ix_tenancy_change_tenancy ON tenancy_change (tenancy_id);
        """;
}
