using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Where a binding holds, and which of several is meant.</summary>
public class ScopeTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Everywhere), typeof(Scoped), typeof(OnlyArrears)]);

    [Theory]
    [InlineData("", "anywhere")]
    [InlineData("@garage", "garage")]
    [InlineData("@garages", "anywhere")]
    [InlineData("@Garage", "anywhere")]
    public async Task A_scope_by_tag_holds_where_the_tag_is(string tags, string expected) => (await RunAsync("Rents", tags, "One")).ShouldBe([expected]);

    [Fact]
    public async Task A_scope_by_tag_holds_for_tags_of_feature_rule_and_examples()
    {
        (await RunTextAsync("@garage\nFeature: Rents\n Scenario: One\n  Given the charge is raised")).ShouldBe(["garage"]);
        (await RunTextAsync("Feature: Rents\n @garage\n Rule: R\n  Scenario: One\n   Given the charge is raised")).ShouldBe(["garage"]);
        (await RunTextAsync("Feature: Rents\n Scenario Outline: <n>\n  Given the charge is raised\n  @garage\n  Examples:\n   | n |\n   | 1 |")).ShouldBe(["garage"]);
    }

    [Theory]
    [InlineData("Leaseholders", "leaseholders")]
    [InlineData("LEASEHOLDERS", "leaseholders")]
    [InlineData("Leaseholders and more", "anywhere")]
    public async Task A_scope_by_feature_holds_where_the_title_is(string feature, string expected) => (await RunAsync(feature, "", "One")).ShouldBe([expected]);

    [Theory]
    [InlineData("Rents", "Week 53", "week 53")]
    [InlineData("Rents", "Week 52", "anywhere")]
    public async Task A_scope_by_scenario_holds_where_the_title_is(string feature, string scenario, string expected) =>
        (await RunAsync(feature, "", scenario)).ShouldBe([expected]);

    [Fact]
    public async Task The_definition_whose_scope_states_most_is_meant() => (await RunAsync("Leaseholders", "@garage", "One")).ShouldBe(["leaseholders' garage"]);

    [Fact]
    public async Task All_that_a_scope_states_has_to_hold() => (await RunAsync("Rents", "@lift", "One")).ShouldBe(["anywhere"]);

    [Fact]
    public async Task Of_several_scopes_one_is_enough()
    {
        (await RunAsync("Rents", "@shed", "One")).ShouldBe(["shed or parking"]);
        (await RunAsync("Rents", "@parking", "One")).ShouldBe(["shed or parking"]);
    }

    [Fact]
    public async Task Scopes_that_are_equally_close_are_ambiguous()
    {
        var pickle = Scenarios.Parse("Feature: Leaseholders\n Scenario: Week 53\n  Given the charge is raised").Single();
        await using var runner = new ScenarioRunner(Bindings, _ => { });
        var progress = await runner.RunAsync(pickle, CancellationToken.None);
        progress.Error.ShouldBeOfType<ProblemException>().Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-111");
    }

    [Fact]
    public async Task The_scope_of_a_class_is_that_of_its_methods()
    {
        (await RunTextAsync("Feature: Arrears\n @arrears\n Scenario: One\n  Given a notice is served")).ShouldBe(["before arrears", "served"]);
        Scenarios.Check(Bindings, "Given a notice is served").Id.ShouldBe("HT-GHK-110");
    }

    [Fact]
    public void A_scope_names_one_tag()
    {
        var problem = Should.Throw<ProblemException>(() => BindingRegistry.Of([typeof(TwoTags)])).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-106");
        problem.What.ShouldBe("A binding is meant for 'rents and not @slow', which is no tag");
    }

    private static Task<IReadOnlyList<string>> RunAsync(string feature, string tags, string scenario) =>
        RunTextAsync($"Feature: {feature}\n {tags}\n Scenario: {scenario}\n  Given the charge is raised");

    private static async Task<IReadOnlyList<string>> RunTextAsync(string text)
    {
        var written = new List<string>();
        await using var runner = new ScenarioRunner(Bindings, written.Add);
        (await runner.RunAsync(Scenarios.Parse(text).Single(), CancellationToken.None)).Error.ShouldBeNull();
        return written;
    }

    [Binding]
    public class Everywhere(IReqnrollOutputHelper output)
    {
        [Given("the charge is raised")]
        public void Raised() => output.WriteLine("anywhere");
    }

    [Binding]
    public class Scoped(IReqnrollOutputHelper output)
    {
        [Given("the charge is raised")]
        [Scope(Tag = "@garage")]
        public void Garage() => output.WriteLine("garage");

        [Given("the charge is raised")]
        [Scope(Feature = "Leaseholders")]
        public void Leaseholders() => output.WriteLine("leaseholders");

        [Given("the charge is raised")]
        [Scope(Tag = "garage", Feature = "Leaseholders")]
        public void LeaseholdersGarage() => output.WriteLine("leaseholders' garage");

        [Given("the charge is raised")]
        [Scope(Scenario = "Week 53")]
        public void Week53() => output.WriteLine("week 53");

        [Given("the charge is raised")]
        [Scope(Tag = "lift", Feature = "Leaseholders")]
        public void Lift() => output.WriteLine("lift");

        [Given("the charge is raised")]
        [Scope(Tag = "shed")]
        [Scope(Tag = "parking")]
        public void ShedOrParking() => output.WriteLine("shed or parking");
    }

    [Binding]
    [Scope(Tag = "arrears")]
    public class OnlyArrears(IReqnrollOutputHelper output)
    {
        [BeforeScenario]
        public void Before() => output.WriteLine("before arrears");

        [Given("a notice is served")]
        public void Served() => output.WriteLine("served");
    }

    [Binding]
    public class TwoTags
    {
        [Given("a notice is served")]
        [Scope(Tag = "@rents and not @slow")]
        public void Served() => GC.KeepAlive(this);
    }
}
