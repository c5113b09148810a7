using HousingTest.Estates.Draws;
using HousingTest.Estates.Homes;
using HousingTest.Estates.Ladder;

namespace HousingTest.Estates.Accounts;

/// <summary>
/// Works out what happened on an account: debits by the rule, payments by habit, payments missed before the first letter, and what was
/// brought forward, so that the sum is what the account is to owe.
/// </summary>
internal sealed class AccountPlan(EstateSetting setting, ChargePlan chargePlan, StandingPlan standings)
{
    /// <summary>The debits of a tenancy's account in pence, by week.</summary>
    public IReadOnlyList<long> DebitsOf(Letting letting) => Debits(chargePlan.Of(letting));

    /// <summary>What was done about arrears. Most accounts have none, and for those nothing else is worked out.</summary>
    public ArrearsHistory ArrearsOf(Letting letting)
    {
        var standing = standings.Of(letting, chargePlan.Of(letting).Sum(charge => charge.WeeklyPence));
        return standing.Stage is "none" ? new ArrearsHistory("none", [], Earlier(letting, standing, []), Notice: null) : Of(letting).Arrears;
    }

    /// <summary>The account of a tenancy.</summary>
    public Account Of(Letting letting)
    {
        var charges = chargePlan.Of(letting);
        var weekly = charges.Sum(charge => charge.WeeklyPence);
        var standing = standings.Of(letting, weekly);
        var debits = Debits(charges);
        var stream = setting.Stream("arrears", letting.Key, "history");

        var from = letting.Start > setting.FirstWeek ? letting.Start : setting.FirstWeek;
        var to = letting.LastDay is { } lastDay && lastDay < setting.AsOf ? lastDay : setting.AsOf;
        var habit = PaymentHabit.Of(letting, setting);
        var schedule = new PaymentSchedule(habit, setting, debits, weekly, from, to);
        var payments = schedule.OfBenefit().ToList();
        var own = schedule.OfTenant().ToList();
        var agreement = standing.HasAgreement ? Agree(own, habit, schedule, from, stream) : null;
        payments.AddRange(own.Where(payment => payment.Pence > 0));
        payments.Sort((one, other) => one.Date.CompareTo(other.Date));

        var dates = new LadderDates(standing.Stage, setting.AsOf, agreement?.StartsOn, stream);
        var forward = standing.Pence - standing.RechargePence - debits.Sum() + payments.Sum(payment => payment.Pence);
        if (standing.IsLettered || letting.LastDay is not null)
        {
            // Who pays by the month owes least just after paying: leave room for the steps to find a day on which enough was owed.
            var before = letting.LastDay ?? dates.FirstStep.AddDays(habit.Frequency is "monthly" ? -62 : 0);
            forward = Miss(payments, forward, before);
        }

        if (letting.Start >= setting.FirstWeek)
            forward = StartFromNothing(payments, forward, letting.Start);
        var ledger = new Ledger(Entries(forward, debits, payments, standing));
        return new Account(letting, charges, ledger, History(letting, standing, agreement, dates, ledger, weekly));
    }

    private long[] Debits(IReadOnlyList<ChargeLine> charges)
    {
        var debits = new long[setting.Weeks];
        foreach (var charge in charges)
        {
            for (var week = 0; week < debits.Length; week++)
                debits[week] += charge.DebitFor(setting.RentWeeks[week]);
        }

        return debits;
    }

    /// <summary>From a payday on the tenant pays an even instalment: what is usual and some of the arrears.</summary>
    private AgreementMade Agree(List<Payment> own, PaymentHabit habit, PaymentSchedule schedule, DateOnly from, RandomStream stream)
    {
        var wanted = setting.AsOf.AddDays(-(int)stream.Between(28, 150));
        wanted = wanted > from ? wanted : from;
        var extra = stream.Between(300, 800);
        var first = own.Find(payment => payment.Date >= wanted);
        if (first is null)
        {
            for (var day = wanted; day <= setting.AsOf; day = day.AddDays(7))
                own.Add(new Payment(day, extra, "Agreement instalment", Payer.Tenant));
            return new AgreementMade(wanted, extra, "weekly", "active");
        }

        var instalment = schedule.UsualPence + (extra * (habit.Frequency switch { "weekly" => 1, "fortnightly" => 2, _ => 4 }));
        for (var index = 0; index < own.Count; index++)
        {
            if (own[index].Date >= first.Date)
                own[index] = own[index] with { Pence = instalment };
        }

        return new AgreementMade(first.Date, instalment, habit.Frequency, "active");
    }

