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
        var schedule = new PaymentSchedule(habit, setting, debits, charges.Sum(charge => charge.UsualPence), from, to);
        var payments = new PaymentHistory(schedule, habit);
        var agreement = standing.HasAgreement ? payments.Agree(setting.AsOf, from, stream) : null;

        var dates = new LadderDates(standing.Stage, setting.AsOf, agreement?.StartsOn, stream);
        var forward = standing.Pence - standing.RechargePence - debits.Sum() + payments.Sum;
        if (standing.IsLettered || letting.LastDay is not null)
        {
            // Who pays by the month owes least just after paying: leave room for the steps to find a day on which enough was owed.
            var before = letting.LastDay ?? dates.FirstStep.AddDays(habit.Frequency is "monthly" ? -62 : 0);
            forward = payments.Miss(forward, before);
        }

        if (letting.Start >= setting.FirstWeek)
            forward = payments.StartFromNothing(forward, letting.Start);
        var ledger = new Ledger(Entries(forward, debits, payments.Made, standing));
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

    private IEnumerable<LedgerEntry> Entries(long forward, long[] debits, IEnumerable<Payment> payments, Standing standing)
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
