namespace HousingTest.Estates.Accounts;

/// <summary>A charge of an account.</summary>
/// <param name="Type">rent, service, heating, water, garage.</param>
/// <param name="WeeklyPence">What each of the weeks owes that a year is charged over.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; null while it goes on.</param>
internal sealed record ChargeLine(string Type, long WeeklyPence, DateOnly Start, DateOnly? End)
{
    /// <summary>The weeks that a usual year is charged over: 52, or 48.</summary>
    public int Weeks { get; init; } = WeeklyRent.UsualWeeks;

    /// <summary>The weekly amount on the basis of 52 weeks, in all of which it would be collected.</summary>
    public long UsualPence => WeeklyPence * Weeks / WeeklyRent.UsualWeeks;

    /// <summary>
    /// What a week's debit takes for this charge, in pence: spread over the weeks in which rent is collected (a garage is let by the week and
    /// not spread), apportioned by days, and rounded to the penny for itself, half a penny up.
    /// </summary>
    public long DebitFor(RentWeek week)
    {
        var days = DaysIn(week);
        if (string.Equals(Type, "garage", StringComparison.Ordinal))
            return Round(WeeklyPence * days / 7m);
        return week.IsRentFree ? 0 : Round((decimal)WeeklyPence * (week.WeeksOfYear - WeeklyRent.UsualWeeks + Weeks) * days / (week.ChargingWeeks * 7));
    }

    /// <summary>Days of the week on which the charge is live, 0 to 7.</summary>
    public int DaysIn(RentWeek week)
    {
        var from = Start > week.Monday ? Start : week.Monday;
        var to = End is { } end && end < week.LastDay ? end : week.LastDay;
        return Math.Max(0, to.DayNumber - from.DayNumber + 1);
    }

    private static long Round(decimal pence) => (long)Math.Round(pence, MidpointRounding.AwayFromZero);
}
