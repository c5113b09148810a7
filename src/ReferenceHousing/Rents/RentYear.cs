using System.Globalization;

namespace ReferenceHousing.Rents;

/// <summary>A rent year: 52 or 53 weeks from the first Monday in April, some of them free of rent.</summary>
/// <param name="Name">2026/27.</param>
/// <param name="StartsOn">The first Monday in April.</param>
/// <param name="Weeks">52, or 53 when the next year's first Monday comes that late.</param>
/// <param name="RentFreeWeeks">Mondays of the weeks in which no rent is collected; the other weeks carry it.</param>
public sealed record RentYear(string Name, DateOnly StartsOn, int Weeks, IReadOnlyCollection<DateOnly> RentFreeWeeks)
{
    /// <summary>The weeks of most years, and the weeks by which a weekly amount is understood unless it says otherwise.</summary>
    public const int UsualWeeks = 52;

    /// <summary>Weeks in which rent is collected.</summary>
    public int ChargingWeeks => Weeks - RentFreeWeeks.Count;

    public bool Contains(DateOnly date) => date >= StartsOn && date < StartsOn.AddDays(7 * Weeks);

    public bool IsRentFree(DateOnly weekStarting) => RentFreeWeeks.Contains(weekStarting);

    /// <summary>The year that starts in April of a calendar year, with the weeks of Christmas Day and New Year's Day free of rent.</summary>
    public static RentYear StartingIn(int year)
    {
        var start = FirstMondayInApril(year);
        var weeks = (FirstMondayInApril(year + 1).DayNumber - start.DayNumber) / 7;
        var name = string.Create(CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}");
        return new RentYear(name, start, weeks, [MondayOf(new DateOnly(year, 12, 25)), MondayOf(new DateOnly(year + 1, 1, 1))]);
    }

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static DateOnly FirstMondayInApril(int year) => MondayOf(new DateOnly(year, 4, 7));
}
