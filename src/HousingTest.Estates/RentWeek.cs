namespace HousingTest.Estates;

/// <summary>A week of an estate's transactions, with what its rent year says of it.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="IsRentFree">No rent is collected.</param>
/// <param name="WeeksOfYear">52 or 53.</param>
/// <param name="ChargingWeeks">Weeks of the year in which rent is collected.</param>
internal readonly record struct RentWeek(DateOnly Monday, bool IsRentFree, int WeeksOfYear, int ChargingWeeks)
{
    /// <summary>The week that starts on a Monday.</summary>
    public static RentWeek Starting(DateOnly monday) =>
        new(monday, RentCalendar.IsRentFree(monday), RentCalendar.WeeksOfYear(monday), RentCalendar.ChargingWeeksOfYear(monday));

    /// <summary>The Sunday.</summary>
    public DateOnly LastDay => Monday.AddDays(6);
}
