using HousingTest.Gherkin.Expressions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Reqnroll's rule for telling regular expressions and Cucumber expressions apart, in the order in which it is applied.</summary>
public class ExpressionSortTests
{
    [Theory]
    [InlineData("^the rent is due")]
    [InlineData("the rent is due$")]
    [InlineData("^the rent of {int} weeks$")]
    [InlineData("^the rent of {money} is due")]
    public void What_starts_with_a_caret_or_ends_with_a_dollar_sign_is_a_regular_expression(string expression) => ShouldBeRegular(expression);

    [Theory]
    [InlineData("the rent of {money} is due")]
    [InlineData("the rent of {} is due")]
    [InlineData("the rent of {money} is (.*)")]
    [InlineData(@"{int} weeks of (\d+) at 1\.5")]
    public void What_else_holds_a_word_in_braces_is_a_Cucumber_expression(string expression) => ShouldBeCucumber(expression);

    [Theory]
    [InlineData("the rent is .*")]
    [InlineData("the rent of (.*) is due")]
    [InlineData("the rent of {two words} is .*")]
    public void What_else_holds_a_dot_and_a_star_is_a_regular_expression(string expression) => ShouldBeRegular(expression);

    [Theory]
    [InlineData("the rent of ([0-9]+) weeks")]
    [InlineData("the rent of (a*) weeks")]
    public void What_else_holds_a_group_that_ends_with_star_or_plus_is_a_regular_expression(string expression) => ShouldBeRegular(expression);

    [Theory]
    [InlineData(@"the rent is 1\.50")]
    [InlineData(@"the rent of \d+ weeks")]
    public void What_else_holds_an_escaped_dot_or_digits_is_a_regular_expression(string expression) => ShouldBeRegular(expression);

    [Theory]
    [InlineData("the rent is due")]
    [InlineData("the rent(s)")]
    [InlineData("the (flat|house)")]
    [InlineData("the rent + charges (weekly)")]
    [InlineData("")]
    public void All_else_is_a_Cucumber_expression(string expression) => ShouldBeCucumber(expression);

    private static void ShouldBeRegular(string expression) => StepPatterns.IsCucumberExpression(expression).ShouldBeFalse();

    private static void ShouldBeCucumber(string expression) => StepPatterns.IsCucumberExpression(expression).ShouldBeTrue();
}
