using System.Globalization;

namespace HousingTest.Model;

/// <summary>What a day may be to a run: so many days or working days from its today, a Monday of some week, or a date of its own.</summary>
internal static class DayReadings
{
    // Beyond this a day has nothing to do with the day of the run: a date of birth, the start of an old tenancy.
    private const int FarDays = 366;

    /// <summary>All that it may be, the most telling first.</summary>
    public static IEnumerable<string> Of(DateOnly day, Occasion run)
    {
        var days = day.DayNumber - run.Day.DayNumber;
        if (Math.Abs(days) <= FarDays)
        {
            yield return Distance(days, "day");
            if (WorkingDays(run.Day, day) is { } working)
                yield return Distance(working, "working day");
            if (day.DayOfWeek == DayOfWeek.Monday)
                yield return Week((day.DayNumber - Monday(run.Day).DayNumber) / 7);
        }

        // What a run made itself, it made on its own day; what stood there before is the same day whoever looks at it.
        if (Math.Abs(days) > FarDays || run.Fresh.Count == 0)
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Distance(int count, string unit) => count == 0
        ? "{today}"
        : string.Create(CultureInfo.InvariantCulture, $"{{today {(count > 0 ? '+' : '-')} {Math.Abs(count)} {unit}{(Math.Abs(count) == 1 ? "" : "s")}}}");

    private static string Week(int weeks) => weeks switch
    {
        0 => "{Monday of this week}",
        1 => "{Monday of next week}",
        -1 => "{Monday of last week}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{{Monday, {Math.Abs(weeks)} weeks {(weeks > 0 ? "later" : "earlier")}}}"),
    };

    // Mondays to Fridays from one to the other; null where either is none. What is closed on bank holidays only the system knows.
    private static int? WorkingDays(DateOnly from, DateOnly to)
    {
        if (IsWeekend(from) || IsWeekend(to))
            return null;
        var (weeks, rest) = ((Monday(to).DayNumber - Monday(from).DayNumber) / 7, (int)to.DayOfWeek - (int)from.DayOfWeek);
        return (weeks * 5) + rest;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
