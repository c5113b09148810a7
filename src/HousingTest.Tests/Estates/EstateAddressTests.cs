using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateAddressTests
{
    private static readonly EstateTables Small = EstateTables.Small;

    [Fact]
    public void Those_who_moved_in_left_their_former_address_the_day_before()
    {
        var tenancies = Small.ByKey("tenancy");
        var starts = Small["household member"].ToDictionary(row => row.Number("person"), row => tenancies[row.Number("tenancy")].Day("start"));
        var left = Small["person address"].Where(row => row.DayOrNone("to") is { Year: > 1900 }).ToList();

        left.Count.ShouldBeGreaterThan(60);
        left.ShouldAllBe(row => row.Day("to") == starts[row.Number("person")].AddDays(-1) && row.Day("from") < row.Day("to"));
    }

    [Fact]
    public void A_few_have_letters_sent_elsewhere_and_some_of_those_addresses_end_on_1_January_1900()
    {
        var inForce = Small["person address"].Where(row => row.DayOrNone("to") is null or { Year: 1900 }).ToList();

        inForce.ShouldContain(row => row.DayOrNone("to") == null);
        inForce.ShouldContain(row => row.DayOrNone("to") != null);
        inForce.Select(row => row.Number("person")).ShouldBeUnique();
        inForce.ShouldAllBe(row => row.Day("from") <= new DateOnly(2026, 4, 5));
    }

    [Fact]
    public void Nobody_who_does_not_answer_for_the_rent_has_one()
    {
        var responsible = Small["household member"].Where(row => row.Number("responsible") == 1).Select(row => row.Number("person")).ToHashSet();
        Small["person address"].ShouldAllBe(row => responsible.Contains(row.Number("person")));
    }

    [Fact]
    public void No_address_besides_the_home_is_a_home_of_the_estate() =>
        Small["person address"].Select(row => $"{row.Text("address line")}, {row.Text("postcode")}")
            .Intersect(Small["property"].Select(row => $"{row.Text("address line")}, {row.Text("postcode")}"), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Some_homes_are_charged_over_48_weeks_and_their_target_rents_too()
    {
        var homes = Small.ByKey("property");
        var accounts = Small.ByKey("rent account");
        var tenancies = Small.ByKey("tenancy");
        var rents = Small["charge"].Where(row => row.Text("charge type") is "rent").ToList();
        var over48 = rents.Where(row => row.Number("charged weeks") == 48).ToList();

        over48.Count.ShouldBeInRange(8, 24);
        foreach (var rent in rents)
        {
            var home = homes[tenancies[accounts[rent.Number("rent account")].Number("tenancy")].Number("property")];
            home.Number("target rent weeks").ShouldBe(rent.Number("charged weeks"));
            (home.Number("target rent") * 100).ShouldBeInRange(rent.Number("weekly amount") * 99, rent.Number("weekly amount") * 109);
        }

        Small["charge"].Where(row => row.Text("charge type") is not "rent").ShouldAllBe(row => row.Number("charged weeks") == 52);
    }
}
