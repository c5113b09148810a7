using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class DocStringTests
{
    [Theory]
    [InlineData("\"\"\"")]
    [InlineData("```")]
    public void A_text_stands_between_two_fences_of_a_kind(string fence) =>
        Reading.Step("Given x", fence, "one", "two", fence).DocString.ShouldBe(new DocString(new Location(4, 5), fence, "", "one\ntwo"));

    [Theory]
    [InlineData("\"\"\"", "```")]
    [InlineData("```", "\"\"\"")]
    public void The_other_fence_is_text(string fence, string other) => Content(fence, other, fence).ShouldBe(other);

    [Fact]
    public void A_media_type_may_stand_behind_the_opening_fence() => Reading.Step("Given x", "\"\"\"  text/plain  ", "\"\"\"").DocString.ShouldNotBeNull().MediaType.ShouldBe("text/plain");

    [Fact]
    public void As_much_indentation_as_the_opening_fence_has_is_taken_off() =>
        Reading.Step("Given x", "  ```", "  as far", "    further", " less", "none", "  ```").DocString.ShouldNotBeNull().Content.ShouldBe("as far\n  further\nless\nnone");

    [Fact]
    public void The_closing_fence_may_stand_anywhere_and_what_follows_it_is_passed_over() => Content("\"\"\"", "x", "       \"\"\" the end").ShouldBe("x");

    [Fact]
    public void Blank_lines_comments_tags_and_keywords_are_text() =>
        Content("```", "", "# no comment", "@notag", "Scenario: none", "| no | row", "```").ShouldBe("\n# no comment\n@notag\nScenario: none\n| no | row");

    [Fact]
    public void A_text_may_be_empty_or_a_blank_line()
    {
        Content("```", "```").ShouldBeEmpty();
        Content("```", "", "", "```").ShouldBe("\n");
    }

    [Fact]
    public void A_fence_with_backslashes_is_a_fence_as_often_as_it_stands_and_the_others_stays()
    {
        Content("\"\"\"", "\\\"\\\"\\\"a\\\"\\\"\\\" \\`\\`\\` \\n", "\"\"\"").ShouldBe("\"\"\"a\"\"\" \\`\\`\\` \\n");
        Content("```", "\\`\\`\\` \\\"\\\"\\\"", "```").ShouldBe("``` \\\"\\\"\\\"");
    }

    [Fact]
    public void A_text_that_never_ends_is_told_at_the_end_with_the_line_where_it_starts()
    {
        var problem = Reading.Problems("Feature: F\n Scenario: S\n  Given x\n   ```\n  Scenario: T\n").ShouldHaveSingleItem();
        (problem.Id, problem.Where).ShouldBe(("HT-GHK-004", "t.feature:6:1"));
        problem.What.ShouldBe("The text that starts on line 4 with ``` never ends");
    }

    private static string Content(params string[] lines) => Reading.Step(["Given x", .. lines]).DocString.ShouldNotBeNull().Content;
}
