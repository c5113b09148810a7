using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class IdentifierScanTests
{
    [Fact]
    public void Nothing_in_an_estate_could_belong_to_somebody() => IdentifierScan.Scan(Texts(EstateTables.Small)).ShouldBeEmpty();

    [Theory]
    [InlineData("020 7123 4567", "HT-EST-102")]
    [InlineData("(0161) 234 5678", "HT-EST-102")]
    [InlineData("07912345678", "HT-EST-102")]
    [InlineData("+44 7912 345678", "HT-EST-102")]
    [InlineData("+44 (0)20 7123 4567", "HT-EST-102")]
    [InlineData("0044 113 245 6789", "HT-EST-102")]
    [InlineData("Ring 01632-961000 after six", "HT-EST-102")]
    [InlineData("0113 496 1000", "HT-EST-102")] // one past the range
    [InlineData("jo.smith@gmail.com", "HT-EST-101")]
    [InlineData("a@notexample.com", "HT-EST-101")]
    [InlineData("a@example.com.uk", "HT-EST-101")]
    [InlineData("AB 12 34 56 C", "HT-EST-103")]
    [InlineData("jg103759a", "HT-EST-103")]
    [InlineData("OO123456A", "HT-EST-103")] // in use for administration
    [InlineData("1 High Street, SW1A 1AA", "HT-EST-104")]
    [InlineData("M11AE", "HT-EST-104")]
    [InlineData("ls1 4dy", "HT-EST-104")]
    [InlineData("100023336956", "HT-EST-105")]
    [InlineData("10033544614", "HT-EST-105")]
    [InlineData("08-99-99 66374958", "HT-EST-106")]
    [InlineData("089999/66374958", "HT-EST-106")]
    public void What_looks_real_is_found(string planted, string id)
    {
        var problem = IdentifierScan.Scan([("person.notes of row 7", planted)]).ShouldHaveSingleItem();
        problem.Id.ShouldBe(id);
        problem.Where.ShouldBe("person.notes of row 7");
        problem.ToString().ShouldNotContain(planted);
    }

    [Theory]
    [InlineData("020 7946 0999")]
    [InlineData("07700 900000")]
    [InlineData("+44 7700 900123")]
    [InlineData("01632 960999")]
    [InlineData("029 2018 0000")]
    [InlineData("028 9649 6999")]
    [InlineData("0191 498 0000")]
    [InlineData("a.b@example.org")]
    [InlineData("a@mail.example.com")]
    [InlineData("a@council.test")]
    [InlineData("QQ123456C")]
    [InlineData("QX1 1AA")]
    [InlineData("ZZ99 3VZ")]
    [InlineData("999912345678")]
    [InlineData("2026-04-05T08:00:00Z")]
    [InlineData("From 2026-04-05 2026-04-06 to 2027-01-02")]
    [InlineData("0012345678")] // a payment reference
    [InlineData("RA-000123 and T-S00001")]
    [InlineData("0a1b2c3d-0113-4567-8901-012345678901")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("")]
    public void What_can_be_nobodys_and_what_is_no_identifier_passes(string text) =>
        IdentifierScan.Scan([("message.body of row 1", text)]).ShouldBeEmpty();

    [Fact]
    public void In_a_field_for_it_a_short_uprn_is_found_too() =>
        IdentifierScan.Scan([("property.uprn", "5300000001")]).ShouldHaveSingleItem().Id.ShouldBe("HT-EST-105");

    private static IEnumerable<(string Where, string Text)> Texts(EstateTables rows) =>
        from table in Estate.Tables
        from row in rows[table.Entity]
        from field in table.Fields
        where row[field] is Value.Text
        select ($"{table.Entity}.{field}", row.Text(field));
}
