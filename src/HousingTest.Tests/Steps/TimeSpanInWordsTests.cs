using HousingTest.Steps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Steps;

public sealed class TimeSpanInWordsTests
{
    [Theory]
    [InlineData(30, "days", 1, "2026-03-02")]
    [InlineData(1, "week", -1, "2026-01-24")]
    [InlineData(1, "month", 1, "2026-02-28")]
    [InlineData(2, "years", -1, "2024-01-31")]
    public void Days_are_counted_by_the_calendar(int count, string unit, int sign, string day) =>
        HousingDate.Iso(TimeSpanInWords.Of(count, unit).From(new DateOnly(2026, 1, 31), sign)).ShouldBe(day);

    [Fact]
    public void Hours_are_no_days()
    {
        var hours = TimeSpanInWords.Of(24, "hours");
        (hours.IsOfDays, hours.Exact).ShouldBe((false, TimeSpan.FromDays(1)));
        Should.Throw<ExpectationException>(() => hours.From(new DateOnly(2026, 1, 31), 1)).Message.ShouldBe("24 hours is less than a day: write it as 30 days or 4 weeks");
    }

    [Fact]
    public void What_no_calendar_holds_is_told() =>
        Should.Throw<ExpectationException>(() => TimeSpanInWords.Of(90_000, "years")).Message.ShouldBe("90000 years is too long: at most 5000");
}
