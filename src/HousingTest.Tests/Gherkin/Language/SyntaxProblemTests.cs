using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class SyntaxProblemTests
{
    [Fact]
    public void Several_mistakes_are_told_together_with_place_expectation_and_remedy()
    {
        var parsed = GherkinParser.Parse("rents/bad.feature", """
            # language: en
            Featur: Bad
            Feature: Bad
              @two words
              Scenario: S
                Given x
                  | a | b |
                  | c |
                Wenn y
                Then z
                  '''
                and more
                Scenario Outline of it
              Rule: R
                Background:
                  Given
                Scenario: T
                  Given text
                Examples:
                  | a |
                  Given too late
                  Yna y
                  | b |
              @last
            """);
        Approval.Verify(string.Join("\n\n", parsed.Problems) + "\n", "problems-many");
    }

    [Fact]
    public void A_mistake_in_a_Welsh_file_is_told_in_Welsh_keywords() =>
        Reading.Problems("# language: cy-GB\nArwedd: F\n Enghraifft: S\n  * x\n  Given x\n").ShouldHaveSingleItem().Why.ShouldBe(
            "expected a step (Anrhegedig a, Pryd, Yna, A, Ond or *), a table row (| cell |), a text between \"\"\" and \"\"\", Enghreifftiau:, a tag (@name), Enghraifft: or Rule:");

    [Theory]
    [InlineData("given a tenancy", "write it as Given with the same letters and no colon behind it")]
    [InlineData("Given: a tenancy", "write it as Given with the same letters and no colon behind it")]
    [InlineData("scenario: S", "write it as Scenario: with the same letters and a colon behind it")]
    [InlineData("Scenario outline: S", "write it as Scenario Outline: with the same letters and a colon behind it")]
    [InlineData("Examples", "write it as Examples: with the same letters and a colon behind it")]
    [InlineData("Arwedd: F", "mend the keyword (a title's ends with a colon, a step's with a blank), or start the line with # to make it a comment")]
    [InlineData("Enghraifft: S", "name the language in the first line if it is Welsh (# language: cy-GB)")]
    [InlineData("Pryd y", "name the language in the first line if it is Welsh (# language: cy-GB)")]
    [InlineData("nonsense", "mend the keyword (a title's ends with a colon, a step's with a blank), or start the line with # to make it a comment")]
    public void What_a_line_looks_like_is_in_its_remedy(string line, string remedy) =>
        Reading.Problems($"Feature: F\nScenario: S\n* x\n{line}\n").ShouldHaveSingleItem().Remedy.ShouldBe(remedy);

    [Theory]
    [InlineData("Feature: F\nScenario: S\n* x\nFeature: G\n", "a file holds one feature: move this one into a file of its own")]
    [InlineData("Feature: F\nScenario: S\n* x\nBackground:\n", "move it above the first scenario of its feature or rule, which may have one background")]
    [InlineData("Feature: F\nBackground:\n* x\nExamples:\n", "move it behind the steps of the scenario whose examples these are")]
    [InlineData("Feature: F\nScenario: S\n* x\nExamples:\n|a|\n* y\n", "move it beneath the title of its scenario, above any examples")]
    [InlineData("Scenario: S\n", "write Feature: and a title above it")]
    [InlineData("Feature: F\nBackground:\n* x\n```\n```\n```\n", "move the text beneath a step, which may have one")]
    public void What_stands_in_another_place_than_it_may_is_told_where_to_go(string text, string remedy) =>
        Reading.Problems(text).ShouldHaveSingleItem().Remedy.ShouldBe(remedy);

    [Fact]
    public void Ten_mistakes_are_told_and_the_others_counted()
    {
        var problems = Reading.Problems("Feature: F\nScenario: S\n* x\n" + string.Concat(Enumerable.Repeat("y\n", 1000)));
        problems.Count.ShouldBe(11);
        problems[^1].ShouldSatisfyAllConditions(
            last => last.Id.ShouldBe("HT-GHK-009"), last => last.Where.ShouldBe("t.feature:14:1"), last => last.What.ShouldBe("There are 990 more mistakes in this file"));
    }

    [Fact]
    public void A_long_line_is_told_by_its_beginning() =>
        Reading.Problems(new string('x', 500)).ShouldHaveSingleItem().What.ShouldBe($"This line is not understood here: {new string('x', 79)}…");

    [Fact]
    public void What_follows_a_mistake_is_still_read()
    {
        var document = GherkinParser.Parse("t.feature", "nonsense\nFeature: F\nScenario: S\n* x\n| a |\nnonsense\n| b |\n* y\nExamples:\n| c |\nnonsense\n| d |\n").Document;
        var scenario = document.Feature.ShouldNotBeNull().Scenarios.ShouldHaveSingleItem();
        scenario.Steps.Count.ShouldBe(2);
        scenario.Steps[0].Table.ShouldNotBeNull().Rows.Count.ShouldBe(2);
        scenario.Examples.ShouldHaveSingleItem().Rows.Count.ShouldBe(1);
    }
}
