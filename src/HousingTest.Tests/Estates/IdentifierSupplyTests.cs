using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Estates.Rows;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

/// <summary>There are only so many identifiers that can be nobody's: the largest estate must not use them up.</summary>
public class IdentifierSupplyTests
{
    /// <summary>As many tenancies as a recipe may ask for, ended ones on top.</summary>
    private const int Accounts = 500_000;

    /// <summary>Keys of people stay below those of scenario tenancies.</summary>
    private const int People = 1_000_000;

    /// <summary>A prime, so that the sample meets every form.</summary>
    private const int Sampled = 997;

    [Fact]
    public void Everybody_in_the_largest_estate_has_identifiers_of_their_own_that_are_nobodys()
    {
        ShouldSuffice("rent account.payment reference", Accounts, key => FakeIdentifiers.PaymentReference(key));
        ShouldSuffice("property.uprn", Accounts, key => FakeIdentifiers.Uprn(key));
        ShouldSuffice("person.national insurance number", People, key => FakeIdentifiers.NationalInsuranceNumber(key));
        // One for each street.
        ShouldSuffice("property.postcode", Accounts / 14, FakeIdentifiers.Postcode);
    }

    [Fact]
    public void A_county_is_made_to_its_last_home_and_its_people_stay_below_those_of_scenarios()
    {
        var recipe = EstateRecipeFile.Read(Repository.Root, "county");
        recipe.Tenancies.ShouldBe(100_000);
        var population = new Population(new EstateSetting(recipe, 20260401));

        population.Lettings().Sum(letting => population.HouseholdOf(letting).Count).ShouldBeInRange(150_000, People);
        var last = HomeRows.Properties(population).Last();
        IdentifierScan.Scan(last.Table.Fields.Zip(last.Values, (field, value) => ($"property.{field}", value.ToString()))).ShouldBeEmpty();
    }

    private static void ShouldSuffice(string field, int count, Func<int, string> identifier)
    {
        var given = new HashSet<string>(count, StringComparer.Ordinal);
        for (var key = 1; key <= count; key++)
            given.Add(identifier(key)).ShouldBeTrue($"{field} of {key} was given before");
        IdentifierScan.Scan(given.Where((_, at) => at % Sampled == 0).Select(each => (field, each))).ShouldBeEmpty();
    }
}
