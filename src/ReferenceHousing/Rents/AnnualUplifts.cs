using System.Globalization;
using ReferenceHousing.Access;
using ReferenceHousing.Clock;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>The annual uplift: raises every rent from the first day of a rent year, and no other charge.</summary>
public sealed class AnnualUplifts(HousingDatabase database, HousingClock clock, AuditTrail audit)
{
    /// <summary>Tenants must be told of a new rent at least four weeks ahead (Housing Act 1985, section 103).</summary>
    public const int NoticeDays = 28;

    private const decimal MostPercent = 20;
    private const string Columns = "id, effective_on, percent_hundredths, run_at, charges, old_total_pence, new_total_pence";

    /// <summary>Earlier uplifts, latest first.</summary>
    public Task<IReadOnlyList<AnnualUplift>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync(session => session.ListAsync<AnnualUplift>(
            $"SELECT {Columns} FROM rent_uplift ORDER BY effective_on DESC"), cancel);

    /// <summary>The uplift of a day; refused when there is none.</summary>
    public static async Task<AnnualUplift> GetAsync(HousingSession session, DateOnly effectiveOn) =>
        await session.FindAsync<AnnualUplift>($"SELECT {Columns} FROM rent_uplift WHERE effective_on = @effectiveOn", new { effectiveOn })
        ?? throw new RefusedException(Refusal.NotFound, "EffectiveOn", $"There is no uplift that takes effect on {Wording.Date(effectiveOn)}");

    /// <summary>Raises the rents in one transaction. Refused without 28 days' notice, within a year, and a second time.</summary>
    /// <param name="effectiveOn">The first day of a rent year.</param>
    /// <param name="percent">4.8 for 4.8 %: at most two decimals.</param>
    /// <param name="cancel">Stops the work; no rent is raised then.</param>
    public Task<AnnualUplift> ApplyAsync(DateOnly effectiveOn, decimal percent, CancellationToken cancel)
    {
        if (percent <= 0 || percent > MostPercent || percent * 100 != decimal.Truncate(percent * 100))
            throw new RefusedException(Refusal.Invalid, "Percent", "Percent must be more than 0 and at most 20, with no more than two decimals");
        if (effectiveOn < clock.Today.AddDays(NoticeDays))
        {
            throw new RefusedException(Refusal.Invalid, "EffectiveOn",
                $"Tenants must have {NoticeDays} days' notice: the uplift cannot take effect before {Wording.Date(clock.Today.AddDays(NoticeDays))}");
        }
        var hundredths = (int)(percent * 100);
        return database.WriteAsync(async session =>
        {
            await CheckAsync(session, effectiveOn);
            var upliftId = await session.InsertAsync(
                """
                INSERT INTO rent_uplift (effective_on, percent_hundredths, run_at, charges, old_total_pence, new_total_pence)
                VALUES (@effectiveOn, @hundredths, @runAt, 0, 0, 0)
                """, new { effectiveOn, hundredths, runAt = clock.Instant });
            var rents = await RentsAsync(session, effectiveOn);
            foreach (var rent in rents)
            {
                await ChargeRows.ReplaceAsync(session, rent, effectiveOn,
                    AnnualUplift.Raise(rent.WeeklyAmountPence, hundredths), rent.ChargedWeeks, upliftId);
            }
            await CloseAsync(session, upliftId, rents.Sum(rent => rent.WeeklyAmountPence));
            await audit.WriteAsync(session, "RENT_UPLIFT", effectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return await GetAsync(session, effectiveOn);
        }, cancel);
    }

    private static async Task CheckAsync(HousingSession session, DateOnly effectiveOn)
    {
        var year = await RentCalendar.YearOfAsync(session, effectiveOn, "EffectiveOn");
        if (effectiveOn != year.StartsOn)
        {
            throw new RefusedException(Refusal.Invalid, "EffectiveOn",
                $"An uplift takes effect on the first day of a rent year; {year.Name} started on {Wording.Date(year.StartsOn)}");
        }
        if (await session.SingleAsync<long>("SELECT COUNT(*) FROM rent_uplift WHERE effective_on = @effectiveOn", new { effectiveOn }) > 0)
        {
            throw new RefusedException(Refusal.Conflict, "EffectiveOn",
                $"Rents have been raised from {Wording.Date(effectiveOn)} already; nothing was changed");
        }
    }

    /// <summary>Rents that are in force the day before and go on, of tenancies that do. A rent agreed from that day on is the new rent already.</summary>
    private static Task<IReadOnlyList<Charge>> RentsAsync(HousingSession session, DateOnly effectiveOn) => session.ListAsync<Charge>(
        """
        SELECT c.id, c.account_id, c.charge_type, c.weekly_amount_pence, c.charged_weeks, c.start_date, c.end_date
        FROM charge c
        JOIN rent_account a ON a.id = c.account_id
        JOIN tenancy t ON t.id = a.tenancy_id
        WHERE c.charge_type = @rent AND c.start_date < @effectiveOn
          AND (c.end_date IS NULL OR c.end_date = @notEnded OR c.end_date >= @effectiveOn)
          AND (t.end_date IS NULL OR t.end_date = @notEnded OR t.end_date >= @effectiveOn)
        ORDER BY c.id
        """, new { rent = Charge.Rent, effectiveOn, notEnded = Period.NotEnded });

    /// <summary>Writes the totals; the new one is summed from the charges as they now lie in the database.</summary>
    private static Task CloseAsync(HousingSession session, long upliftId, long oldTotal) => session.ExecuteAsync(
        """
        UPDATE rent_uplift SET
            charges = (SELECT COUNT(*) FROM charge WHERE uplift_id = @upliftId),
            old_total_pence = @oldTotal,
            new_total_pence = (SELECT COALESCE(SUM(weekly_amount_pence), 0) FROM charge WHERE uplift_id = @upliftId)
        WHERE id = @upliftId
        """, new { upliftId, oldTotal });
}
