using HousingTest.Estates.Homes;

namespace HousingTest.Estates.Repairs;

/// <summary>Decides what broke where, when, and what became of it. Reports are spread evenly over the estate's weeks.</summary>
internal sealed class RepairPlan(EstateSetting setting, LettingPlan lettings)
{
    /// <summary>Reports come in for ten hours of each day.</summary>
    private const int MinutesOfDay = 600;

    /// <summary>Common practice, no published figure.</summary>
    private const decimal LateShare = 0.1m, BookedShare = 0.6m;

    /// <summary>A home that nobody repairs for the council (a garage, a lease) is drawn again; an estate of nothing else has no repairs.</summary>
    private const int MostDraws = 64;

    /// <summary>Every repair, oldest first.</summary>
    public IEnumerable<Repair> All()
    {
        var rented = 1 - setting.Aim("share of tenancies that are garages") - setting.Aim("share of tenancies that are leaseholds");
        var count = (int)(Math.Max(0, rented) * setting.Live * setting.Aim("repairs of a home in a year") * setting.Weeks / 52);
        var key = 0;
        for (var number = 0; number < count; number++)
        {
            if (LettingOf(number) is { } letting)
                yield return Make(++key, letting, ReportedAt(number, count));
        }
    }

    private Letting? LettingOf(int number)
    {
        var stream = setting.Stream("works order", number, "home");
        for (var draw = 0; draw < MostDraws; draw++)
        {
            if (lettings.LiveOf(stream.Below(setting.Live) + 1) is { IsRentedHome: true } letting)
                return letting;
        }

        return null;
    }

    private DateTime ReportedAt(int number, int count)
    {
        var minute = (long)number * setting.Weeks * 7 * MinutesOfDay / count;
        return setting.FirstWeek.AddDays((int)(minute / MinutesOfDay)).ToDateTime(new TimeOnly(8, 0)).AddMinutes(minute % MinutesOfDay);
    }

    private Repair Make(int key, Letting letting, DateTime reported)
    {
        var kind = RepairKind.At(setting.Spread("repair", key));
        var stream = setting.Stream("works order", key, "course");
        var day = DateOnly.FromDateTime(reported);
        var repair = new Repair(
            key, letting.Home.Key, letting.Start <= day ? letting.Key : null, stream.Pick(kind.Descriptions), kind.Priority, reported,
            kind.Hours > 0 ? DateOnly.FromDateTime(reported.AddHours(kind.Hours)) : WorkingDays.After(day, kind.WorkingDays),
            kind.Hours > 0 ? reported.AddHours(kind.Hours) : null);
        var late = stream.Chance(LateShare);
        var completed = kind.Hours > 0
            ? reported.AddMinutes(stream.Between(25, (late ? 2 : 1) * 55 * kind.Hours))
            : WorkingDays.After(day, (int)stream.Between(late ? kind.WorkingDays + 1 : 1, (late ? 2 : 1) * kind.WorkingDays))
                .ToDateTime(new TimeOnly(9, 0)).AddMinutes(stream.Below(420));
        var notes = stream.Pick(RepairKind.Notes);
        if (DateOnly.FromDateTime(completed) <= setting.AsOf)
            return repair with { Completed = completed, Notes = notes };
        return kind.Hours == 0 && stream.Chance(BookedShare)
            ? repair with { Appointment = (WorkingDays.After(setting.AsOf, 1 + stream.Below(10)), stream.Chance(0.5m) ? "morning" : "afternoon") }
            : repair;
    }
}
