namespace HousingTest.Estates.Repairs;

/// <summary>
/// Monday to Friday without the bank holidays of England and Wales, by their standing rules. The estate's own, and no system's: a system that
/// counts otherwise is found out.
/// </summary>
internal static class WorkingDays
{
    /// <summary>The working day so many working days after a day, which itself does not count.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day))
                workingDays--;
        }

        return day;
    }

    /// <summary>Does anybody work on a day?</summary>
    public static bool IsWorking(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return false;
        var easter = Easter(day.Year);
        return day != easter.AddDays(-2) && day != easter.AddDays(1) && !IsMondayOff(day) && !IsFixed(day);
    }

    /// <summary>The first and last Monday of May, the last of August.</summary>
    private static bool IsMondayOff(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Monday && (day.Month, day.Day) is ((5, <= 7) or (5, >= 25) or (8, >= 25));

    /// <summary>New Year, Christmas and Boxing Day, or the weekdays in their place.</summary>
    private static bool IsFixed(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (12, 25) or (12, 26) => true,
        (1, 2 or 3) => day.DayOfWeek is DayOfWeek.Monday,
        (12, 27) => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday,
        (12, 28) => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday,
        _ => false,
    };

    /// <summary>Easter Sunday, from the full moon that Gauss's rule for the Gregorian calendar gives: right from 1900 to 2099.</summary>
    private static DateOnly Easter(int year)
    {
        var moon = ((19 * (year % 19)) + 24) % 30;
        var sunday = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * moon) + 5) % 7;
        // The two exceptions to the rule: 26 April becomes the 19th, and 25 April the 18th in some years.
        var days = moon + sunday;
        if (days == 35 || (days == 34 && moon == 28 && year % 19 > 10))
            days -= 7;
        return new DateOnly(year, 3, 22).AddDays(days);
    }
}
