using HousingTest.Estates.Homes;

namespace HousingTest.Estates.Accounts;

/// <summary>Decides what each account is charged.</summary>
internal sealed class ChargePlan(EstateSetting setting)
{
    private readonly decimal heating = setting.Aim("share of accounts with a heating charge");
    private readonly decimal water = setting.Aim("share of accounts with a water charge");

    // Every lease pays a service charge and no garage does: the other homes make up what the aim still lacks.
    private readonly decimal service = Math.Clamp(
        (setting.Aim("share of accounts with a service charge") - setting.Aim("share of tenancies that are leaseholds"))
        / Math.Max(0.01m, 1 - setting.Aim("share of tenancies that are leaseholds") - setting.Aim("share of tenancies that are garages")), 0, 1);

    private readonly decimal homes = Math.Max(0.01m, 1 - setting.Aim("share of tenancies that are garages") - setting.Aim("share of tenancies that are leaseholds"));

    /// <summary>The charges of a tenancy's account, rent first.</summary>
    public IReadOnlyList<ChargeLine> Of(Letting letting)
    {
        var lines = new List<ChargeLine>(3);
        var amounts = setting.Stream("charge", letting.Key, "amounts");
        var (serviceAmount, heatingAmount, waterAmount, garageAmount) =
            (amounts.Between(185, 1_890), amounts.Between(620, 1_640), amounts.Between(480, 990), amounts.Between(790, 1_790));
        if (letting.Is("garage"))
        {
            Add("garage", garageAmount);
            return lines;
        }

        if (letting.Is("leasehold"))
        {
            Add("service", serviceAmount + 900);
            return lines;
        }

        var rent = OverItsWeeks(Rent(letting.Home), letting.Home);
        lines.Add(new ChargeLine("rent", rent.Pence, StartOf(letting), letting.LastDay) { Weeks = rent.Weeks });
        if (setting.Spread("service charge", letting.Key) < service)
            Add("service", serviceAmount);
        if (setting.Spread("heating charge", letting.Key) < heating / homes)
            Add("heating", heatingAmount);
        if (setting.Spread("water charge", letting.Key) < water / homes)
            Add("water", waterAmount);
        // A few have a garage on the same account, which is charged in rent-free weeks too.
        if (amounts.Chance(0.03m))
            Add("garage", garageAmount);
        return lines;

        void Add(string type, long weeklyPence) => lines.Add(new ChargeLine(type, weeklyPence, StartOf(letting), letting.LastDay));
    }

    /// <summary>What the home is to be let for next: its rent, or up to 8 % more, where the rent has not come up to the formula yet.</summary>
    public WeeklyRent TargetRentOf(Home home) =>
        OverItsWeeks(Rent(home) * setting.Stream("property", home.Key, "target rent").Between(100, 108) / 100, home);

    /// <summary>One home in twenty came from a landlord who charged 48 weeks; what is paid in a year is the same.</summary>
    private WeeklyRent OverItsWeeks(long pence, Home home) => setting.Spread("charged weeks", home.Key) < 0.05m
        ? new WeeklyRent(pence * WeeklyRent.UsualWeeks / 48, 48)
        : new WeeklyRent(pence, WeeklyRent.UsualWeeks);

    /// <summary>Charges of older tenancies start with the rent year of the first week, in which the yearly uplift was applied.</summary>
    private DateOnly StartOf(Letting letting)
    {
        var year = RentCalendar.YearStart(setting.FirstWeek);
        return letting.Start > year || letting.LastDay < year ? letting.Start : year;
    }

    private long Rent(Home home)
    {
        var (lowest, highest) = home.Bedrooms switch
        {
            0 => (Aim("lowest", "1 bedroom") * 0.86m, Aim("highest", "1 bedroom") * 0.86m),
            1 => (Aim("lowest", "1 bedroom"), Aim("highest", "1 bedroom")),
            2 => (Aim("lowest", "2 bedrooms"), Aim("highest", "2 bedrooms")),
            3 => (Aim("lowest", "3 bedrooms"), Aim("highest", "3 bedrooms")),
            _ => (Aim("lowest", "3 bedrooms") * 1.09m, Aim("highest", "3 bedrooms") * 1.09m),
        };
        return (long)(100 * (lowest + ((highest - lowest) * setting.Spread("rent", home.Key))));
    }

    private decimal Aim(string which, string size) => setting.Aim($"{which} weekly rent, {size}");
}
