using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

public class TagExpressionTests
{
    [Theory]
    [InlineData("@rents", "@rents", true)]
    [InlineData("@rents", "@rents @slow", true)]
    [InlineData("@rents", "@Rents", false)]
    [InlineData("@rents", "", false)]
    [InlineData("rents", "@rents", true)]
    [InlineData("@and", "@and", true)]
    public void A_tag_is_meant_as_it_is_written_with_or_without_its_at_sign(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData("", "@anything")]
    [InlineData("  ", "")]
    public void An_empty_expression_means_everything(string expression, string tags) => ShouldMean(expression, tags, expected: true);

    [Theory]
    [InlineData("@rents and @slow", "@rents @slow", true)]
    [InlineData("@rents and @slow", "@rents", false)]
    [InlineData("@rents and @slow and @phone", "@rents @slow", false)]
    public void And_asks_for_both(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData("@rents or @slow", "@slow", true)]
    [InlineData("@rents or @slow", "@phone", false)]
    [InlineData("@rents or @slow or @phone", "@phone", true)]
    public void Or_is_content_with_one(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData("not @slow", "", true)]
    [InlineData("not @slow", "@slow", false)]
    [InlineData("not not @slow", "", false)]
    [InlineData("not not not @slow", "", true)]
    public void Not_asks_for_the_contrary(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData("not @a and @b", "@b", true)]
    [InlineData("not @a and @b", "", false)]
    [InlineData("not @a or @b", "", true)]
    [InlineData("@a or @b and @c", "@a", true)]
    [InlineData("@a and @b or @c", "@c", true)]
    public void Not_binds_before_and_and_and_before_or(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData("(@a or @b) and @c", "@a", false)]
    [InlineData("@a and not (@b or @c)", "@a @d", true)]
    [InlineData("@a and not (@b or @c)", "@a @c", false)]
    [InlineData("@a or(@b)and(not(@c))", "@b", true)]
    [InlineData("@a or(@b)and(not(@c))", "@b @c", false)]
    [InlineData("((@a))", "@a", true)]
    public void Brackets_bind_before_all_with_or_without_blanks(string expression, string tags, bool expected) => ShouldMean(expression, tags, expected);

    [Theory]
    [InlineData(@"@odd\(name\)", "@odd(name)")]
    [InlineData(@"@a\\b", @"@a\b")]
    [InlineData(@"@back\\\)", @"@back\)")]
    public void A_bracket_or_backslash_that_is_part_of_a_tag_stands_behind_a_backslash(string expression, string tag) => ShouldMean(expression, tag, expected: true);

    [Fact]
    public void A_blank_that_is_part_of_a_tag_stands_behind_a_backslash() => TagExpression.Parse(@"@a\ b and @c").Matches(["@a b", "@c"]).ShouldBeTrue();

    [Theory]
    [InlineData("@a @b", "'and' or 'or' is missing before '@b' (column 4)")]
    [InlineData("@a not @b", "'and' or 'or' is missing before 'not' (column 4)")]
    [InlineData("@a (@b)", "'and' or 'or' is missing before '(' (column 4)")]
    [InlineData("(@a @b)", "'and' or 'or' is missing before '@b' (column 5)")]
    public void Between_two_tags_stands_and_or_or(string expression, string why) => ShouldBeRefused(expression, why);

    [Theory]
    [InlineData("@a and", "a tag is missing at the end (column 7)")]
    [InlineData("not", "a tag is missing at the end (column 4)")]
    [InlineData("or @a", "a tag is missing before 'or' (column 1)")]
    [InlineData("@a and or @b", "a tag is missing before 'or' (column 8)")]
    [InlineData("()", "a tag is missing before ')' (column 2)")]
    [InlineData("@", "a tag is missing behind '@' (column 1)")]
    public void Beside_and_or_and_not_stands_a_tag(string expression, string why) => ShouldBeRefused(expression, why);

    [Theory]
    [InlineData("(@a", "a bracket is opened and never closed (column 1)")]
    [InlineData("@a and ((@b)", "a bracket is opened and never closed (column 8)")]
    [InlineData("@a and (", "a bracket is opened and never closed (column 8)")]
    [InlineData("@a)", "a bracket is closed that was never opened (column 3)")]
    public void Brackets_come_in_pairs(string expression, string why) => ShouldBeRefused(expression, why);

    [Fact]
    public void A_backslash_stands_before_nothing_else() =>
        ShouldBeRefused(@"@a\b", "a backslash may only stand before a bracket, a blank or a backslash, not before 'b' (column 4)");

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_end_the_process() =>
        Should.Throw<ProblemException>(() => TagExpression.Parse(new string('(', 100_000)));

    private static void ShouldMean(string expression, string tags, bool expected) =>
        TagExpression.Parse(expression).Matches(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);

    private static void ShouldBeRefused(string expression, string why)
    {
        var problem = Should.Throw<ProblemException>(() => TagExpression.Parse(expression)).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-020");
        problem.Why.ShouldBe(why);
    }
}
