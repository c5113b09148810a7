using ReferenceHousing;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "£0.00")]
    [InlineData(5, "£0.05")]
    [InlineData(123456, "£1,234.56")]
    [InlineData(-1000, "−£10.00")]
    public void Pence_are_shown_as_pounds(long pence, string text) => Money.Format(pence).ShouldBe(text);

    [Fact]
    public void A_negative_balance_is_in_credit() => Money.Balance(-1000).ShouldBe("£10.00 in credit");

    [Theory]
    [InlineData("95.43", 9543L)]
    [InlineData(" £95.43 ", 9543L)]
    [InlineData("95", 9500L)]
    [InlineData("95.4", null)]
    [InlineData("-95.43", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Pounds_are_read_as_people_type_them(string? text, long? pence) => Money.FromPounds(text).ShouldBe(pence);

    [Theory]
    [InlineData("0.5", 1)]
    [InlineData("1.49", 1)]
    [InlineData("2.5", 3)]
    public void Half_a_penny_goes_up(string pence, long rounded) =>
        Money.RoundToPenny(decimal.Parse(pence, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(rounded);
}
