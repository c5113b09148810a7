using HousingTest.Estates.Draws;

namespace HousingTest.Estates.Homes;

/// <summary>Decides who let what, when. Ended tenancies have the first keys, and their homes were let again.</summary>
internal sealed class LettingPlan(EstateSetting setting, HomePlan homes)
{
    private readonly decimal dwellings = 1 - setting.Aim("share of tenancies that are garages");
    private readonly decimal leaseholds = setting.Aim("share of tenancies that are leaseholds");
    private readonly decimal nonSecure = setting.Aim("share of tenancies that are non-secure");
    private readonly decimal temporary = setting.Aim("share of tenancies that are temporary");
    private readonly decimal demoted = setting.Aim("share of tenancies that are demoted");

    /// <summary>The tenancy with a key from 1.</summary>
    public Letting Of(int key) => key <= setting.Former ? FormerOf(key) : LiveOf(key - setting.Former);

    /// <summary>The tenancy that goes on in a home with a key from 1.</summary>
    public Letting LiveOf(int homeKey)
    {
        var home = homes.Of(homeKey);
        var start = StartOf(homeKey);
        var type = TypeOf(home);
        if (type is "secure" && start > setting.AsOf.AddYears(-1))
            type = "introductory";
        return new Letting(setting.Former + homeKey, home, type, start, LastDay: null, MarkedEnded: homeKey % 150 == 17);
    }

    private Letting FormerOf(int key)
    {
        var homeKey = LetAgain(key);
        var home = homes.Of(homeKey);
        var stream = setting.Stream("former tenancy", key, "dates");
        // The median of empty days between lets is 29 (2023/24).
        var emptyDays = stream.Chance(0.5m) ? stream.Between(6, 29) : stream.Between(29, 90);
        var lastDay = StartOf(homeKey).AddDays(-1 - (int)emptyDays);
        return new Letting(key, home, TypeOf(home), lastDay.AddDays(-(int)stream.Between(400, 7_000)), lastDay, MarkedEnded: false);
    }

    private string TypeOf(Home home) => home.IsGarage ? "garage" : WordShare.At(setting.Spread("tenancy type", home.Key),
        new("leasehold", leaseholds / dwellings), new("non-secure", nonSecure / dwellings), new("temporary", temporary / dwellings),
        new("demoted", demoted / dwellings), new("secure", 1));

    private DateOnly StartOf(int homeKey)
    {
        var stream = setting.Stream("tenancy", homeKey, "start");
        if (IsLetAgain(homeKey))
            return Usually(stream, setting.AsOf.AddDays(-14 - stream.Below(340)));
        if (homeKey % 97 == 11)
            return new DateOnly(setting.AsOf.Year - 2 - ((setting.AsOf.Year - 2) % 4) - (4 * stream.Below(5)), 2, 29);
        var place = setting.Spread("years of a tenancy", homeKey);
        return Usually(stream, setting.AsOf.AddDays(-372 - (int)(place * place * 33 * 365)));
    }

    /// <summary>Most tenancies start on a Monday.</summary>
    private static DateOnly Usually(RandomStream stream, DateOnly day) => stream.Chance(0.7m) ? RentCalendar.MondayOf(day) : day;

    /// <summary>The home of an ended tenancy: one from each of as many equal parts of the estate as there are ended tenancies.</summary>
    private int LetAgain(int formerKey)
    {
        var from = (long)(formerKey - 1) * setting.Live / setting.Former;
        var to = (long)formerKey * setting.Live / setting.Former;
        return (int)setting.Stream("former tenancy", formerKey, "home").Between(from + 1, to);
    }

    private bool IsLetAgain(int homeKey) => setting.Former > 0 && LetAgain((int)(((((long)homeKey * setting.Former) - 1) / setting.Live) + 1)) == homeKey;
}
