using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateShapeTests
{
    private static readonly EstateTables Small = EstateTables.Small;

    [Fact]
    public void As_many_tenancies_are_live_as_the_recipe_says_and_ended_ones_come_on_top()
    {
        Small["tenancy"].Count(row => row.DayOrNone("end") is null or { Year: 1900 }).ShouldBe(300);
        Small["tenancy"].Count(row => row.DayOrNone("end") is { Year: > 1900 }).ShouldBe(15);
        Small["property"].Count.ShouldBe(300);
    }

    [Fact]
    public void Days_worth_having_are_there()
    {
        Small["tenancy"].ShouldContain(row => row.Day("start").Month == 2 && row.Day("start").Day == 29);
        Small["tenancy"].Count(row => row.DayOrNone("end") is { Year: 1900 }).ShouldBe(2);
        Small["tenancy"].ShouldContain(row => row.Day("start").DayOfWeek != DayOfWeek.Monday && row.Day("start").Year >= 2025);
    }

    [Fact]
    public void Payment_references_have_ten_digits_and_some_lead_with_zeros()
    {
        var references = Small["rent account"].Select(row => row.Text("payment reference")).ToList();
        references.ShouldAllBe(reference => reference.Length == 10 && reference.All(char.IsAsciiDigit));
        references.Count(reference => reference.StartsWith("00", StringComparison.Ordinal)).ShouldBeInRange(20, 60);
    }

    [Fact]
    public void Nobody_was_a_tenant_before_they_were_grown_up()
    {
        var people = Small.ByKey("person");
        var tenancies = Small.ByKey("tenancy");
        foreach (var member in Small["household member"].Where(row => row.Number("responsible") == 1))
            people[member.Number("person")].Day("date of birth").AddYears(18).ShouldBeLessThanOrEqualTo(tenancies[member.Number("tenancy")].Day("start"));
    }

    [Fact]
    public void Figures_come_out_near_the_aims()
    {
        foreach (var figure in EstateFigures.Measure(new Estate(Recipes.Of(300), 20260401)))
        {
            var margin = figure.Name switch
            {
                "arrears as a share of the year's rent" => 0.004m,
                "mean age of tenants" => 3,
                "share of couples with a joint tenancy" => 0.1m,
                _ when figure.Name.Contains("weekly rent", StringComparison.Ordinal) => 3,
                _ => 0.035m,
            };
            Math.Abs(figure.Made - figure.Aim).ShouldBeLessThanOrEqualTo(margin, figure.Name);
        }
    }

    [Fact]
    public void Another_aim_gives_another_figure()
    {
        var estate = new Estate(Recipes.Of(1_000, aims: [("share of one-person households", 0.6m), ("arrears as a share of the year's rent", 0.035m)]), 5);
        var figures = EstateFigures.Measure(estate).ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        figures["share of one-person households"].Made.ShouldBeInRange(0.56m, 0.64m);
        figures["arrears as a share of the year's rent"].Made.ShouldBeInRange(0.030m, 0.040m);
    }

    [Theory]
    [InlineData("small", 300)]
    [InlineData("town", 10_000)]
    public void The_recipes_state_every_aim_as_it_usually_is(string name, int tenancies)
    {
        var recipe = EstateRecipeFile.Read(Repository.Root, name);
        recipe.Tenancies.ShouldBe(tenancies);
        recipe.Aims.OrderBy(aim => aim.Key, StringComparer.Ordinal).ShouldBe(EstateAims.Usual.OrderBy(aim => aim.Key, StringComparer.Ordinal));
        EstateAims.Check(recipe).ShouldBeEmpty();
    }

    [Fact]
    public void Every_problem_of_a_recipe_is_told_at_once()
    {
        var recipe = Recipes.Of(0, aims: [("share of flats", 0.3m), ("share of homes that are flats", 39.6m)]);
        var problems = Should.Throw<ProblemException>(() => new Estate(recipe, 1)).Problems;
        problems.Select(problem => problem.Id).ShouldBe(["HT-EST-001", "HT-EST-004", "HT-EST-005"]);
        problems.ShouldAllBe(problem => problem.Where == "fixtures/estates/test.yaml" && problem.Remedy.Length > 0);
    }

    [Theory]
    [InlineData(1, 52)]
    [InlineData(3, 0)]
    [InlineData(60, 1)]
    [InlineData(60, 5)]
    [InlineData(60, 110)]
    public void Odd_sizes_make_an_estate_too(int tenancies, int weeks)
    {
        var rows = new EstateTables(new Estate(Recipes.Of(tenancies, weeks), 11).Rows());
        rows["debit run"].Count.ShouldBe(weeks);
        rows["property"].Count.ShouldBe(tenancies);
        var transactions = rows.By("rent transaction", "rent account");
        foreach (var account in rows["rent account"])
            transactions[account.Number("key")].Sum(row => row.Number("amount")).ShouldBe(account.Number("balance"));
    }
}
