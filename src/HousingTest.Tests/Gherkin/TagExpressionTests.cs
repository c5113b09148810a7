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
    [InlineData("", "@anything", true)]
    public void An_expression_says_which_tags_it_means(string expression, string tags, bool expected) =>
        TagExpression.Parse(expression).Matches(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);

    [Theory]
    [InlineData("@a @b", "'@b' is not expected")]
    [InlineData("@a and", "a tag is missing at the end")]
    [InlineData("or @a", "a tag is missing before 'or'")]
    [InlineData("(@a", "a closing bracket is missing")]
    [InlineData("@", "a tag is missing behind '@'")]
    public void A_wrong_expression_is_refused_with_the_reason(string expression, string why)
    {
        var problem = Should.Throw<ProblemException>(() => TagExpression.Parse(expression)).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-020");
        problem.Why.ShouldBe(why);
    }

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_end_the_process() =>
        Should.Throw<ProblemException>(() => TagExpression.Parse(new string('(', 100_000)));
}
