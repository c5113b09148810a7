using ReferenceHousing.Schema;

namespace ReferenceHousing.Repairs;

/// <summary>Working days: Monday to Friday, without bank holidays.</summary>
/// <param name="holidays">Every bank holiday that has been entered, by its day.</param>
public sealed class WorkingCalendar(IReadOnlyDictionary<DateOnly, string> holidays)
{
    private readonly HashSet<int> _years = [.. holidays.Keys.Select(day => day.Year)];

    /// <summary>The calendar as the database has it.</summary>
    public static async Task<WorkingCalendar> ReadAsync(HousingSession session) =>
        new((await session.ListAsync<HolidayRow>("SELECT day, name FROM bank_holiday")).ToDictionary(row => row.Day, row => row.Name));

    /// <summary>The working day that is so many working days after a day; the day itself does not count.</summary>
    /// <exception cref="RefusedException">It would lie in a year for which no bank holidays have been entered.</exception>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (WhyNotWorking(day) is null)
                left--;
        }
        return day;
    }

    /// <summary>Why nobody works on a day: its weekday or the bank holiday's name. Null on a working day.</summary>
    public string? WhyNotWorking(DateOnly day)
    {
        if (!_years.Contains(day.Year))
            throw new RefusedException(Refusal.Invalid, "", $"No bank holidays have been entered for {day.Year}");
        if (holidays.TryGetValue(day, out var name))
            return name;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? $"a {day.DayOfWeek}" : null;
    }

    private sealed record HolidayRow
    {
        public DateOnly Day { get; init; }

        public required string Name { get; init; }
    }
}