    /// <summary>Takes out payments before a day, latest first, as long as they explain what is owed; the rest was brought forward.</summary>
    private static long Miss(List<Payment> payments, long forward, DateOnly before)
    {
        for (var index = payments.Count - 1; index >= 0; index--)
        {
            var payment = payments[index];
            if (payment.Date >= before || payment.Date < before.AddDays(-150) || payment.Payer == Payer.HousingBenefit || payment.Pence > forward)
                continue;
            forward -= payment.Pence;
            payments.RemoveAt(index);
        }

        return forward;
    }

    /// <summary>A tenancy of this year brings nothing forward: rent in advance, or first payments that came late, take its place.</summary>
    private static long StartFromNothing(List<Payment> payments, long forward, DateOnly start)
    {
        if (forward < 0)
        {
            payments.Insert(0, new Payment(start, -forward, "Rent in advance", Payer.Tenant));
            return 0;
        }

        for (var index = 0; index < payments.Count && forward > 0; index++)
        {
            var missing = Math.Min(forward, payments[index].Pence);
            payments[index] = payments[index] with { Pence = payments[index].Pence - missing };
            forward -= missing;
        }

        payments.RemoveAll(payment => payment.Pence == 0);
        return forward;
    }

    private IEnumerable<LedgerEntry> Entries(long forward, long[] debits, List<Payment> payments, Standing standing)
    {
        if (forward != 0)
            yield return new LedgerEntry(setting.FirstWeek.AddDays(-1), "opening balance", forward, -1, "Balance brought forward");
        for (var week = 0; week < debits.Length; week++)
        {
            if (debits[week] != 0)
                yield return new LedgerEntry(setting.FirstWeek.AddDays(7 * week), "rent debit", debits[week], week, "Weekly charges");
        }

        foreach (var payment in payments)
            yield return new LedgerEntry(payment.Date, "payment", -payment.Pence, -1, payment.Narrative);
        if (standing.RechargePence != 0)
            yield return new LedgerEntry(setting.AsOf, "adjustment", standing.RechargePence, -1, "Recharge: replacement key");
    }

    private ArrearsHistory History(Letting letting, Standing standing, AgreementMade? kept, LadderDates dates, Ledger ledger, long weekly)
    {
        if (standing.Stage is "text message")
        {
            // Since the last transaction the balance has stood between £5 and £10.
            var on = ledger.Entries[^1].Date;
            return new ArrearsHistory(standing.Stage, [new ActionTaken("text message", on, ledger.Balance)], Agreement: null, Notice: null);
        }

        var actions = dates.On(ledger, weekly);
        var notice = actions.FirstOrDefault(action => action.Type is "notice");
        return new ArrearsHistory(standing.Stage, actions, kept ?? Earlier(letting, standing, actions), notice is null ? null : new NoticeServed(notice.On));
    }

    /// <summary>Agreements of the past: broken before a notice, or ended because the arrears were paid off.</summary>
    private AgreementMade? Earlier(Letting letting, Standing standing, IReadOnlyList<ActionTaken> actions)
    {
        var stream = setting.Stream("agreement", letting.Key, "earlier");
        var instalment = 100 * stream.Between(5, 40);
        if (standing.Stage is "notice" or "court warning" or "court" && stream.Chance(0.35m))
            return new AgreementMade(actions[1].On.AddDays(1), instalment, "weekly", "broken");
        var paidOff = standing.Stage is "none" && letting.LastDay is null && letting.Start < setting.FirstWeek && stream.Chance(0.03m);
        return paidOff ? new AgreementMade(setting.AsOf.AddDays(-(int)stream.Between(200, 330)), instalment, "weekly", "ended") : null;
    }
}
