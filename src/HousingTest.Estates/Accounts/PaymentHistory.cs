using HousingTest.Estates.Draws;
using HousingTest.Estates.Ladder;

namespace HousingTest.Estates.Accounts;

/// <summary>The payments of an account, from what was to come in to what came in.</summary>
internal sealed class PaymentHistory
{
    private readonly PaymentSchedule schedule;
    private readonly PaymentHabit habit;
    private readonly List<Payment> ofBenefit;
    private readonly List<Payment> ofTenant;
    private List<Payment> made;

    public PaymentHistory(PaymentSchedule schedule, PaymentHabit habit)
    {
        this.schedule = schedule;
        this.habit = habit;
        ofBenefit = [.. schedule.OfBenefit()];
        ofTenant = [.. schedule.OfTenant()];
        made = InOrder();
    }

    /// <summary>Payments that came in, by day.</summary>
    public IReadOnlyList<Payment> Made => made;

    /// <summary>Their sum in pence.</summary>
    public long Sum => made.Sum(payment => payment.Pence);

    /// <summary>From a payday on the tenant pays an even instalment: what is usual and some of the arrears.</summary>
    /// <param name="asOf">The estate's day, on which the agreement is in force.</param>
    /// <param name="from">The first day of which the account has transactions: it cannot be kept before.</param>
    /// <param name="stream">The account's own.</param>
    public AgreementMade Agree(DateOnly asOf, DateOnly from, RandomStream stream)
    {
        var wanted = asOf.AddDays(-(int)stream.Between(28, 150));
        wanted = wanted > from ? wanted : from;
        var extra = stream.Between(300, 800);
        var first = ofTenant.Find(payment => payment.Date >= wanted);
        if (first is null)
        {
            for (var day = wanted; day <= asOf; day = day.AddDays(7))
                ofTenant.Add(new Payment(day, extra, "Agreement instalment", Payer.Tenant));
            made = InOrder();
            return new AgreementMade(wanted, extra, "weekly", "active");
        }

        var instalment = schedule.UsualPence + (extra * (habit.Frequency switch { "weekly" => 1, "fortnightly" => 2, _ => 4 }));
        for (var index = 0; index < ofTenant.Count; index++)
        {
            if (ofTenant[index].Date >= first.Date)
                ofTenant[index] = ofTenant[index] with { Pence = instalment };
        }

        made = InOrder();
        return new AgreementMade(first.Date, instalment, habit.Frequency, "active");
    }

    /// <summary>Takes out payments before a day, latest first, as long as they explain what is owed.</summary>
    /// <param name="forward">What would have to be brought forward, in pence.</param>
    /// <param name="before">The day.</param>
    /// <returns>What is still to be brought forward.</returns>
    public long Miss(long forward, DateOnly before)
    {
        for (var index = made.Count - 1; index >= 0; index--)
        {
            var payment = made[index];
            if (payment.Date >= before || payment.Date < before.AddDays(-150) || payment.Payer == Payer.HousingBenefit || payment.Pence > forward)
                continue;
            forward -= payment.Pence;
            made.RemoveAt(index);
        }

        return forward;
    }

    /// <summary>A tenancy of this year brings nothing forward: rent in advance, or first payments that came late, take its place.</summary>
    /// <returns>What could not be placed: 0 as a rule.</returns>
    public long StartFromNothing(long forward, DateOnly start)
    {
        if (forward < 0)
        {
            made.Insert(0, new Payment(start, -forward, "Rent in advance", Payer.Tenant));
            return 0;
        }

        for (var index = 0; index < made.Count && forward > 0; index++)
        {
            var missing = Math.Min(forward, made[index].Pence);
            made[index] = made[index] with { Pence = made[index].Pence - missing };
            forward -= missing;
        }

        made.RemoveAll(payment => payment.Pence == 0);
        return forward;
    }

    /// <summary>A stable order: a sort that swaps payments of one day would make other estates with another runtime.</summary>
    private List<Payment> InOrder() => [.. ofBenefit.Concat(ofTenant).Where(payment => payment.Pence > 0).OrderBy(payment => payment.Date)];
}
