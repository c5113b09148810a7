using ReferenceHousing.Rents;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class RentYearTests
{
    [Theory]
    [InlineData(2025, "2025/26", 7, 52)]
    [InlineData(2026, "2026/27", 6, 52)]
    [InlineData(2029, "2029/30", 2, 52)]
    [InlineData(2030, "2030/31", 1, 53)]
    [InlineData(2099, "2099/00", 6, 52)]
    public void A_year_starts_on_the_first_Monday_in_April(int starting, string name, int day, int weeks)
    {
        var year = RentYear.StartingIn(starting);
        year.Name.ShouldBe(name);
        year.StartsOn.ShouldBe(new DateOnly(starting, 4, day));
        year.Weeks.ShouldBe(weeks);
        year.ChargingWeeks.ShouldBe(weeks - 2);
    }

    [Fact]
    public void The_weeks_of_Christmas_Day_and_New_Year_are_free_of_rent() =>
        RentYear.StartingIn(2026).RentFreeWeeks.ShouldBe([new DateOnly(2026, 12, 21), new DateOnly(2026, 12, 28)]);

    [Fact]
    public void Christmas_Day_and_New_Year_on_a_Monday_start_the_rent_free_weeks_themselves() =>
        RentYear.StartingIn(2028).RentFreeWeeks.ShouldBe([new DateOnly(2028, 12, 25), new DateOnly(2029, 1, 1)]);

    [Fact]
    public void Every_day_lies_in_one_year_only()
    {
        var first = RentYear.StartingIn(2026);
        var second = RentYear.StartingIn(2027);
        first.Contains(new DateOnly(2026, 4, 5)).ShouldBeFalse();
        first.Contains(new DateOnly(2026, 4, 6)).ShouldBeTrue();
        first.Contains(new DateOnly(2027, 4, 4)).ShouldBeTrue();
        first.Contains(new DateOnly(2027, 4, 5)).ShouldBeFalse();
        second.Contains(new DateOnly(2027, 4, 5)).ShouldBeTrue();
    }
}
