using HousingTest.Estates.Accounts;
using HousingTest.Estates.Draws;

namespace HousingTest.Estates.Ladder;

/// <summary>Works out, back from the latest step, on which days the steps of an account were taken.</summary>
internal sealed class LadderDates
{
    /// <summary>A payday at the latest lies within so many days of any day.</summary>
    private const int Month = 31;

    private readonly IReadOnlyList<LadderStep> steps;
    private readonly DateOnly asOf;
    private readonly DateOnly? agreedOn;

    /// <summary>Days between a step and the next one; the last number lies between the latest step and the day from which it counts back.</summary>
    private readonly int[] days;

    /// <summary>Draws the days between steps.</summary>
    /// <param name="stage">The stage that was reached.</param>
    /// <param name="asOf">The estate's day.</param>
    /// <param name="agreedOn">The day from which an agreement has been kept, after which no step was taken; null without one.</param>
    /// <param name="stream">The account's own.</param>
    public LadderDates(string stage, DateOnly asOf, DateOnly? agreedOn, RandomStream stream)
    {
        this.asOf = asOf;
        this.agreedOn = agreedOn;
        steps = LadderStep.UpTo(stage);
        days = new int[steps.Count];
        for (var index = 0; index < days.Length; index++)
        {
            var step = steps[index];
            days[index] = (int)(index < days.Length - 1 ? stream.Between(step.LeastDays, step.MostDays)
                : agreedOn is null ? stream.Between(0, step.LastWithin) : stream.Between(3, 20));
        }
    }

    /// <summary>The day of the first step if no day has to give way; payments missed before it explain the arrears.</summary>
    public DateOnly FirstStep => (agreedOn ?? asOf).AddDays(-days.Sum());

    /// <summary>The steps with their days: those on which enough was owed, as near as can be to the days drawn.</summary>
    public IReadOnlyList<ActionTaken> On(Ledger ledger, long weeklyPence)
    {
        var actions = new ActionTaken[steps.Count];
        var next = agreedOn ?? asOf;
        for (var index = steps.Count - 1; index >= 0; index--)
        {
            var last = index == steps.Count - 1;
            var latest = next.AddDays(last ? agreedOn is null ? 0 : -1 : -steps[index].LeastDays);
            var earliest = last && agreedOn is null ? asOf.AddDays(-steps[index].LastWithin) : next.AddDays(-days[index] - Month);
            var least = steps[index].Stage is "notice" ? 4 * weeklyPence : 1_000;
            next = Nearest(next.AddDays(-days[index]), earliest, latest, day => ledger.OwedBeforeGraceOn(day) >= least);
            actions[index] = new ActionTaken(steps[index].Stage, next, ledger.BalanceOn(next));
        }

        return actions;
    }

    private static DateOnly Nearest(DateOnly wanted, DateOnly earliest, DateOnly latest, Func<DateOnly, bool> isOwing)
    {
        for (var day = wanted; day >= earliest; day = day.AddDays(-1))
        {
            if (isOwing(day))
                return day;
        }

        for (var day = wanted; day <= latest; day = day.AddDays(1))
        {
            if (isOwing(day))
                return day;
        }

        return wanted;
    }
}
