using System.Globalization;

namespace HousingTest.Steps;

/// <summary>How long something takes, as people say it: 24 hours, 30 days, 4 weeks, 2 months.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">minute, hour, day, week, month or year.</param>
public sealed record TimeSpanInWords(int Count, string Unit)
{
    // Longer than any tenancy; a calendar ends in the year 9999.
    private const int Most = 5000;

    /// <summary>Reads the unit in the singular or the plural.</summary>
    /// <exception cref="ExpectationException">It is longer than anything in housing takes.</exception>
    public static TimeSpanInWords Of(int count, string unit) => count <= Most
        ? new TimeSpanInWords(count, unit.TrimEnd('s'))
        : throw new ExpectationException($"{count} {unit} is too long: at most {Most}");

    /// <summary>Whether it is counted by the calendar, and not by the hour.</summary>
    public bool IsOfDays => Unit is not ("minute" or "hour");

    /// <summary>The day so long after another (sign 1) or before it (-1).</summary>
    /// <param name="day">The day from which it is counted.</param>
    /// <param name="sign">1 or -1.</param>
    /// <exception cref="ExpectationException">It is less than a day.</exception>
    public DateOnly From(DateOnly day, int sign) => Unit switch
    {
        "day" => day.AddDays(sign * Count),
        "week" => day.AddDays(sign * Count * 7),
        "month" => day.AddMonths(sign * Count),
        "year" => day.AddYears(sign * Count),
        _ => throw new ExpectationException($"{this} is less than a day: write it as 30 days or 4 weeks"),
    };

    /// <summary>The exact time that minutes and hours take.</summary>
    public TimeSpan Exact => Unit is "hour" ? TimeSpan.FromHours(Count) : TimeSpan.FromMinutes(Count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit}{(Count == 1 ? "" : "s")}");
}
