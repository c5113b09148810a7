using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class DocumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n \n\t")]
    [InlineData("# later\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_a_feature_is_empty_and_sound(string text) => Reading.Document(text).Feature.ShouldBeNull();

    [Theory]
    [InlineData("Feature")]
    [InlineData("Business Need")]
    [InlineData("Ability")]
    public void A_feature_has_three_keywords(string keyword) => Reading.Feature($"{keyword}: Repairs").Keyword.ShouldBe(keyword);

    [Fact]
    public void A_feature_may_stand_alone() => Reading.Feature("Feature: Repairs").ShouldSatisfyAllConditions(
        feature => feature.Background.ShouldBeNull(), feature => feature.Scenarios.ShouldBeEmpty(), feature => feature.Rules.ShouldBeEmpty());

    [Theory]
    [InlineData("Feature:Repairs", "Repairs")]
    [InlineData("Feature: \t Repairs \u00A0", "Repairs")]
    [InlineData("Feature:", "")]
    [InlineData("Feature: Rule: one", "Rule: one")]
    [InlineData("Feature: cost £5 # more", "cost £5 # more")]
    public void A_title_is_what_stands_behind_the_colon_without_blanks_at_either_end(string line, string title) => Reading.Feature(line).Name.ShouldBe(title);

    [Fact]
    public void A_description_keeps_its_indentation_and_its_blank_lines_between() =>
        Reading.Feature("Feature: F\n\n  One\n\n\n    two  \n\n\n").Description.ShouldBe("  One\n\n\n    two  ");

    [Fact]
    public void A_comment_is_no_part_of_a_description_but_blank_lines_behind_it_are() =>
        Reading.Feature("Feature: F\n# why\n\n  One\n# more\n  two\n").Description.ShouldBe("\n  One\n  two");

    [Fact]
    public void A_description_of_comments_alone_is_empty() => Reading.Feature("Feature: F\n# why\n\n# more\n\n").Description.ShouldBeEmpty();

    [Theory]
    [InlineData("Given a step")]
    [InlineData("| a | table |")]
    [InlineData("\"\"\"")]
    [InlineData("Examples: none")]
    [InlineData("Feature: another")]
    [InlineData("Scenario without a colon")]
    [InlineData("scenario: in small letters")]
    public void What_may_not_come_beneath_a_feature_is_its_description(string line) =>
        Reading.Feature($"Feature: F\n  {line}\n  Scenario: S").Description.ShouldBe($"  {line}");

    [Fact]
    public void Backgrounds_scenarios_and_examples_have_descriptions_too()
    {
        var feature = Reading.Feature("Feature: F\n Background:\n  b\n * x\n Scenario: S\n  s\n\n * y\n  Examples:\n  e\n  | a |\n");
        feature.Background.ShouldNotBeNull().Description.ShouldBe("  b");
        feature.Scenarios[0].Description.ShouldBe("  s");
        feature.Scenarios[0].Examples[0].Description.ShouldBe("  e");
    }

    [Fact]
    public void A_background_may_have_a_title_and_no_steps()
    {
        var background = Reading.Feature("Feature: F\n Background: what holds\n Scenario: S").Background.ShouldNotBeNull();
        (background.Name, background.Location, background.Steps.Count).ShouldBe(("what holds", new Location(2, 2), 0));
    }

    [Fact]
    public void A_rule_has_a_background_and_scenarios_of_its_own_and_ends_where_the_next_begins()
    {
        var feature = Reading.Feature("Feature: F\n Scenario: before\n Rule: one\n  Background:\n   * x\n  Example: in one\n @tag\n Rule: two\n  Scenario: in two");
        feature.Scenarios.Select(scenario => scenario.Name).ShouldBe(["before"]);
        feature.Rules.Select(rule => (rule.Name, rule.Background?.Steps.Count, rule.Scenarios.Single().Name)).ShouldBe([("one", 1, "in one"), ("two", null, "in two")]);
        feature.Rules[1].Tags.ShouldHaveSingleItem().Location.ShouldBe(new Location(7, 2));
    }

    [Theory]
    [InlineData("Scenario", false)]
    [InlineData("Example", false)]
    [InlineData("Scenario Outline", true)]
    [InlineData("Scenario Template", true)]
    public void A_scenario_has_two_keywords_and_an_outline_two_more(string keyword, bool isOutline)
    {
        var scenario = Reading.Feature($"Feature: F\n {keyword}: S").Scenarios.ShouldHaveSingleItem();
        (scenario.Keyword, scenario.IsOutline, scenario.Name).ShouldBe((keyword, isOutline, "S"));
    }

    [Theory]
    [InlineData("Scenario")]
    [InlineData("Scenario Outline")]
    public void Any_scenario_may_have_several_examples_named_tagged_or_empty(string keyword)
    {
        var scenario = Reading.Feature(
            $"Feature: F\n {keyword}: S\n  * <rent>\n  Examples:\n  @dear\n  Scenarios: dear\n   | rent |\n   | £900 |\n  Examples: none\n   | rent |\n").Scenarios.ShouldHaveSingleItem();
        scenario.Examples.Select(examples => (examples.Keyword, examples.Name, examples.Tags.Count, HasHeader: examples.Header is not null, examples.Rows.Count)).ShouldBe(
            [("Examples", "", 0, false, 0), ("Scenarios", "dear", 1, true, 1), ("Examples", "none", 0, true, 0)]);
    }

    [Fact]
    public void Tabs_indent_as_blanks_do()
    {
        var feature = Reading.Feature("Feature: T\n\tScenario: S\n\t\tGiven x\n\t\t\t|\ta\t|\n");
        feature.Scenarios[0].Location.ShouldBe(new Location(2, 2));
        feature.Scenarios[0].Steps[0].Table.ShouldNotBeNull().Rows[0].Cells.ShouldBe([new TableCell(new Location(4, 6), "a")]);
    }

    [Fact]
    public void Very_long_lines_are_read_whole()
    {
        var text = new string('x', 1_000_000);
        Reading.Step($"Given {text}").Text.ShouldBe(text);
    }
}
