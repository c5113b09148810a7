using ReferenceHousing.Arrears;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("WEEKLY", "2026-04-10", 0)]
    [InlineData("WEEKLY", "2026-04-11", 1)]
    [InlineData("WEEKLY", "2026-04-17", 1)]
    [InlineData("WEEKLY", "2026-04-18", 2)]
    [InlineData("FORTNIGHTLY", "2026-04-24", 1)]
    [InlineData("FORTNIGHTLY", "2026-04-25", 2)]
    [InlineData("MONTHLY", "2026-05-10", 1)]
    [InlineData("MONTHLY", "2026-05-11", 2)]
    public void An_instalment_is_due_once_its_day_is_over(string frequency, string today, int instalments) =>
        Agreement(frequency, "2026-04-10").DuePence(Day(today)).ShouldBe(instalments * 1250);

    [Fact]
    public void Monthly_instalments_of_the_31st_fall_on_the_last_day_of_shorter_months()
    {
        var agreement = Agreement("MONTHLY", "2026-01-31");
        agreement.DuePence(new DateOnly(2026, 2, 28)).ShouldBe(1250);
        agreement.DuePence(new DateOnly(2026, 3, 1)).ShouldBe(2500);
        agreement.DuePence(new DateOnly(2026, 3, 31)).ShouldBe(2500);
    }

    [Fact]
    public void A_penny_too_little_breaks_it()
    {
        var agreement = Agreement("WEEKLY", "2026-04-10");
        agreement.IsKept(1250, new DateOnly(2026, 4, 11)).ShouldBeTrue();
        agreement.IsKept(1249, new DateOnly(2026, 4, 11)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-04-06", "2026-05-04")] // a Monday: exactly four weeks
    [InlineData("2026-04-07", "2026-05-11")]
    [InlineData("2026-04-12", "2026-05-11")]
    public void A_notice_takes_effect_on_the_first_Monday_at_least_four_weeks_ahead(string served, string effective)
    {
        var dates = NoticeDates.ServedToday(Day(served));
        dates.EffectiveOn.ShouldBe(Day(effective));
        dates.ExpiresOn.ShouldBe(Day(effective).AddYears(1));
    }

    private static Agreement Agreement(string frequency, string start) =>
        new() { Frequency = frequency, StartsOn = Day(start), InstalmentPence = 1250, State = "ACTIVE" };

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
