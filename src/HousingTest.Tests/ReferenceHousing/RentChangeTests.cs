using ReferenceHousing;
using ReferenceHousing.Rents;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class RentChangeTests
{
    private static readonly Period Open = new(new DateOnly(2020, 1, 6), null);

    [Theory]
    [InlineData(10_000, 480, 10_480)]
    [InlineData(9_543, 480, 10_001)] // 10001.064
    [InlineData(10_427, 480, 10_927)] // 10927.496
    [InlineData(9_500, 270, 9_757)] // 9756.5: half a penny goes up, to even would go down
    [InlineData(1, 480, 1)]
    public void An_uplift_rounds_each_rent_to_the_penny(long before, int percentHundredths, long after) =>
        AnnualUplift.Raise(before, percentHundredths).ShouldBe(after);

    [Theory]
    [InlineData(10_833, 10_000)] // 9999.69
    [InlineData(11_200, 10_338)] // 10338.46
    [InlineData(13, 12)]
    public void Forty_eight_weeks_become_fifty_two_at_the_same_yearly_cost(long over48, long over52)
    {
        WeeksConversion.Convert(over48, 48, 52).ShouldBe(over52);
        Math.Abs((over48 * 48) - (over52 * 52)).ShouldBeLessThanOrEqualTo(26);
    }

    [Theory]
    [InlineData(2026, 10_833, 10_400)] // 108.33 × 48 / 50
    [InlineData(2030, 10_200, 9_800)] // 53 weeks make 49 of 48: 102.00 × 49 / 51
    public void A_rent_over_48_weeks_is_debited_less_than_one_over_52(int starting, long weekly, long debit)
    {
        var year = RentYear.StartingIn(starting);
        var rent = new Charge { ChargeType = Charge.Rent, WeeklyAmountPence = weekly, ChargedWeeks = 48, StartDate = Open.From };
        WeeklyDebit.For(1, year, year.StartsOn, Open, [rent]).AmountPence.ShouldBe(debit);
    }

    [Theory]
    [InlineData(0, 20_000)]
    [InlineData(1, 20_000)]
    [InlineData(2, 21_200)]
    [InlineData(6, 26_000)]
    [InlineData(9, 26_000)]
    public void The_cap_rises_by_bedrooms(int bedrooms, long pence) => RentCap.For(bedrooms).ShouldBe(pence);

    [Fact]
    public void A_penny_above_the_cap_is_refused_and_weeks_are_converted_before_they_are_compared()
    {
        Should.NotThrow(() => RentCap.Refuse(21_200, 52, 2));
        Should.Throw<RefusedException>(() => RentCap.Refuse(21_201, 52, 2)).Message.ShouldContain("£212.00 for a home with 2 bedrooms");
        Should.NotThrow(() => RentCap.Refuse(22_966, 48, 2)); // £211.99 over 52 weeks
    }
}
