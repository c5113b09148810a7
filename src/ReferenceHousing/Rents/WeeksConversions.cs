using System.Globalization;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>
/// Brings homes whose rent is charged over 48 weeks to 52. What is paid in a year stays the same, so the weekly amounts fall: those of the
/// charges and the target rents, which the next letting takes.
/// </summary>
public sealed class WeeksConversions(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    private const int FromWeeks = 48;

    /// <summary>Converts from a Monday on, in one transaction. Refused when that week has been debited.</summary>
    public Task<WeeksConversion> ConvertAsync(DateOnly effectiveOn, CancellationToken cancel)
    {
        if (effectiveOn.DayOfWeek != DayOfWeek.Monday)
        {
            throw new RefusedException(Refusal.Invalid, "EffectiveOn",
                $"The conversion must take effect on a Monday, and {Wording.Date(effectiveOn)} is a {effectiveOn.DayOfWeek}");
        }
        return database.WriteAsync(async session =>
        {
            await RefuseWhenDebitedAsync(session, effectiveOn);
            var charges = await ConvertChargesAsync(session, effectiveOn);
            var targetRents = await ConvertTargetRentsAsync(session);
            if (charges + targetRents == 0)
            {
                throw new RefusedException(Refusal.Conflict, "EffectiveOn",
                    $"No charge and no target rent is over {FromWeeks} weeks; nothing was changed");
            }
            var id = await session.InsertAsync(
                """
                INSERT INTO weeks_conversion (effective_on, from_weeks, to_weeks, run_at, charges, target_rents)
                VALUES (@effectiveOn, @FromWeeks, @UsualWeeks, @runAt, @charges, @targetRents)
                """, new { effectiveOn, FromWeeks, RentYear.UsualWeeks, runAt = clock.Instant, charges, targetRents });
            await audit.WriteAsync(session, "WEEKS_CONVERTED", effectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return await session.SingleAsync<WeeksConversion>(
                "SELECT id, effective_on, from_weeks, to_weeks, run_at, charges, target_rents FROM weeks_conversion WHERE id = @id", new { id });
        }, cancel);
    }

    private static async Task RefuseWhenDebitedAsync(HousingSession session, DateOnly effectiveOn)
    {
        if (await session.SingleAsync<string?>("SELECT MAX(week_starts_on) FROM debit_run WHERE week_starts_on >= @effectiveOn", new { effectiveOn }) is not null)
        {
            throw new RefusedException(Refusal.Conflict, "EffectiveOn",
                $"Debits for the week starting {Wording.Date(effectiveOn)} or a later one have been run already; nothing was changed");
        }
    }

    private static async Task<int> ConvertChargesAsync(HousingSession session, DateOnly effectiveOn)
    {
        var charges = await session.ListAsync<Charge>(
            """
            SELECT id, account_id, charge_type, weekly_amount_pence, charged_weeks, start_date, end_date
            FROM charge
            WHERE charged_weeks = @FromWeeks AND start_date < @effectiveOn
              AND (end_date IS NULL OR end_date = @notEnded OR end_date >= @effectiveOn)
            ORDER BY id
            """, new { FromWeeks, effectiveOn, notEnded = Period.NotEnded });
        foreach (var charge in charges)
        {
            var weekly = WeeksConversion.Convert(charge.WeeklyAmountPence, FromWeeks, RentYear.UsualWeeks);
            await ChargeRows.ReplaceAsync(session, charge, effectiveOn, weekly, RentYear.UsualWeeks);
        }
        return charges.Count;
    }

    private static async Task<int> ConvertTargetRentsAsync(HousingSession session)
    {
        var homes = await session.ListAsync<HomeRent>(
            "SELECT id, target_rent_pence FROM property WHERE target_rent_weeks = @FromWeeks AND target_rent_pence IS NOT NULL ORDER BY id",
            new { FromWeeks });
        foreach (var home in homes)
        {
            await session.ExecuteAsync("UPDATE property SET target_rent_pence = @target, target_rent_weeks = @UsualWeeks WHERE id = @Id",
                new { target = WeeksConversion.Convert(home.TargetRentPence, FromWeeks, RentYear.UsualWeeks), RentYear.UsualWeeks, home.Id });
        }
        return homes.Count;
    }

    private sealed record HomeRent
    {
        public long Id { get; init; }

        public long TargetRentPence { get; init; }
    }
}
