using ReferenceHousing;
using ReferenceHousing.Payments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class CashFileTests
{
    [Fact]
    public void Zeros_in_front_of_a_reference_belong_to_it()
    {
        var file = CashFileReader.Read(""""
            HEADER,F-1,2026-04-06
            PAYMENT,0000000301,2026-04-06,12.34,"Counter, cash"
            PAYMENT,0012,2026-04-05,0.01,"said ""rent"""
            TRAILER,2,12.35
            """");
        file.Reference.ShouldBe("F-1");
        file.Payments.ShouldBe(
        [
            new CashPayment("0000000301", new DateOnly(2026, 4, 6), 1234, "Counter, cash"),
            new CashPayment("0012", new DateOnly(2026, 4, 5), 1, "said \"rent\""),
        ]);
    }

    [Fact]
    public void Windows_line_endings_and_a_byte_order_mark_change_nothing() =>
        CashFileReader.Read("\uFEFFHEADER,F-1,2026-04-06\r\nPAYMENT,1,2026-04-06,5.00,x\r\nTRAILER,1,5.00\r\n").TotalPence.ShouldBe(500);

    [Fact]
    public void A_file_without_payments_is_a_file() =>
        CashFileReader.Read("HEADER,F-1,2026-04-06\nTRAILER,0,0.00\n").Payments.ShouldBeEmpty();

    [Theory]
    [InlineData("TRAILER,2,5.00", "the trailer says 2 payments and the file has 1")]
    [InlineData("TRAILER,1,5.01", "the trailer says £5.01 and the payments come to £5.00")]
    [InlineData("TRAILER,1,5", "line 3 must be TRAILER, count, total in pounds and pence")]
    public void A_trailer_that_disagrees_refuses_the_file(string trailer, string why) =>
        Refused($"HEADER,F-1,2026-04-06\nPAYMENT,1,2026-04-06,5.00,x\n{trailer}\n").ShouldContain(why);

    [Theory]
    [InlineData("PAYMENT,1,2026-04-06,5.0,x")]
    [InlineData("PAYMENT,1,2026-04-06,5,x")]
    [InlineData("PAYMENT,1,2026-04-06,-5.00,x")]
    [InlineData("PAYMENT,1,2026-04-06,0.00,x")]
    [InlineData("PAYMENT,1,06/04/2026,5.00,x")]
    [InlineData("PAYMENT,,2026-04-06,5.00,x")]
    [InlineData("PAYMENT,1,2026-04-06,5.00")]
    [InlineData("REFUND,1,2026-04-06,5.00,x")]
    public void A_line_that_cannot_be_read_refuses_the_file(string line) =>
        Refused($"HEADER,F-1,2026-04-06\n{line}\nTRAILER,1,5.00\n").ShouldContain("line 2 must be PAYMENT");

    [Theory]
    [InlineData("")]
    [InlineData("HEADER,F-1,2026-04-06\nPAYMENT,1,2026-04-06,5.00,x\n")]
    [InlineData("PAYMENT,1,2026-04-06,5.00,x\nTRAILER,1,5.00\n")]
    public void A_file_that_was_cut_off_is_refused(string text) =>
        Refused(text).ShouldContain("must start with a HEADER line and end with a TRAILER line");

    [Fact]
    public void A_quotation_mark_out_of_place_is_told_by_its_line() =>
        Refused("HEADER,F-1,2026-04-06\nPAYMENT,1,2026-04-06,5.00,\"x\nTRAILER,1,5.00\n").ShouldContain("line 2");

    private static string Refused(string text)
    {
        var refused = Should.Throw<RefusedException>(() => CashFileReader.Read(text));
        refused.Refusal.ShouldBe(Refusal.Unprocessable);
        return refused.Message;
    }
}
