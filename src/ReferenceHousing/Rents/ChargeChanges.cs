using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>Changes what an account is charged, also for weeks that were debited before anybody knew.</summary>
public sealed class ChargeChanges(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>£9,999.99 a week: more is a slip of the finger.</summary>
    private const long MostPence = 999_999;

    /// <summary>
    /// Charges an amount from a day on; a charge of the same type ends the day before. Weeks that were debited are put right with one
    /// adjustment. Refused when a charge of the type starts on that day or later: it would be counted twice.
    /// </summary>
    /// <returns>The adjustment in pence; 0 when no week had been debited.</returns>
    public Task<long> ChargeAsync(string account, string chargeType, long weeklyPence, DateOnly from, CancellationToken cancel)
    {
        if (!Charge.Types.Contains(chargeType))
            throw new RefusedException(Refusal.Invalid, "ChargeType", $"Charge type must be one of {string.Join(", ", Charge.Types)}");
        if (weeklyPence is < 1 or > MostPence)
            throw new RefusedException(Refusal.Invalid, "WeeklyAmount", "Weekly amount must be between £0.01 and £9,999.99");
        return database.WriteAsync(async session =>
        {
            var found = await RentAccounts.GetAsync(session, account);
            var tenancy = await TenancyOfAsync(session, found.Id);
            if (from < tenancy.From || from > (tenancy.To ?? DateOnly.MaxValue))
                throw new RefusedException(Refusal.Invalid, "StartDate", $"{account} has no tenancy on {Wording.Date(from)}");
            var before = await OfTypeAsync(session, found.Id, chargeType);
            if (before.Any(charge => charge.StartDate >= from))
                throw new RefusedException(Refusal.Conflict, "StartDate", $"{account} is charged for this from {Wording.Date(from)} or a later day already");

            await WriteAsync(session, found.Id, chargeType, weeklyPence, from, before);
            var after = await OfTypeAsync(session, found.Id, chargeType);
            var weeks = await session.ListAsync<DateOnly>(
                "SELECT week_starts_on FROM debit_run WHERE week_starts_on >= @monday ORDER BY week_starts_on", new { monday = RentYear.MondayOf(from) });
            var difference = await Adjustments.DifferenceAsync(
                session, found.Id, weeks, new Adjustments.Basis(tenancy, before), new Adjustments.Basis(tenancy, after));
            await Adjustments.PostAsync(session, clock, found.Id, difference, $"{Wording.Plain(chargeType)} charge from {Wording.Date(from)}");
            await audit.WriteAsync(session, "CHARGE_CHANGED", account);
            return difference;
        }, cancel);
    }

    private static async Task WriteAsync(
        HousingSession session, long accountId, string chargeType, long weeklyPence, DateOnly from, IReadOnlyList<Charge> before)
    {
        var old = before.LastOrDefault(charge => (new Period(charge.StartDate, charge.EndDate).To ?? DateOnly.MaxValue) >= from);
        if (old is not null)
            await ChargeRows.ReplaceAsync(session, old, from, weeklyPence, RentYear.UsualWeeks);
        else
            await ChargeRows.InsertAsync(session, new Charge { AccountId = accountId, ChargeType = chargeType, WeeklyAmountPence = weeklyPence, StartDate = from });
    }

    private static async Task<Period> TenancyOfAsync(HousingSession session, long accountId)
    {
        var dates = await session.SingleAsync<TenancyDates>(
            "SELECT t.start_date, t.end_date FROM rent_account a JOIN tenancy t ON t.id = a.tenancy_id WHERE a.id = @accountId", new { accountId });
        return new Period(dates.StartDate, dates.EndDate);
    }

    private static async Task<IReadOnlyList<Charge>> OfTypeAsync(HousingSession session, long accountId, string chargeType) =>
        [.. (await RentAccounts.ChargesAsync(session, accountId)).Where(charge => charge.ChargeType == chargeType)];

    private sealed record TenancyDates
    {
        public DateOnly StartDate { get; init; }

        public DateOnly? EndDate { get; init; }
    }
}
