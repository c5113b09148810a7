namespace HousingTest.Estates.Accounts;

/// <summary>Works out the payments that a habit brings in: by the week what was debited since the last one, by the month an even amount.</summary>
/// <param name="habit">How the rent is paid.</param>
/// <param name="setting">The estate.</param>
/// <param name="debits">The debits in pence, by week.</param>
/// <param name="weeklyPence">All charges of a week, on the basis of 52 weeks.</param>
/// <param name="from">First day on which a payment can come in.</param>
/// <param name="to">Last day.</param>
internal sealed class PaymentSchedule(
    PaymentHabit habit, EstateSetting setting, IReadOnlyList<long> debits, long weeklyPence, DateOnly from, DateOnly to)
{
    /// <summary>Payments that benefit makes.</summary>
    public IEnumerable<Payment> OfBenefit()
    {
        if (habit.Benefit == 0)
            return [];
        return habit.ByUniversalCredit
            ? ByMonth(habit.ClaimDay, MonthlyPence(habit.Benefit), "Universal Credit", Payer.UniversalCredit)
            : Weeks().Select(week => new Payment(Monday(week), BenefitFor(week), "Housing Benefit", Payer.HousingBenefit))
                .Where(payment => payment.Pence > 0 && IsWithin(payment.Date));
    }

    /// <summary>Payments that the tenant makes; of nothing in a week for which nothing is due, so that the days stay in step.</summary>
    public IEnumerable<Payment> OfTenant()
    {
        if (habit.IsAllBenefit)
            return [];
        return habit.Frequency switch
        {
            "weekly" => ByWeek(1),
            "fortnightly" => ByWeek(2),
            _ => ByMonth(habit.DayOfMonth, MonthlyPence(1 - habit.Benefit), habit.Narrative, Payer.Tenant),
        };
    }

    /// <summary>What the tenant pays each time in an ordinary week or month, in pence.</summary>
    public long UsualPence => habit.Frequency switch
    {
        "weekly" => Round(weeklyPence * 1.04m * (1 - habit.Benefit)),
        "fortnightly" => Round(weeklyPence * 2.08m * (1 - habit.Benefit)),
        _ => MonthlyPence(1 - habit.Benefit),
    };

    private IEnumerable<Payment> ByWeek(int every)
    {
        long due = 0;
        foreach (var week in Weeks())
        {
            due += debits[week] - BenefitFor(week);
            var date = Monday(week).AddDays(habit.DayOfWeek);
            if (week % every != habit.ClaimDay % every || !IsWithin(date))
                continue;
            yield return new Payment(date, due, habit.Narrative, Payer.Tenant);
            due = 0;
        }
    }

    private IEnumerable<Payment> ByMonth(int day, long pence, string narrative, Payer payer)
    {
        for (var date = new DateOnly(from.Year, from.Month, day); date <= to; date = date.AddMonths(1))
        {
            if (date >= from)
                yield return new Payment(date, pence, narrative, payer);
        }
    }

    private IEnumerable<int> Weeks() => Enumerable.Range(0, debits.Count);

    private DateOnly Monday(int week) => setting.RentWeeks[week].Monday;

    private bool IsWithin(DateOnly date) => date >= from && date <= to;

    private long BenefitFor(int week) => Round(debits[week] * habit.Benefit);

    private long MonthlyPence(decimal share) => Round(weeklyPence * 52 * share / 12);

    private static long Round(decimal pence) => (long)Math.Round(pence, MidpointRounding.AwayFromZero);
}
