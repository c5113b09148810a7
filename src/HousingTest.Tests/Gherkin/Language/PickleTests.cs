using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class PickleTests
{
    [Fact]
    public void Backgrounds_come_first_that_of_the_feature_before_that_of_the_rule()
    {
        var pickles = Reading.Pickles("Feature: F\n Background:\n * of the feature\n Scenario: S\n * one\n Rule: R\n Background:\n * of the rule\n Scenario: T\n * two");
        pickles.Select(pickle => string.Join(", ", pickle.Steps.Select(step => step.Text))).ShouldBe(["of the feature, one", "of the feature, of the rule, two"]);
    }

    [Fact]
    public void A_scenario_without_steps_has_no_background_either() =>
        Reading.Pickles("Feature: F\n Background:\n * x\n Scenario: S").ShouldHaveSingleItem().Steps.ShouldBeEmpty();

    [Fact]
    public void Tags_come_from_above_and_each_name_counts_once()
    {
        var pickle = Reading.Pickles("@f\nFeature: F\n@r @f\nRule: R\n@s\nScenario: S\n* <a>\n@e @s\nExamples:\n|a|\n|b|").ShouldHaveSingleItem();
        pickle.Tags.ShouldBe(["@f", "@r", "@s", "@e"]);
        pickle.TagsAsWritten.Select(tag => (tag.Name, tag.Location.Line)).ShouldBe([("@f", 1), ("@r", 3), ("@f", 3), ("@s", 5), ("@e", 8), ("@s", 8)]);
    }

    [Fact]
    public void Every_example_row_is_a_pickle_that_stands_where_the_row_does()
    {
        var pickles = Reading.Pickles("Feature: F\n Scenario: of <rent>\n  * <rent>\n  Examples:\n   | rent |\n   | £1 |\n  Examples: more\n   | rent |\n   | £2 |");
        pickles.Select(pickle => (pickle.Title, pickle.Location)).ShouldBe([("of £1 [row 1]", new(6, 4)), ("of £2 [row 2]", new(9, 4))]);
        pickles[1].Arguments.ShouldBe([new("rent", "£2")]);
        pickles[1].Steps[0].Row.ShouldBe(pickles[1].Row);
    }

    [Fact]
    public void An_outline_without_examples_is_a_scenario_and_one_without_rows_is_none()
    {
        Reading.Pickles("Feature: F\n Scenario Outline: <a>\n  * <a>").ShouldHaveSingleItem().Name.ShouldBe("<a>");
        Reading.Pickles("Feature: F\n Scenario Outline: <a>\n  * <a>\n  Examples:\n  Examples:\n   | a |").ShouldBeEmpty();
    }

    [Fact]
    public void Placeholders_are_filled_in_title_step_text_media_type_and_cells_and_not_in_a_background()
    {
        var pickle = Reading.Pickles(
            "Feature: F\n Background:\n * <a>\n Scenario: <a><a>\n * <a> and <A> and < a >\n  ```<a>\n  <a>\n  ```\n * x\n | <a> |\n Examples:\n | a |\n | $1\\n |").ShouldHaveSingleItem();
        pickle.Name.ShouldBe("$1\n$1\n");
        pickle.Steps[0].Text.ShouldBe("<a>");
        (pickle.Steps[1].Text, pickle.Steps[1].MediaType, pickle.Steps[1].DocString).ShouldBe(("$1\n and <A> and < a >", "$1\n", "$1\n"));
        pickle.Steps[2].Table.ShouldBe([["$1\n"]]);
    }

    [Fact]
    public void Columns_are_filled_one_after_the_other()
    {
        var pickles = Reading.Pickles("Feature: F\n Scenario: S\n * <a> <b>\n Examples:\n | a | b |\n | <b> | <a> |");
        pickles.ShouldHaveSingleItem().Steps[0].Text.ShouldBe("<a> <a>");
    }

    [Fact]
    public void A_conjunction_says_what_the_step_before_it_said_and_a_star_nothing()
    {
        var steps = Reading.Pickles("Feature: F\n Scenario: S\n And a\n Given b\n But c\n When d\n * e\n And f\n Then g\n And h").ShouldHaveSingleItem().Steps;
        steps.Select(step => (step.Type, step.Kind)).ShouldBe(
        [
            (KeywordType.Unknown, StepKind.Given), (KeywordType.Context, StepKind.Given), (KeywordType.Context, StepKind.Given), (KeywordType.Action, StepKind.When),
            (KeywordType.Unknown, StepKind.When), (KeywordType.Unknown, StepKind.When), (KeywordType.Outcome, StepKind.Then), (KeywordType.Outcome, StepKind.Then),
        ]);
    }

    [Fact]
    public void A_conjunction_says_what_the_last_step_of_the_background_said() =>
        Reading.Pickles("Feature: F\n Background:\n When x\n Scenario: S\n And y").ShouldHaveSingleItem().Steps[1].Type.ShouldBe(KeywordType.Action);

    [Fact]
    public void A_file_whose_scenarios_come_to_more_than_any_machine_has_is_told()
    {
        var names = Enumerable.Range(0, 50).Select(number => $"c{number}").ToList();
        var values = names.Skip(1).Select(name => $"<{name}><{name}>").Append("x");
        var document = Reading.Document($"Feature: F\n Scenario: S\n  * <c0>\n  Examples:\n   |{string.Join('|', names)}|\n   |{string.Join('|', values)}|");
        var problem = Should.Throw<ProblemException>(() => PickleCompiler.Compile(document)).Problems.ShouldHaveSingleItem();
        (problem.Id, problem.Where).ShouldBe(("HT-GHK-010", "t.feature:6:4"));
    }
}
