using ReferenceHousing.Schema;

namespace ReferenceHousing.Rents;

/// <summary>The rent years as the database has them.</summary>
public static class RentCalendar
{
    /// <summary>The rent year in which a day lies; refused, beside the field that has the day, when it has not been set up.</summary>
    public static async Task<RentYear> YearOfAsync(HousingSession session, DateOnly day, string field = "WeekStarting")
    {
        foreach (var row in await session.ListAsync<YearRow>("SELECT id, name, starts_on, weeks FROM rent_year ORDER BY starts_on"))
        {
            var year = new RentYear(row.Name, row.StartsOn, row.Weeks, []);
            if (!year.Contains(day))
                continue;
            var free = await session.ListAsync<DateOnly>(
                "SELECT week_starts_on FROM rent_free_week WHERE rent_year_id = @Id ORDER BY week_starts_on", new { row.Id });
            return year with { RentFreeWeeks = [.. free] };
        }
        throw new RefusedException(Refusal.Invalid, field, $"No rent year has been set up for {Wording.Date(day)}");
    }

    private sealed record YearRow
    {
        public long Id { get; init; }

        public required string Name { get; init; }

        public DateOnly StartsOn { get; init; }

        public int Weeks { get; init; }
    }
}
