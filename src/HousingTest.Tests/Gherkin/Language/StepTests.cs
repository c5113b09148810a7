using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class StepTests
{
    [Theory]
    [InlineData("Given", KeywordType.Context)]
    [InlineData("When", KeywordType.Action)]
    [InlineData("Then", KeywordType.Outcome)]
    [InlineData("And", KeywordType.Conjunction)]
    [InlineData("But", KeywordType.Conjunction)]
    [InlineData("*", KeywordType.Unknown)]
    public void A_keyword_says_what_a_step_is(string keyword, KeywordType type)
    {
        var step = Reading.Step($"{keyword}  a tenancy \t");
        (step.Keyword, step.KeywordType, step.Text, step.Location).ShouldBe(($"{keyword} ", type, "a tenancy", new Location(3, 5)));
    }

    [Fact]
    public void A_step_may_say_nothing() => Reading.Step("Given ").Text.ShouldBeEmpty();

    [Fact]
    public void A_keyword_without_a_blank_behind_it_is_no_keyword() => Reading.Places("Feature: F\n Scenario: S\n  * x\n  Given\n  Givenx\n  *x\n").ShouldBe(["002 4:3", "002 5:3", "002 6:3"]);

    [Fact]
    public void A_table_and_a_text_may_both_stand_beneath_a_step_in_either_order()
    {
        var first = Reading.Step("Given x", "| a |", "```", "b", "```");
        var second = Reading.Step("Given x", "```", "b", "```", "# why", "", "| a |");
        first.DocString.ShouldNotBeNull().Location.Line.ShouldBe(5);
        first.Table.ShouldNotBeNull().Location.Line.ShouldBe(4);
        second.DocString.ShouldNotBeNull().Location.Line.ShouldBe(4);
        second.Table.ShouldNotBeNull().Location.Line.ShouldBe(9);
    }

    [Theory]
    [InlineData("```\nb\n```\n```\nc\n```", 7, 8, 9)]
    [InlineData("| a |\n```\nb\n```\n| c |", 8)]
    [InlineData("```\nb\n```\n| a |\n```", 8)]
    public void Neither_may_come_twice(string beneath, params int[] lines) =>
        Reading.Problems($"Feature: F\nScenario: S\n* x\n{beneath}\n").Select(problem => problem.Where).ShouldBe(lines.Select(line => $"t.feature:{line}:1"));
}
