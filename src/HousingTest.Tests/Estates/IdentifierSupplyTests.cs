using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

/// <summary>There are only so many identifiers that can be nobody's: the largest estate that ships must not use them up.</summary>
public class IdentifierSupplyTests
{
    /// <summary>A prime, so that the sample meets every form.</summary>
    private const int Sampled = 97;

    private static readonly string[] OnesOwn = ["uprn", "national insurance number", "email", "payment reference", "reference"];

    [Fact]
    public void Everybody_in_a_county_has_identifiers_of_their_own_and_they_are_nobodys()
    {
        var county = EstateRecipeFile.Read(Repository.Root, "county");
        county.Tenancies.ShouldBe(100_000);
        var given = new HashSet<(string Entity, string Field, string Text)>();
        var (people, rows) = (0, 0);
        // Without transactions: they name nobody.
        foreach (var row in new Estate(county with { Weeks = 0 }, 20260401).Rows().TakeWhile(row => row.Table.Entity is not "charge"))
        {
            people += row.Table.Entity is "person" ? 1 : 0;
            foreach (var field in OnesOwn.Intersect(row.Table.Fields, StringComparer.Ordinal).Where(field => row[field] is Value.Text))
                given.Add((row.Table.Entity, field, row[field].ToString())).ShouldBeTrue($"{row.Table.Entity}.{field} {row[field]} is there twice");
            if (++rows % Sampled == 0)
                IdentifierScan.Scan(row.Table.Fields.Where(field => row[field] is Value.Text).Select(field => ($"{row.Table.Entity}.{field}", row[field].ToString()))).ShouldBeEmpty();
        }

        // The keys of people made for scenarios begin at a million.
        people.ShouldBeInRange(150_000, 999_999);
        given.Count.ShouldBeGreaterThan(500_000);
    }
}
