using System.Globalization;
using HousingTest.Estates;
using HousingTest.Model;
using ReferenceHousing.Repairs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateRepairTests
{
    private static readonly EstateTables Small = EstateTables.Small;
    private static readonly IReadOnlyList<EstateRow> Orders = Small["works order"];

    private static readonly WorkingCalendar Calendar = new(
        Enumerable.Range(2025, 2).SelectMany(BankHoliday.InYear).ToDictionary(holiday => holiday.Day, holiday => holiday.Name));

    [Fact]
    public void A_rented_home_has_four_repairs_a_year_and_about_one_in_twenty_is_open()
    {
        var rented = Small["tenancy"].Count(row => row.DayOrNone("end") is null or { Year: 1900 } && row.Text("tenancy type") is not ("garage" or "leasehold"));
        (Orders.Count / (decimal)rented).ShouldBeInRange(3.9m, 4.1m);
        Orders.Count(row => row.Text("status") is "open").ShouldBeInRange(Orders.Count / 40, Orders.Count / 12);
    }

    [Fact]
    public void Orders_are_numbered_as_they_were_reported() =>
        Orders.Select(row => $"{row.Text("reported at")} {row.Text("reference")}").ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);

    /// <summary>Two countings that know nothing of each other: the estate's and the reference system's.</summary>
    [Fact]
    public void Every_target_is_the_one_that_the_reference_system_would_give()
    {
        foreach (var order in Orders)
        {
            var target = Priority.Of(order.Text("priority").ToUpperInvariant()).TargetFor(At(order, "reported at"), Calendar);
            order.Day("target on").ShouldBe(target.On, order.Line());
            order.Text("target at").ShouldBe(target.InstantText ?? "", order.Line());
        }
    }

    [Fact]
    public void Work_begins_after_its_report_and_ends_before_the_estates_day_is_over()
    {
        var completed = Orders.Where(row => row.Text("status") is "completed").ToList();
        foreach (var order in completed)
        {
            At(order, "started at").ShouldBeGreaterThanOrEqualTo(At(order, "reported at"), order.Line());
            At(order, "completed at").ShouldBeGreaterThan(At(order, "started at"), order.Line());
            At(order, "completed at").ShouldBeLessThan(new DateTimeOffset(2026, 4, 6, 0, 0, 0, TimeSpan.Zero), order.Line());
            order.Text("notes").ShouldNotBeEmpty();
        }

        // Most are on time, and some are not: a report of lateness must have something to say.
        completed.Count(row => At(row, "completed at").Date > row.Day("target on").ToDateTime(TimeOnly.MinValue)).ShouldBeInRange(completed.Count / 25, completed.Count / 6);
    }

    [Fact]
    public void A_repair_belongs_to_the_tenancy_of_that_day_or_to_none()
    {
        var tenancies = Small.ByKey("tenancy");
        Orders.Count(row => row["tenancy"] is Value.Null).ShouldBeGreaterThan(0);
        foreach (var order in Orders.Where(row => row["tenancy"] is Value.Integer))
        {
            var tenancy = tenancies[order.Number("tenancy")];
            tenancy.Number("property").ShouldBe(order.Number("property"));
            tenancy.Day("start").ToDateTime(TimeOnly.MinValue).ShouldBeLessThanOrEqualTo(At(order, "reported at").Date);
            tenancy.Text("tenancy type").ShouldNotBeOneOf("garage", "leasehold");
        }
    }

    [Fact]
    public void Appointments_to_come_are_on_working_days_and_for_open_orders()
    {
        var orders = Small.ByKey("works order");
        var appointments = Small["appointment"];
        appointments.Count.ShouldBeInRange(10, 60);
        foreach (var appointment in appointments)
        {
            Calendar.WhyNotWorking(appointment.Day("day")).ShouldBeNull();
            appointment.Day("day").ShouldBeGreaterThan(new DateOnly(2026, 4, 5));
            orders[appointment.Number("works order")].Text("status").ShouldBe("open");
        }
    }

    [Fact]
    public void An_estate_of_garages_has_no_repairs() =>
        new EstateTables(new Estate(Recipes.Of(20, aims: ("share of tenancies that are garages", 1)), 3).Rows())["works order"].ShouldBeEmpty();

    private static DateTimeOffset At(EstateRow row, string field) =>
        DateTimeOffset.Parse(row.Text(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
