namespace ReferenceHousing.Repairs;

/// <summary>A day on which councils and contractors do not work, although it may be a weekday.</summary>
/// <param name="Day">The day itself, or the weekday that stands in for it.</param>
/// <param name="Name">Easter Monday.</param>
public sealed record BankHoliday(DateOnly Day, string Name)
{
    /// <summary>
    /// The bank holidays of England and Wales in a year, by the standing rules (Banking and Financial Dealings Act 1971, and proclamations for
    /// New Year's Day and the first Monday in May); one-off ones are entered by hand.
    /// </summary>
    public static IReadOnlyList<BankHoliday> InYear(int year)
    {
        var easter = EasterSunday(year);
        var christmas = new DateOnly(year, 12, 25);
        return
        [
            new(OnWeekday(new DateOnly(year, 1, 1)), "New Year’s Day"),
            new(easter.AddDays(-2), "Good Friday"),
            new(easter.AddDays(1), "Easter Monday"),
            new(OnOrAfter(new DateOnly(year, 5, 1), DayOfWeek.Monday), "Early May bank holiday"),
            new(OnOrAfter(new DateOnly(year, 5, 25), DayOfWeek.Monday), "Spring bank holiday"),
            new(OnOrAfter(new DateOnly(year, 8, 25), DayOfWeek.Monday), "Summer bank holiday"),
            .. Christmas(christmas),
        ];
    }

    /// <summary>Easter Sunday by the Gregorian rule for the first full moon of spring (the anonymous computus of 1876).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    // Of the two days, each that falls on a weekend moves to the next weekday that is not the other's.
    private static IEnumerable<BankHoliday> Christmas(DateOnly christmas) => christmas.DayOfWeek switch
    {
        DayOfWeek.Friday => [new(christmas, "Christmas Day"), new(christmas.AddDays(3), "Boxing Day")],
        DayOfWeek.Saturday => [new(christmas.AddDays(2), "Christmas Day"), new(christmas.AddDays(3), "Boxing Day")],
        DayOfWeek.Sunday => [new(christmas.AddDays(1), "Boxing Day"), new(christmas.AddDays(2), "Christmas Day")],
        _ => [new(christmas, "Christmas Day"), new(christmas.AddDays(1), "Boxing Day")],
    };

    private static DateOnly OnWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);
}
