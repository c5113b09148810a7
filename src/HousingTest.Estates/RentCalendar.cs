namespace HousingTest.Estates;

/// <summary>Rent years: from the first Monday in April, 52 or 53 weeks, those of Christmas Day and New Year's Day free of rent.</summary>
internal static class RentCalendar
{
    /// <summary>Two rent-free weeks in every year.</summary>
    private const int FreeWeeks = 2;

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first day of the rent year in which a week lies.</summary>
    public static DateOnly YearStart(DateOnly monday)
    {
        var start = MondayOf(new DateOnly(monday.Year, 4, 7));
        return start <= monday ? start : MondayOf(new DateOnly(monday.Year - 1, 4, 7));
    }

    /// <summary>52 or 53, for the rent year in which a week lies.</summary>
    public static int WeeksOfYear(DateOnly monday)
    {
        var start = YearStart(monday);
        return (MondayOf(new DateOnly(start.Year + 1, 4, 7)).DayNumber - start.DayNumber) / 7;
    }

    /// <summary>Weeks of that rent year in which rent is collected.</summary>
    public static int ChargingWeeksOfYear(DateOnly monday) => WeeksOfYear(monday) - FreeWeeks;

    /// <summary>Is no rent collected in the week?</summary>
    public static bool IsRentFree(DateOnly monday)
    {
        var start = YearStart(monday);
        return monday == MondayOf(new DateOnly(start.Year, 12, 25)) || monday == MondayOf(new DateOnly(start.Year + 1, 1, 1));
    }
}
