using ReferenceHousing.Rents;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class WeeklyDebitTests
{
    private static readonly DateOnly April6 = new(2026, 4, 6);
    private static readonly RentYear Year2026 = RentYear.StartingIn(2026);
    private static readonly Period Open = new(new DateOnly(2020, 1, 6), null);

    [Fact]
    public void Fifty_weeks_carry_the_rent_of_fifty_two() =>
        Debit(April6, Open, Rent(10000)).ShouldBe(10400);

    [Fact]
    public void Each_charge_is_rounded_to_the_penny_before_they_are_summed() =>
        // 9373.52 and 949.52: 9374 + 950, where their sum 10323.04 would come to 10323.
        Debit(April6, Open, Rent(9013), Spread("SERVICE", 913)).ShouldBe(10324);

    [Theory]
    [InlineData(2026, 12, 21)]
    [InlineData(2026, 12, 28)]
    public void A_rent_free_week_charges_nothing_but_the_garage(int year, int month, int day)
    {
        var week = new DateOnly(year, month, day);
        Debit(week, Open, Rent(10000), Spread("HEATING", 500)).ShouldBe(0);
        Debit(week, Open, Rent(10000), Spread(Charge.Garage, 1550)).ShouldBe(1550);
    }

    [Fact]
    public void A_garage_is_charged_its_own_amount_every_week() =>
        Debit(April6, Open, Spread(Charge.Garage, 1550)).ShouldBe(1550);

    [Fact]
    public void A_year_of_53_weeks_spreads_over_51()
    {
        var year = RentYear.StartingIn(2030);
        WeeklyDebit.For(1, year, year.StartsOn.AddDays(7 * 52), Open, [Rent(10200)]).AmountPence.ShouldBe(10600);
    }

    [Theory]
    [InlineData("2026-04-06", null, 10400)]
    [InlineData("2026-04-08", null, 7429)] // 5 of 7 days: 7428.57
    [InlineData("2026-04-12", null, 1486)] // the Sunday alone: 1485.71
    [InlineData("2026-04-13", null, 0)]
    [InlineData("2020-01-06", "2026-04-06", 1486)]
    [InlineData("2020-01-06", "2026-04-12", 10400)]
    [InlineData("2020-01-06", "2026-04-05", 0)]
    [InlineData("2020-01-06", "1900-01-01", 10400)]
    public void A_week_is_charged_by_the_days_on_which_the_tenancy_is_live(string start, string? end, long pence)
    {
        var tenancy = new Period(Day(start), end is null ? null : Day(end));
        Debit(April6, tenancy, Rent(10000)).ShouldBe(pence);
    }

    [Fact]
    public void A_rent_that_changes_in_mid_week_is_charged_by_days_at_both_rates()
    {
        var old = Rent(7000) with { EndDate = new DateOnly(2026, 4, 8) };
        var next = Rent(14000) with { StartDate = new DateOnly(2026, 4, 9) };
        Debit(April6, Open, old, next).ShouldBe(3120 + 8320);
    }

    [Fact]
    public void An_account_without_charges_is_debited_nothing() => Debit(April6, Open).ShouldBe(0);

    private static long Debit(DateOnly week, Period tenancy, params Charge[] charges) =>
        WeeklyDebit.For(1, Year2026, week, tenancy, charges).AmountPence;

    private static Charge Rent(long pence) => Spread("RENT", pence);

    private static Charge Spread(string type, long pence) =>
        new() { ChargeType = type, WeeklyAmountPence = pence, StartDate = new DateOnly(2020, 1, 6) };

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
