using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Tenancies;

/// <summary>Finds and ends tenancies.</summary>
public sealed class TenancyRegister(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>A search shows no more than this many.</summary>
    public const int MostFound = 100;

    private const string Select = """
        SELECT t.reference, t.tenancy_type, t.start_date, t.end_date, a.reference AS account_reference,
               p.reference AS property_reference, p.address_line, p.town, p.postcode,
               COALESCE((SELECT CONCAT(e.title, ' ', e.first_name, ' ', e.last_name)
                         FROM household_member m JOIN person e ON e.id = m.person_id
                         WHERE m.tenancy_id = t.id AND m.role = 'TENANT'), '') AS tenant
        FROM tenancy t
        JOIN property p ON p.id = t.property_id
        LEFT JOIN rent_account a ON a.tenancy_id = t.id
        """;

    /// <summary>Tenancies of which a responsible person's name, the address or a reference contains the words; none for no words.</summary>
    public async Task<IReadOnlyList<Tenancy>> SearchAsync(string? words, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [];
        return await database.ReadAsync(session => session.FirstAsync<Tenancy>(
            MostFound,
            $"""
            {Select}
            WHERE LOWER(t.reference) LIKE @pattern ESCAPE '!'
               OR LOWER(a.reference) LIKE @pattern ESCAPE '!'
               OR a.payment_reference LIKE @pattern ESCAPE '!'
               OR LOWER(CONCAT(p.address_line, ', ', p.town, ', ', p.postcode)) LIKE @pattern ESCAPE '!'
               OR EXISTS (SELECT 1 FROM household_member m JOIN person e ON e.id = m.person_id
                          WHERE m.tenancy_id = t.id AND m.responsible = 1
                            AND LOWER(CONCAT(e.title, ' ', e.first_name, ' ', e.last_name)) LIKE @pattern ESCAPE '!')
            ORDER BY t.reference
            """, new { pattern = Pattern(words) }), cancel);
    }

    /// <summary>The tenancy of a reference; refused when there is none.</summary>
    public Task<Tenancy> GetAsync(string reference, CancellationToken cancel) =>
        database.ReadAsync(session => GetAsync(session, reference), cancel);

    public Task<IReadOnlyList<HouseholdMember>> HouseholdAsync(string reference, CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<HouseholdMember>(
            """
            SELECT e.reference AS person, CONCAT(e.title, ' ', e.first_name, ' ', e.last_name) AS name, m.role, m.responsible
            FROM household_member m
            JOIN person e ON e.id = m.person_id
            JOIN tenancy t ON t.id = m.tenancy_id
            WHERE t.reference = @reference
            ORDER BY m.id
            """, new { reference }), cancel);

    /// <summary>
    /// Ends a tenancy on its last day, and gives back what was debited for days after it. Refused before its start, and when it has ended already.
    /// </summary>
    public Task<Tenancy> EndAsync(string reference, DateOnly endDate, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var tenancy = await GetAsync(session, reference);
            if (tenancy.LastDay is { } ended)
                throw new RefusedException(Refusal.Conflict, "EndDate", $"Tenancy {reference} ended on {Wording.Date(ended)}");
            if (endDate < tenancy.StartDate)
            {
                throw new RefusedException(Refusal.Invalid, "EndDate",
                    $"End date must not be before the tenancy's start on {Wording.Date(tenancy.StartDate)}");
            }
            await session.ExecuteAsync("UPDATE tenancy SET end_date = @endDate WHERE reference = @reference", new { endDate, reference });
            if (tenancy.AccountReference is { } account)
                await CreditDaysAfterAsync(session, (await RentAccounts.GetAsync(session, account)).Id, tenancy.StartDate, endDate);
            await audit.WriteAsync(session, "TENANCY_ENDED", reference);
            return await GetAsync(session, reference);
        }, cancel);

    private async Task CreditDaysAfterAsync(HousingSession session, long accountId, DateOnly start, DateOnly lastDay)
    {
        var weeks = await session.ListAsync<DateOnly>(
            """
            SELECT DISTINCT week_starts_on FROM rent_transaction
            WHERE account_id = @accountId AND transaction_type = 'RENT_DEBIT' AND week_starts_on >= @monday ORDER BY week_starts_on
            """, new { accountId, monday = RentYear.MondayOf(lastDay) });
        var charges = await RentAccounts.ChargesAsync(session, accountId);
        var difference = await Adjustments.DifferenceAsync(session, accountId, weeks,
            new Adjustments.Basis(new Period(start, null), charges), new Adjustments.Basis(new Period(start, lastDay), charges));
        await Adjustments.PostAsync(session, clock, accountId, difference, $"Tenancy ended on {Wording.Date(lastDay)}");
    }

    internal static async Task<Tenancy> GetAsync(HousingSession session, string reference) =>
        await session.FindAsync<Tenancy>($"{Select} WHERE t.reference = @reference", new { reference })
        ?? throw new RefusedException(Refusal.NotFound, "Tenancy", $"There is no tenancy {reference}");

    private static string Pattern(string words) =>
        $"%{words.Trim().ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";
}
