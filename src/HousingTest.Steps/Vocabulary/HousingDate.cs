using System.Globalization;
using System.Text.RegularExpressions;

namespace HousingTest.Steps;

/// <summary>Dates as testers write them: <c>6 April 2026</c>.</summary>
public static partial class HousingDate
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Reads <c>6 April 2026</c>, <c>6 Apr 2026</c>, <c>6th April 2026</c> or <c>Monday 6 April 2026</c>.</summary>
    /// <exception cref="ExpectationException">There is no such day, or it is another day of the week.</exception>
    public static DateOnly Parse(string text)
    {
        var (weekday, day) = Written().Match(text) is { Success: true } written ? (written.Groups["weekday"].Value, $"{written.Groups["day"].Value} {written.Groups["rest"].Value}") : ("", text);
        if (!DateOnly.TryParseExact(day, ["d MMMM yyyy", "d MMM yyyy"], English, DateTimeStyles.None, out var date))
            throw new ExpectationException($"\"{text}\" is no date: write it as 6 April 2026");
        Expect.That(weekday.Length == 0 || string.Equals(weekday, date.DayOfWeek.ToString(), StringComparison.Ordinal), $"{Say(date)} is a {date.DayOfWeek}, and no {weekday}");
        return date;
    }

    /// <summary>The first day after another that is this day of the week.</summary>
    public static DateOnly Next(DateOnly day, DayOfWeek weekday) => day.AddDays(1 + ((weekday - day.DayOfWeek + 6) % 7));

    /// <summary>The last day before another that is this day of the week.</summary>
    public static DateOnly Last(DateOnly day, DayOfWeek weekday) => Next(day, weekday).AddDays(day.DayOfWeek == weekday ? -14 : -7);

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Monday of a week of a rent year, which begins on the first Monday in April: week 14 of <c>2026/27</c>.</summary>
    /// <exception cref="ExpectationException">There is no such rent year, or it has no such week.</exception>
    public static DateOnly WeekOf(string rentYear, int number)
    {
        var from = int.Parse(rentYear.AsSpan(0, 4), English);
        Expect.That(from < 9000 && int.Parse(rentYear.AsSpan(5), English) == (from + 1) % 100, $"\"{rentYear}\" is no rent year: write it as 2026/27");
        var (start, end) = (FirstMondayOfApril(from), FirstMondayOfApril(from + 1));
        var weeks = (end.DayNumber - start.DayNumber) / 7;
        Expect.That(number >= 1 && number <= weeks, $"There is no week {number} of {rentYear}: it has {weeks} weeks, from {Say(start)} to {Say(end.AddDays(-1))}");
        return start.AddDays(7 * (number - 1));
    }

    /// <summary>Writes <c>6 April 2026</c>.</summary>
    public static string Say(DateOnly date) => date.ToString("d MMMM yyyy", English);

    /// <summary>Writes <c>2026-04-06</c>, as databases and interfaces hold it.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", English);

    private static DateOnly FirstMondayOfApril(int year) => MondayOf(new DateOnly(year, 4, 7));

    [GeneratedRegex("^((?<weekday>[A-Z][a-z]+day) )?(?<day>[0-9]{1,2})(st|nd|rd|th)? (?<rest>[A-Z][a-z]+ [0-9]{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
