using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class FileTests
{
    private const string Ledger =
        """
        account,code,amount,note
        RA-000001,4000,100.00,"Rent, week 1"
        RA-000002,4000,102.00,Rent
        RA-000003,4100,12.00,Garage

        """;

    [Fact]
    public void A_table_is_compared_by_its_columns_with_the_money_that_is_out()
    {
        var result = Files.Compare("gl.csv", Ledger, Ledger.Replace("100.00", "99.99", StringComparison.Ordinal).Replace("102.00", "101.99", StringComparison.Ordinal));
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Sentence, pattern.Detail, pattern.Field, pattern.Money).ShouldBe(
            ("The amount of 2 rows in the file gl.csv is £0.01 lower", "all with code 4000; together −£0.02", "amount", -2));
        pattern.Examples.Select(example => example.Subject).ShouldBe(["RA-000001", "RA-000002"]);
    }

    [Fact]
    public void A_code_of_the_system_is_told_by_its_housing_word()
    {
        const string Notices = "account,step,amount\nRA-000001,NOSP,100.00\nRA-000002,NOSP,102.00\nRA-000003,COURT,12.00\n";
        Files.Compare("steps.csv", Notices, Notices.Replace("100.00", "99.99", StringComparison.Ordinal).Replace("102.00", "101.99", StringComparison.Ordinal))
            .Differences.ShouldHaveSingleItem().Detail.ShouldBe("all with step notice of seeking possession; together −£0.02");
    }

    [Fact]
    public void A_row_more_shifts_none_of_the_rows_below_it()
    {
        var result = Files.Compare("gl.csv", Ledger, Ledger.Replace("RA-000002", "RA-000009,4000,1.00,Rent\nRA-000002", StringComparison.Ordinal));
        result.Differences.ShouldHaveSingleItem().Sentence.ShouldBe("The file gl.csv has 1 row more");
    }

    [Fact]
    public void A_column_that_is_new_is_told_once() =>
        Files.Compare("gl.csv", Ledger, Ledger.Replace("note", "note,period", StringComparison.Ordinal).Replace("1\"\n", "1\",2026-04\n", StringComparison.Ordinal)
                .Replace(",Rent\n", ",Rent,2026-04\n", StringComparison.Ordinal).Replace("Garage", "Garage,2026-04", StringComparison.Ordinal))
            .Differences.ShouldHaveSingleItem().Sentence.ShouldBe("The file gl.csv has a column \"period\" that it did not have before");

    [Fact]
    public void Text_without_columns_is_compared_line_by_line()
    {
        var result = Files.Compare("bacs.txt", "VOL1\nHDR1\n000001 00010000\nUTL 00010000\n", "VOL1\nHDR1\n000001 00010001\nUTL 00010000\n");
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Sentence, pattern.Examples[0].Subject, pattern.Examples[0].Before).ShouldBe(("1 line of the file bacs.txt says something else", "line 3", "000001 00010000"));
    }

    [Fact]
    public void Lines_in_another_order_are_a_difference() =>
        Files.Compare("list.txt", "a\nb\n", "b\na\n").Differences.ShouldHaveSingleItem().Sentence.ShouldBe("The file list.txt has its lines in another order");

    [Fact]
    public void Line_ends_alone_are_still_other_bytes() =>
        Files.Compare("list.txt", "a\nb\n", "a\r\nb\r\n").Differences.ShouldHaveSingleItem().Sentence.ShouldBe("The file list.txt holds something else");

    [Fact]
    public void What_is_no_text_is_compared_by_its_digest()
    {
        var pattern = Files.Compare("letter.pdf", [1, 0, 2], [1, 0, 3]).Differences.ShouldHaveSingleItem();
        (pattern.Sentence, pattern.Examples[0].Before[..8]).ShouldBe(("The file letter.pdf holds something else", "SHA-256 "));
    }

    [Fact]
    public void An_amount_in_a_file_follows_from_the_row_that_it_tells_of()
    {
        foreach (var (name, text) in new[] { ("gl.csv", "account,amount\nRA-000001,100.00\n"), ("bacs.txt", "RA-000001 00000010000\n") })
        {
            var result = Files.Compare(
                name, text, text.Replace("100.00", "99.99", StringComparison.Ordinal).Replace("10000", "09999", StringComparison.Ordinal), again: null,
                [Sample.Transaction(1, 1, 10000)], [Sample.Transaction(1, 1, 9999)]);
            result.Differences.Select(pattern => pattern.Kind).ShouldBe([DifferenceKind.Money, DifferenceKind.File]);
            result.Differences[1].Follows.ShouldBe(result.Differences[0].Id);
        }
    }
}
