namespace ReferenceHousing.Schema;

/// <summary>What was done to many charges at once: uplifts and conversions of the weeks that rents are charged over.</summary>
internal static class RentSchema
{
    public const string Create = """
        CREATE TABLE IF NOT EXISTS rent_uplift (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            effective_on TEXT NOT NULL UNIQUE,
            percent_hundredths INTEGER NOT NULL,
            run_at TEXT NOT NULL,
            charges INTEGER NOT NULL,
            old_total_pence INTEGER NOT NULL,
            new_total_pence INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS weeks_conversion (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            effective_on TEXT NOT NULL UNIQUE,
            from_weeks INTEGER NOT NULL,
            to_weeks INTEGER NOT NULL,
            run_at TEXT NOT NULL,
            charges INTEGER NOT NULL,
            target_rents INTEGER NOT NULL);

        CREATE TABLE IF NOT EXISTS review_run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reviewed_on TEXT NOT NULL UNIQUE,
            run_at TEXT NOT NULL);
        """;
}
