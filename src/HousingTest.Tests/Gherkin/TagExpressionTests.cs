using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

public class TagExpressionTests
{
    [Theory]
    [InlineData("@rents", "@rents", true)]
    [InlineData("rents", "@rents", true)]
    [InlineData("@rents", "@Rents", false)]
    [InlineData("not @slow", "", true)]
    [InlineData("not not @slow", "", false)]
    [InlineData("@a or @b and @c", "@a", true)]
    [InlineData("(@a or @b) and @c", "@a", false)]
    [InlineData("@a and not (@b or @c)", "@a @d", true)]
    [InlineData("@a and not (@b or @c)", "@a @c", false)]
    [InlineData("not @a and @b", "@b", true)]
    [InlineData(@"@odd\(name\)", "@odd(name)", true)]
    [InlineData(@"@a\\b", @"@a\b", true)]
    [InlineData(@"@back\\\)", @"@back\)", true)]
    [InlineData(@"@a or(@b)and(not(@c))", "@b", true)]
    [InlineData(@"@a or(@b)and(not(@c))", "@b @c", false)]
    [InlineData("@a or @b or @c", "@c", true)]
    [InlineData("not @a or @b", "", true)]
    [InlineData("not (@a or @b)", "@b", false)]
    [InlineData("  @a  and\t@b ", "@a @b", true)]
    [InlineData("@and and @or", "@and @or", true)]
    [InlineData("", "@anything", true)]
    public void Not_binds_before_and_and_and_before_or_and_brackets_before_all(string expression, string tags, bool expected) =>
        TagExpression.Parse(expression).Matches(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);

    [Theory]
    [InlineData("@a @b", "'and' or 'or' is missing before '@b' (column 4)")]
    [InlineData("@a not @b", "'and' or 'or' is missing before 'not' (column 4)")]
    [InlineData("@a (@b)", "'and' or 'or' is missing before '(' (column 4)")]
    [InlineData("(@a @b)", "'and' or 'or' is missing before '@b' (column 5)")]
    [InlineData("@a and", "a tag is missing at the end (column 7)")]
    [InlineData("not", "a tag is missing at the end (column 4)")]
    [InlineData("or @a", "a tag is missing before 'or' (column 1)")]
    [InlineData("@a and or @b", "a tag is missing before 'or' (column 8)")]
    [InlineData("()", "a tag is missing before ')' (column 2)")]
    [InlineData("(@a", "a bracket is opened and never closed (column 1)")]
    [InlineData("@a and ((@b)", "a bracket is opened and never closed (column 8)")]
    [InlineData("@a and (", "a bracket is opened and never closed (column 8)")]
    [InlineData("@a)", "a bracket is closed that was never opened (column 3)")]
    [InlineData("@", "a tag is missing behind '@' (column 1)")]
    [InlineData(@"@a\b", @"a backslash may only stand before a bracket, a blank or a backslash, not before 'b' (column 4)")]
    public void A_wrong_expression_is_refused_with_the_reason(string expression, string why)
    {
        var problem = Should.Throw<ProblemException>(() => TagExpression.Parse(expression)).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-020");
        problem.Why.ShouldBe(why);
    }

    [Fact]
    public void A_blank_that_is_part_of_a_tag_stands_behind_a_backslash() => TagExpression.Parse(@"@a\ b and @c").Matches(["@a b", "@c"]).ShouldBeTrue();

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_end_the_process() =>
        Should.Throw<ProblemException>(() => TagExpression.Parse(new string('(', 100_000)));
}
