using ReferenceHousing;
using ReferenceHousing.Repairs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class BankHolidayTests
{
    // As GOV.UK published them.
    [Theory]
    [InlineData(2024, "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec")]
    [InlineData(2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec")]
    [InlineData(2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec")]
    [InlineData(2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec")]
    [InlineData(2028, "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec")]
    public void A_year_has_the_holidays_that_were_published(int year, string days) =>
        string.Join(", ", BankHoliday.InYear(year).Select(holiday => $"{holiday.Day:d MMM}").ToArray()).ShouldBe(days);

    [Fact]
    public void Christmas_on_a_Sunday_is_had_after_Boxing_Day() =>
        BankHoliday.InYear(2022).TakeLast(2).ShouldBe([new(new DateOnly(2022, 12, 26), "Boxing Day"), new(new DateOnly(2022, 12, 27), "Christmas Day")]);

    [Theory]
    [InlineData(2008, 3, 23)]
    [InlineData(2029, 4, 1)]
    [InlineData(2030, 4, 21)]
    [InlineData(2031, 4, 13)]
    [InlineData(2038, 4, 25)]
    [InlineData(2076, 4, 19)] // the rule's exception
    public void Easter_is_where_the_moon_puts_it(int year, int month, int day) =>
        BankHoliday.EasterSunday(year).ShouldBe(new DateOnly(year, month, day));

    [Fact]
    public void No_day_is_counted_in_a_year_whose_holidays_nobody_entered()
    {
        var calendar = new WorkingCalendar(BankHoliday.InYear(2031).ToDictionary(holiday => holiday.Day, holiday => holiday.Name));
        calendar.After(new DateOnly(2031, 12, 24), 3).ShouldBe(new DateOnly(2031, 12, 31));
        Should.Throw<RefusedException>(() => calendar.After(new DateOnly(2031, 12, 24), 4)).Message.ShouldBe("No bank holidays have been entered for 2032");
    }
}
