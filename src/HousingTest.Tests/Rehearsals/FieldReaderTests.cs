using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

public sealed class FieldReaderTests
{
    [Theory]
    [InlineData("112.46", "11246")]
    [InlineData("£1,234.56", "123456")]
    [InlineData("1,234,567", "123456700")]
    [InlineData("-12.50", "-1250")]
    [InlineData("12.50-", "-1250")]
    [InlineData("(12.50)", "-1250")]
    [InlineData("-£3", "-300")]
    [InlineData("£-3", "-300")]
    [InlineData("−0.01", "-1")]
    [InlineData(".5", "50")]
    [InlineData("0.10", "10")]
    [InlineData(" 7 ", "700")]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("1,23", null)]
    [InlineData("1,2345", null)]
    [InlineData("12,34.5", null)]
    [InlineData("1.005", null)]
    [InlineData("1e3", null)]
    [InlineData("12 34", null)]
    [InlineData("--1", null)]
    [InlineData("£", null)]
    [InlineData("99999999999999999999", null)]
    public void Pounds_are_read_as_extracts_write_them_to_the_penny_or_not_at_all(string text, string? pence) =>
        Read(ReconciledType.Money, new SideField("x", 1) { Pounds = true }, text).ShouldBe(pence is null ? new FieldValue(ValueState.Unreadable, text.Trim()) : new FieldValue(ValueState.Known, pence));

    [Theory]
    [InlineData(Rounding.HalfUp, 13, 12)]
    [InlineData(Rounding.HalfUp, -13, -12)]
    [InlineData(Rounding.HalfUp, 10833, 10000)]
    [InlineData(Rounding.Down, 10833, 9999)]
    [InlineData(Rounding.Up, 10834, 10001)]
    [InlineData(Rounding.Down, -10833, -9999)]
    [InlineData(Rounding.Up, -10834, -10001)]
    public void Forty_eight_weeks_become_fifty_two_by_the_rule_that_is_named(Rounding rounding, long pence, long converted) =>
        Amounts.Pence(pence, new Conversion(48, 52), rounding).ShouldBe(converted);

    [Theory]
    [InlineData(Rounding.HalfUp, 5, 3)]
    [InlineData(Rounding.HalfEven, 5, 2)]
    [InlineData(Rounding.HalfEven, 7, 4)]
    [InlineData(Rounding.HalfUp, -5, -3)]
    [InlineData(Rounding.Down, 5, 2)]
    [InlineData(Rounding.Up, 5, 3)]
    public void A_half_penny_goes_where_the_rule_says(Rounding rounding, long pence, long converted) => Amounts.Pence(pence, new Conversion(1, 2), rounding).ShouldBe(converted);

    [Fact]
    public void Conversions_are_those_of_whole_numbers_however_large()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var (pence, times, over) = (random.NextInt64(-1_000_000_000_000, 1_000_000_000_000), 1 + random.Next(60), 1 + random.Next(60));
            var product = (Int128)pence * times;
            var down = product / over;
            var nearest = down + (Int128.Abs(product % over) * 2 >= over ? Int128.Sign(product) : 0);

            Amounts.Pence(pence, new Conversion(times, over), Rounding.HalfUp).ShouldBe((long)nearest, $"{pence} × {times} ÷ {over}");
            Amounts.Pence(pence, new Conversion(times, over), Rounding.Down).ShouldBe((long)down);
        }
    }

    [Theory]
    [InlineData("06/04/2026", "2026-04-06")]
    [InlineData("01/01/1900", "")]
    [InlineData("", "")]
    [InlineData("2026-04-06", null)]
    [InlineData("31/02/2026", null)]
    public void A_date_is_read_by_its_pattern_and_may_mean_nothing(string text, string? iso) =>
        Read(ReconciledType.Date, new SideField("x", 1) { DateFormat = "dd/MM/yyyy", Nothing = ["01/01/1900"] }, text).ShouldBe(Expected(iso, text));

    [Theory]
    [InlineData("2026-04-06 00:00:00.000", "2026-04-06")]
    [InlineData("2026-04-06T08:00:00Z", "2026-04-06")]
    [InlineData("1900-01-01 00:00:00", "")]
    public void Of_an_instant_the_day_counts(string text, string iso) => Read(ReconciledType.Date, new SideField("x", 1) { Nothing = ["1900-01-01"] }, text).ShouldBe(Expected(iso, text));

    [Theory]
    [InlineData("2.50", "2.5")]
    [InlineData("100", "100")]
    [InlineData("-0.0", "0")]
    [InlineData("1,5", null)]
    public void A_number_is_the_same_with_zeros_at_its_end(string text, string? number) => Read(ReconciledType.Number, new SideField("x", 1), text).ShouldBe(Expected(number, text));

    [Fact]
    public void Texts_are_made_alike_as_the_file_says()
    {
        Read(ReconciledType.Text, new SideField("x", 1) { StripZeros = true }, "000120").Text.ShouldBe("120");
        Read(ReconciledType.Text, new SideField("x", 1) { StripZeros = true }, "000").Text.ShouldBe("0");
        Read(ReconciledType.Text, new SideField("x", 1) { Width = 6 }, "120").Text.ShouldBe("000120");
        Read(ReconciledType.Text, new SideField("x", 1) { Case = LetterCase.Upper }, " qx1 1aa ").Text.ShouldBe("QX1 1AA");
        Read(ReconciledType.Text, new SideField("x", 1) { Trim = false }, " a ").Text.ShouldBe(" a ");
        Read(ReconciledType.Code, new SideField("x", 1) { Codes = new Dictionary<string, string>(StringComparer.Ordinal) { ["S"] = "secure" } }, "S").ShouldBe(new FieldValue(ValueState.Known, "secure"));
        Read(ReconciledType.Code, new SideField("x", 1) { Codes = new Dictionary<string, string>(StringComparer.Ordinal) { ["S"] = "secure" } }, "s").ShouldBe(new FieldValue(ValueState.NotCoded, "s"));
    }

    private static FieldValue Expected(string? read, string text) => read switch
    {
        null => new FieldValue(ValueState.Unreadable, text),
        "" => FieldValue.Nothing,
        _ => new FieldValue(ValueState.Known, read),
    };

    private static FieldValue Read(ReconciledType type, SideField side, string text) => new FieldReader(type, side, null).Read(text);
}
