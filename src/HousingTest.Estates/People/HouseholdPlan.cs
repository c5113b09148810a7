using HousingTest.Estates.Draws;
using HousingTest.Estates.Homes;

namespace HousingTest.Estates.People;

/// <summary>Decides who lives in a home: families where there is room, so that the shares come out over all homes together.</summary>
internal sealed class HouseholdPlan
{
    private readonly EstateSetting setting;
    private readonly decimal familiesWhereRoom;
    private readonly decimal loneParentsOfFamilies;
    private readonly decimal singlesWhereRoom;
    private readonly decimal singlesElsewhere;
    private readonly decimal jointCouples;
    private readonly int yearsToAdd;

    public HouseholdPlan(EstateSetting setting, HomePlan homes)
    {
        this.setting = setting;
        var families = setting.Aim("share of households with dependent children");
        var singles = setting.Aim("share of one-person households");
        var room = homes.FamilyShare;
        familiesWhereRoom = room == 0 ? 0 : Math.Min(1, families / room);
        loneParentsOfFamilies = families == 0 ? 0 : Math.Min(1, setting.Aim("share of lone-parent households") / families);
        // Two in three of the smaller homes have one person, more or fewer if the aim asks for it; the rest of the single live where there is room.
        var least = singles - (room * (1 - familiesWhereRoom));
        singlesElsewhere = room == 1 ? 0 : Math.Clamp(0.66m, Math.Clamp(least / (1 - room), 0, 1), Math.Min(1, singles / (1 - room)));
        singlesWhereRoom = room == 0 ? 0 : Math.Clamp((singles - (singlesElsewhere * (1 - room))) / room, 0, 1 - familiesWhereRoom);
        jointCouples = setting.Aim("share of couples with a joint tenancy");
        // The ages drawn below have a mean of about 57.
        yearsToAdd = (int)Math.Round(setting.Aim("mean age of tenants") - 57, MidpointRounding.AwayFromZero);
    }

    /// <summary>The members, tenant first. Ages are as on the estate's day, or on the last day of a tenancy that ended.</summary>
    public IReadOnlyList<Member> Of(Letting letting)
    {
        var stream = setting.Stream("household", letting.Key, "members");
        var place = setting.Spread("household", letting.Key);
        var members = new List<Member>(5);
        if (!letting.IsRentedHome)
        {
            AddAdults(members, stream, letting, place < 0.7m ? 1 : 2, 28, 80);
            return members;
        }

        var families = letting.Home.SuitsFamily ? familiesWhereRoom : 0;
        var singles = letting.Home.SuitsFamily ? singlesWhereRoom : singlesElsewhere;
        if (place < families)
        {
            var alone = place < families * loneParentsOfFamilies;
            AddAdults(members, stream, letting, alone ? 1 : 2, alone ? 20 : 25, 54);
            AddChildren(members, stream, letting);
        }
        else
        {
            var old = letting.Home.Type is "bungalow";
            AddAdults(members, stream, letting, place < families + singles ? 1 : 2, old ? 58 : 24, old ? 94 : 88);
        }

        return members;
    }

    private void AddAdults(List<Member> members, RandomStream stream, Letting letting, int adults, int youngest, int oldest)
    {
        var tenure = Day(letting).DayNumber - letting.Start.DayNumber;
        // Nobody is a tenant before their nineteenth birthday.
        var days = (int)Math.Max(((stream.Between(youngest, oldest) + yearsToAdd) * 365) + stream.Below(365), tenure + (19 * 366) + stream.Below(1_500));
        members.Add(new Member(1, "tenant", days, SharesName: true));
        if (adults == 1)
            return;
        var other = Math.Max(days + (int)stream.Between(-2_500, 2_500), tenure + (19 * 366));
        var joint = stream.Chance(jointCouples);
        members.Add(new Member(2, joint ? "joint tenant" : "occupant", other, stream.Chance(0.65m)));
        // A third joint tenant now and then: notices have to name every one.
        if (joint && stream.Chance(0.04m))
            members.Add(new Member(3, "joint tenant", other + 400, stream.Chance(0.3m)));
    }

    private static void AddChildren(List<Member> members, RandomStream stream, Letting letting)
    {
        var most = Math.Min(4, Math.Max(1, letting.Home.Bedrooms));
        var children = 1 + Math.Min(stream.Below(most), stream.Below(most));
        for (var child = 0; child < children; child++)
            members.Add(new Member(members.Count + 1, "occupant", stream.Below(17 * 365), SharesName: true));
    }

    private DateOnly Day(Letting letting) => letting.LastDay ?? setting.AsOf;
}
