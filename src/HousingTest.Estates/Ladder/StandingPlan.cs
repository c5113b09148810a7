using HousingTest.Estates.Draws;
using HousingTest.Estates.Homes;

namespace HousingTest.Estates.Ladder;

/// <summary>
/// Decides who owes how much, so that stages and the sum of arrears come out near the recipe's aims. What is owed at a stage is more than
/// the ladder asks for it: text message from £5, letters from £10, notice at four weeks' charges, a week's grace on letters and notices.
/// </summary>
internal sealed class StandingPlan
{
    private const decimal MostOfLetter2 = 3.6m;
    private const decimal KeptAtLetter2 = 0.6m;
    private readonly EstateSetting setting;
    private readonly decimal text, letter1, letter2, notice, warning, court, agreement;
    private readonly decimal severity;

    public StandingPlan(EstateSetting setting)
    {
        this.setting = setting;
        text = setting.Aim("share of accounts at text message");
        letter1 = setting.Aim("share of accounts at letter 1");
        letter2 = setting.Aim("share of accounts at letter 2");
        notice = setting.Aim("share of accounts at notice");
        warning = setting.Aim("share of accounts at court warning");
        court = setting.Aim("share of accounts at court");
        agreement = setting.Aim("share of accounts with a kept agreement");
        severity = Severity();
    }

    /// <summary>Where the account of a tenancy stands.</summary>
    /// <param name="letting">The tenancy.</param>
    /// <param name="weeklyPence">All its charges of a week.</param>
    public Standing Of(Letting letting, long weeklyPence)
    {
        var stream = setting.Stream("arrears", letting.Key, "owed");
        if (letting.LastDay is not null)
            return new Standing("none", HasAgreement: false, OwedAfterwards(stream, weeklyPence), 0);
        var place = setting.Spread("arrears stage", letting.Key);
        var stage = Reachable(letting, WordShare.At(place, new("court", court), new("court warning", warning), new("notice", notice),
            new("letter 2", letter2), new("letter 1", letter1), new("text message", text), new("none", 1)));
        var kept = letting.Start < setting.FirstWeek && stage switch
        {
            "letter 2" => letter2 > 0 && stream.Chance(agreement * KeptAtLetter2 / letter2),
            "notice" => notice > 0 && stream.Chance(agreement * (1 - KeptAtLetter2) / notice),
            _ => false,
        };
        var within = stream.Share();
        return stage switch
        {
            "none" => Clear(stream, weeklyPence),
            "text message" => Owing(stream.Between(500, 999)),
            "letter 1" => Owing(1_000 + Weeks(1.3m + (1.3m * within))),
            "letter 2" => Owing(Math.Max(1_500, Weeks((kept ? 2m : 1.6m) + ((MostOfLetter2 - (kept ? 2m : 1.6m)) * within)))),
            "notice" => Owing(Weeks(5.2m + (3 * severity * within))),
            "court warning" => Owing(Weeks(5.6m + (5 * severity * within))),
            _ => Owing(Weeks(6.5m + (10 * severity * within))),
        };

        Standing Owing(long pence) => new(stage, kept, pence, 0);
        long Weeks(decimal weeks) => (long)(weeks * weeklyPence);
    }

    /// <summary>Notices are for rented homes, and new tenants have not come far on the ladder yet.</summary>
    private string Reachable(Letting letting, string stage)
    {
        if (letting.Start > setting.AsOf.AddDays(-84) || letting.Start > setting.AsOf.AddDays(-7 * setting.Weeks / 2))
            return "none";
        if (stage is "none" or "text message" or "letter 1")
            return stage;
        if (letting.Start >= setting.FirstWeek)
            return "letter 1";
        return letting.IsRentedHome ? stage : "letter 2";
    }

    private static Standing Clear(RandomStream stream, long weeklyPence)
    {
        // Some are posted a recharge on the very day: what the next nightly review finds new.
        if (stream.Chance(0.02m))
        {
            var recharge = stream.Between(500, 950);
            return new Standing("none", HasAgreement: false, recharge + stream.Between(0, 40), recharge);
        }

        var place = stream.Share();
        var pence = place < 0.45m ? 0 : place < 0.55m ? stream.Between(1, 499) : -stream.Between(1, 2 * weeklyPence);
        return new Standing("none", HasAgreement: false, pence, 0);
    }

    private static long OwedAfterwards(RandomStream stream, long weeklyPence)
    {
        var place = stream.Share();
        return place < 0.6m ? 0 : place < 0.9m ? stream.Between(weeklyPence, 6 * weeklyPence) : -stream.Between(100, weeklyPence);
    }

    /// <summary>How far balances at notice and beyond go past the least, so that arrears reach the aimed share of a year's rent.</summary>
    private decimal Severity()
    {
        var keptAtLetter2 = agreement * KeptAtLetter2;
        // Tenancies let again within the year do not come past letter 1; the others make up for them.
        var olds = 1 - Math.Min(0.5m, (decimal)setting.Former / setting.Live);
        var weeksAimed = setting.Aim("arrears as a share of the year's rent") * 52 / olds;
        var least = (letter1 * 2.05m) + ((letter2 - keptAtLetter2) * 2.6m) + (keptAtLetter2 * 2.8m) + (notice * 5.2m) + (warning * 5.6m) + (court * 6.5m);
        var range = ((notice * 3) + (warning * 5) + (court * 10)) / 2;
        return range == 0 ? 0 : Math.Clamp((weeksAimed - least) / range, 0.1m, 8);
    }
}
