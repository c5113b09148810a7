using System.Globalization;
using ReferenceHousing.Access;
using ReferenceHousing.Rents;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Tenancies;

/// <summary>Starts tenancies, each with its household, its rent account and its first charge.</summary>
public sealed class Lettings(HousingDatabase database, AuditTrail audit)
{
    /// <summary>£9,999.99 a week: more is a slip of the finger.</summary>
    private const long MostRentPence = 999_999;

    /// <summary>Starts a tenancy. Refused when something named does not exist, or the home is let on that day.</summary>
    public Task<Tenancy> StartAsync(NewTenancy wanted, CancellationToken cancel)
    {
        // Other systems send an empty text where there is no joint tenant.
        wanted = wanted with { JointTenant = string.IsNullOrWhiteSpace(wanted.JointTenant) ? null : wanted.JointTenant.Trim() };
        Check(wanted);
        return database.WriteAsync(async session =>
        {
            var home = await HomeAsync(session, wanted.Property);
            var rent = AgreedRent(home, wanted);
            var tenantId = await IdAsync(session, "person", "Tenant", "person", wanted.Tenant);
            long? jointTenantId = wanted.JointTenant is { } joint
                ? await IdAsync(session, "person", "JointTenant", "person", joint)
                : null;
            await RefuseWhenLetAsync(session, home.Id, wanted);

            var reference = await NextReferenceAsync(session, "tenancy", "T-");
            var tenancyId = await session.InsertAsync(
                "INSERT INTO tenancy (reference, property_id, tenancy_type, start_date) VALUES (@reference, @propertyId, @TenancyType, @StartDate)",
                new { reference, propertyId = home.Id, wanted.TenancyType, wanted.StartDate });
            await AddMemberAsync(session, tenancyId, tenantId, "TENANT");
            if (jointTenantId is { } id)
                await AddMemberAsync(session, tenancyId, id, "JOINT_TENANT");
            await OpenAccountAsync(session, tenancyId, rent);
            await audit.WriteAsync(session, "TENANCY_STARTED", reference);
            return await TenancyRegister.GetAsync(session, reference);
        }, cancel);
    }

    private static void Check(NewTenancy wanted)
    {
        if (!NewTenancy.Types.Contains(wanted.TenancyType))
            throw new RefusedException(Refusal.Invalid, "TenancyType", $"Tenancy type must be one of {string.Join(", ", NewTenancy.Types)}");
        if (wanted.WeeklyRentPence is < 1 or > MostRentPence)
            throw new RefusedException(Refusal.Invalid, "WeeklyRent", "Weekly rent must be between £0.01 and £9,999.99");
        if (wanted.JointTenant == wanted.Tenant)
            throw new RefusedException(Refusal.Invalid, "JointTenant", "Joint tenant must be somebody else than the tenant");
    }

    private static async Task<Home> HomeAsync(HousingSession session, string reference) =>
        await session.FindAsync<Home>(
            "SELECT id, bedrooms, target_rent_pence, target_rent_weeks FROM property WHERE reference = @reference", new { reference })
        ?? throw new RefusedException(Refusal.Invalid, "Property", $"There is no property {reference}");

    /// <summary>The first charge: what was agreed, and else the home's target rent, which a letting takes whatever was paid before.</summary>
    private static Charge AgreedRent(Home home, NewTenancy wanted)
    {
        var isGarage = wanted.TenancyType == "GARAGE";
        var rent = new Charge
        {
            ChargeType = isGarage ? Charge.Garage : Charge.Rent,
            WeeklyAmountPence = wanted.WeeklyRentPence ?? home.TargetRentPence
                ?? throw new RefusedException(Refusal.Invalid, "WeeklyRent", $"Weekly rent must be given: property {wanted.Property} has no target rent"),
            ChargedWeeks = wanted.WeeklyRentPence is null ? home.TargetRentWeeks : RentYear.UsualWeeks,
            StartDate = wanted.StartDate,
        };
        if (!isGarage)
            RentCap.Refuse(rent.WeeklyAmountPence, rent.ChargedWeeks, home.Bedrooms);
        return rent;
    }

    private static async Task<long> IdAsync(HousingSession session, string table, string field, string what, string reference) =>
        await session.FindAsync<long?>($"SELECT id FROM {table} WHERE reference = @reference", new { reference })
        ?? throw new RefusedException(Refusal.Invalid, field, $"There is no {what} {reference}");

    private static async Task RefuseWhenLetAsync(HousingSession session, long propertyId, NewTenancy wanted)
    {
        var let = await session.ListAsync<string>(
            """
            SELECT reference FROM tenancy
            WHERE property_id = @propertyId AND (end_date IS NULL OR end_date = @notEnded OR end_date >= @StartDate)
            ORDER BY reference
            """, new { propertyId, notEnded = Period.NotEnded, wanted.StartDate });
        if (let.Count > 0)
        {
            throw new RefusedException(Refusal.Conflict, "Property",
                $"Property {wanted.Property} is let under tenancy {let[0]} on {Wording.Date(wanted.StartDate)}");
        }
    }

    private static Task AddMemberAsync(HousingSession session, long tenancyId, long personId, string role) => session.ExecuteAsync(
        "INSERT INTO household_member (tenancy_id, person_id, role, responsible) VALUES (@tenancyId, @personId, @role, 1)",
        new { tenancyId, personId, role });

    private static async Task OpenAccountAsync(HousingSession session, long tenancyId, Charge rent)
    {
        var reference = await NextReferenceAsync(session, "rent_account", "RA-");
        var accountId = await session.InsertAsync(
            """
            INSERT INTO rent_account (reference, payment_reference, tenancy_id, balance_pence)
            VALUES (@reference, @paymentReference, @tenancyId, 0)
            """,
            new { reference, paymentReference = await FreePaymentReferenceAsync(session, reference), tenancyId });
        await ChargeRows.InsertAsync(session, rent with { AccountId = accountId });
    }

    private static async Task<string> NextReferenceAsync(HousingSession session, string table, string prefix)
    {
        // References of another form (letters after the prefix, as an interface or a migration brings them) number nothing of ours.
        var last = await session.SingleAsync<string?>($"SELECT MAX(reference) FROM {table} WHERE reference < @letters", new { letters = prefix + "A" });
        var number = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length), CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:000000}");
    }

    /// <summary>Ten digits made of the account's number; the next free ones when older accounts have them already.</summary>
    private static async Task<string> FreePaymentReferenceAsync(HousingSession session, string accountReference)
    {
        var number = long.Parse(accountReference.AsSpan("RA-".Length), CultureInfo.InvariantCulture);
        while (true)
        {
            var candidate = number.ToString("D10", CultureInfo.InvariantCulture);
            var taken = await session.SingleAsync<long>(
                "SELECT COUNT(*) FROM rent_account WHERE payment_reference = @candidate", new { candidate });
            if (taken == 0)
                return candidate;
            number++;
        }
    }

    private sealed record Home
    {
        public long Id { get; init; }

        public int Bedrooms { get; init; }

        public long? TargetRentPence { get; init; }

        public int TargetRentWeeks { get; init; }
    }
}
