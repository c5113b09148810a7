using HousingTest.Steps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Steps;

public sealed class HousingDateTests
{
    private static readonly DateOnly s_monday = new(2026, 4, 6);

    [Theory]
    [InlineData(DayOfWeek.Monday, 7)]
    [InlineData(DayOfWeek.Tuesday, 1)]
    [InlineData(DayOfWeek.Sunday, 6)]
    public void The_next_day_of_a_name_comes_after_today(DayOfWeek weekday, int days) => HousingDate.Next(s_monday, weekday).ShouldBe(s_monday.AddDays(days));

    [Theory]
    [InlineData(DayOfWeek.Monday, -7)]
    [InlineData(DayOfWeek.Tuesday, -6)]
    [InlineData(DayOfWeek.Sunday, -1)]
    public void The_last_day_of_a_name_was_before_today(DayOfWeek weekday, int days) => HousingDate.Last(s_monday, weekday).ShouldBe(s_monday.AddDays(days));

    [Theory]
    [InlineData("2026/27", 1, "2026-04-06")]
    [InlineData("2026/27", 14, "2026-07-06")]
    [InlineData("2030/31", 53, "2031-03-31")]
    [InlineData("1999/00", 52, "2000-03-27")]
    public void A_week_is_counted_from_the_first_Monday_in_April(string rentYear, int number, string monday) =>
        HousingDate.Iso(HousingDate.WeekOf(rentYear, number)).ShouldBe(monday);

    [Theory]
    [InlineData("2026/27", 53, "There is no week 53 of 2026/27: it has 52 weeks, from 6 April 2026 to 4 April 2027")]
    [InlineData("2026/27", 0, "There is no week 0 of 2026/27: it has 52 weeks, from 6 April 2026 to 4 April 2027")]
    [InlineData("2026/28", 1, "\"2026/28\" is no rent year: write it as 2026/27")]
    public void A_week_that_is_not_there_is_told_with_those_that_are(string rentYear, int number, string message) =>
        Should.Throw<ExpectationException>(() => HousingDate.WeekOf(rentYear, number)).Message.ShouldBe(message);
}
