namespace ReferenceHousing.Rents;

/// <summary>How much an account is charged for a week.</summary>
public static class WeeklyDebit
{
    /// <summary>Sums the charges that are live in the week, each rounded to the penny.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="year">The rent year in which the week lies.</param>
    /// <param name="weekStarting">A Monday.</param>
    /// <param name="tenancy">From the tenancy's start to its end.</param>
    /// <param name="charges">All charges of the account, live or not.</param>
    public static AccountDebit For(long accountId, RentYear year, DateOnly weekStarting, Period tenancy, IEnumerable<Charge> charges)
    {
        long total = 0;
        foreach (var charge in charges)
            total += Money.RoundToPenny(ExactPence(year, weekStarting, tenancy, charge));
        return new AccountDebit(accountId, total);
    }

    /// <summary>One charge for the week, apportioned by its live days, before rounding.</summary>
    private static decimal ExactPence(RentYear year, DateOnly weekStarting, Period tenancy, Charge charge)
    {
        decimal days = Period.SharedDays(weekStarting, tenancy, new Period(charge.StartDate, charge.EndDate));
        if (!charge.IsSpread)
            return charge.WeeklyAmountPence * days / 7;
        return year.IsRentFree(weekStarting) ? 0 : charge.WeeklyAmountPence * (year.Weeks - RentYear.UsualWeeks + charge.ChargedWeeks) * days / (year.ChargingWeeks * 7);
    }
}
