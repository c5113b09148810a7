using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

public sealed class ChangeKindTests
{
    [Theory]
    [InlineData("9000", "9750", "amount × 13/12")]
    [InlineData("10833", "10000", "amount × 12/13")]
    [InlineData("10833", "10001", "amount lower")]
    [InlineData("10400", "10000", "amount × 25/26")]
    [InlineData("5000", "10000", "amount doubled")]
    [InlineData("10000", "5000", "amount halved")]
    [InlineData("1250", "-1250", "sign reversed")]
    [InlineData("12", "1200", "amount × 100")]
    [InlineData("1200", "12", "amount ÷ 100")]
    [InlineData("1200", "1201", "1p higher")]
    [InlineData("1200", "1199", "1p lower")]
    [InlineData("0", "12", "an amount where there was 0")]
    [InlineData("12", "0", "0 where there was an amount")]
    [InlineData("52", "48", "amount lower")]
    [InlineData("", "12", "a value where there was nothing")]
    [InlineData("12", "", "value lost")]
    public void An_amount_that_changed_is_told_by_how(string left, string right, string told) => ChangeKind.Of(ReconciledType.Money, left, right).ShouldBe(told);

    [Theory]
    [InlineData("", "1900-01-01", "1900-01-01 where there was nothing")]
    [InlineData("1900-01-01", "", "nothing where 1900-01-01 was")]
    [InlineData("2026-03-31", "1900-01-01", "1900-01-01 in place of a date")]
    [InlineData("1900-01-01", "2026-03-31", "a date in place of 1900-01-01")]
    [InlineData("2026-03-31", "", "date lost")]
    [InlineData("", "2026-03-31", "a date where there was nothing")]
    [InlineData("2026-04-06", "2026-06-04", "day and month swapped")]
    [InlineData("1931-04-06", "2031-04-06", "another century")]
    [InlineData("2025-04-06", "2026-04-06", "another year")]
    [InlineData("2026-04-06", "2026-04-07", "a day later")]
    [InlineData("2026-04-06", "2026-04-05", "a day earlier")]
    [InlineData("2026-04-06", "2026-05-05", "later")]
    [InlineData("2026-04-06", "2026-03-05", "earlier")]
    public void A_date_that_changed_is_told_by_how(string left, string right, string told) => ChangeKind.Of(ReconciledType.Date, left, right).ShouldBe(told);

    [Theory]
    [InlineData("000123", "123", "leading zeros lost")]
    [InlineData("123", "000123", "leading zeros added")]
    [InlineData("RA-000123", "RA-123", "leading zeros lost")]
    [InlineData("Main Street", "MAIN STREET", "capitals and small letters")]
    [InlineData("QX1 1AA", "QX11AA", "spaces and punctuation")]
    [InlineData("Long Name Of A Street", "Long Name", "cut short")]
    [InlineData("Tŷ Gwyn", "T? Gwyn", "letters broken")]
    [InlineData("one", "other", "another value")]
    public void A_text_that_changed_is_told_by_how(string left, string right, string told) => ChangeKind.Of(ReconciledType.Text, left, right).ShouldBe(told);

    [Fact]
    public void A_code_is_told_by_both_words_and_a_number_by_its_direction()
    {
        ChangeKind.Of(ReconciledType.Code, "secure", "introductory").ShouldBe("secure → introductory");
        ChangeKind.Of(ReconciledType.Number, "2", "10").ShouldBe("higher");
    }
}
