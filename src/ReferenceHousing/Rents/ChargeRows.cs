using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>Writes charges. A charge that was in force is never overwritten: it ends, and another begins the day after.</summary>
internal static class ChargeRows
{
    /// <summary>Ends a charge the day before and starts its successor, which ends when the charge would have ended.</summary>
    public static async Task ReplaceAsync(
        HousingSession session, Charge old, DateOnly from, long weeklyPence, int chargedWeeks, long? upliftId = null)
    {
        await session.ExecuteAsync("UPDATE charge SET end_date = @lastDay WHERE id = @Id", new { lastDay = from.AddDays(-1), old.Id });
        await InsertAsync(session, old with
        {
            WeeklyAmountPence = weeklyPence,
            ChargedWeeks = chargedWeeks,
            StartDate = from,
        }, upliftId);
    }

    public static Task InsertAsync(HousingSession session, Charge charge, long? upliftId = null) => session.ExecuteAsync(
        """
        INSERT INTO charge (account_id, charge_type, weekly_amount_pence, charged_weeks, start_date, end_date, uplift_id)
        VALUES (@AccountId, @ChargeType, @WeeklyAmountPence, @ChargedWeeks, @StartDate, @EndDate, @upliftId)
        """,
        new { charge.AccountId, charge.ChargeType, charge.WeeklyAmountPence, charge.ChargedWeeks, charge.StartDate, charge.EndDate, upliftId });
}
