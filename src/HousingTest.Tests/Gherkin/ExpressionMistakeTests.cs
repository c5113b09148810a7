using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Expressions;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Which expressions are refused, and where the pointer stands.</summary>
public class ExpressionMistakeTests
{
    private static readonly StepPatterns Patterns = new(new ParameterTypes([], []));

    [Theory]
    [InlineData("the rent (weekly", 10, "'(' is never closed")]
    [InlineData("the rent (weekly(", 17, "'(' is never closed")]
    [InlineData(@"the rent (weekly\)", 10, "'(' is never closed")]
    [InlineData("the rent {money", 10, "'{' is never closed")]
    [InlineData("the rent {", 10, "'{' is never closed")]
    public void A_bracket_or_brace_has_to_be_closed(string expression, int column, string what) => ShouldBeRefused(expression, column, what);

    [Theory]
    [InlineData("the rent () is due", 10, "optional text is empty")]
    [InlineData("() is due", 1, "optional text is empty")]
    public void Optional_text_may_not_be_empty(string expression, int column, string what) => ShouldBeRefused(expression, column, what);

    [Fact]
    public void Optional_text_may_not_hold_a_parameter() => ShouldBeRefused("the rent (of {int}) is due", 14, "optional text may not hold a parameter");

    [Fact]
    public void Optional_text_may_not_hold_optional_text() => ShouldBeRefused("the (weekly (net)) rent", 13, "optional text may not hold other optional text");

    [Fact]
    public void Optional_text_may_not_hold_alternatives() => ShouldBeRefused("the rent (flat/house) is due", 15, "optional text may not hold alternatives");

    [Theory]
    [InlineData("the flat//house", 10)]
    [InlineData("the /house", 5)]
    [InlineData("the flat/ is let", 10)]
    [InlineData("/", 1)]
    [InlineData("{int}/flats", 6)]
    [InlineData("flats/{int}", 7)]
    public void An_alternative_may_not_be_empty(string expression, int column) => ShouldBeRefused(expression, column, "an alternative is empty");

    [Theory]
    [InlineData("the (small)/large flat", 5)]
    [InlineData("the large/(small) flat", 11)]
    public void An_alternative_may_not_be_optional_text_alone(string expression, int column) =>
        ShouldBeRefused(expression, column, "an alternative is nothing but optional text");

    [Theory]
    [InlineData(@"the \rent", 6)]
    [InlineData(@"\[", 2)]
    [InlineData(@"£5 \, £6", 5)]
    public void A_backslash_may_not_stand_before_other_characters(string expression, int column) =>
        ShouldBeRefused(expression, column, @"a backslash may only stand before one of ( ) { } / \ or a blank");

    [Theory]
    [InlineData(@"the rent\", 9)]
    [InlineData(@"\", 1)]
    [InlineData(@"(rent\\\", 8)]
    public void A_backslash_may_not_stand_at_the_end(string expression, int column) =>
        ShouldBeRefused(expression, column, "a backslash at the end has nothing behind it");

    [Theory]
    [InlineData("the {(money)}", 6, "'('")]
    [InlineData("the {money/date}", 11, "'/'")]
    [InlineData("the {mo{ney}", 8, "'{'")]
    public void The_name_of_a_parameter_type_holds_no_brackets_braces_or_strokes(string expression, int column, string found) =>
        ShouldBeRefused(expression, column, $"the name of a parameter type may not hold {found}");

    [Fact]
    public void A_parameter_type_has_to_be_known() => ShouldBeRefused(
        "the {tenant} pays",
        5,
        "the type {tenant} is not known; known are {bigdecimal}, {biginteger}, {byte}, {decimal}, {double}, {float}, {int}, {long}, {short}, {string}, {word}");

    [Fact]
    public void Columns_count_characters_as_a_reader_does() => ShouldBeRefused("the 🏠 is {empty", 10, "'{' is never closed");

    [Fact]
    public void The_first_mistake_from_the_left_is_told_and_a_backslash_before_all_others()
    {
        ShouldBeRefused("() and {", 8, "'{' is never closed");
        ShouldBeRefused(@"( and \x", 8, @"a backslash may only stand before one of ( ) { } / \ or a blank");
        ShouldBeRefused("{tenant} and ()", 1, "the type {tenant} is not known");
    }

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_end_the_process() =>
        Should.Throw<ExpressionException>(() => Patterns.Read(new string('(', 100_000) + new string(')', 100_000), isCucumber: true));

    [Fact]
    public void The_pointer_reaches_over_all_that_is_wrong()
    {
        Mistake("the ({int}) rent").Pointer.ShouldBe("the ({int}) rent\n     ^---^");
        Mistake("the () rent").Pointer.ShouldBe("the () rent\n    ^^");
        Mistake("the rent (").Pointer.ShouldBe("the rent (\n         ^");
    }

    [Theory]
    [InlineData("^the (rent$", "Not enough )'s")]
    [InlineData("^the rent[$", "Unterminated [] set")]
    public void A_regular_expression_has_to_be_well_formed(string expression, string why) =>
        Mistake(expression).Message.ShouldBe($"the regular expression is not well formed: {why}");

    [Fact]
    public void A_step_definition_that_cannot_be_used_is_told_by_method_expression_pointer_and_remedy()
    {
        var problem = Should.Throw<ProblemException>(() => BindingRegistry.Of([typeof(WrongExpression)])).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-GHK-103");
        problem.What.ShouldBe("The step 'the rent (weekly' cannot be used");
        problem.Where.ShouldBe($"{typeof(WrongExpression).FullName}.Weekly");
        problem.Why.ShouldBe("'(' is never closed (column 10)\nthe rent (weekly\n         ^");
        problem.Remedy.ShouldBe(@"close the optional text with ), or write \( for a bracket that is meant as itself");
    }

    private static void ShouldBeRefused(string expression, int column, string what)
    {
        var mistake = Mistake(expression);
        mistake.Message.ShouldStartWith(what);
        mistake.Column.ShouldBe(column);
        mistake.Remedy.ShouldNotBeEmpty();
    }

    private static ExpressionException Mistake(string expression) => Should.Throw<ExpressionException>(() => Patterns.Read(expression));

    [Binding]
    public class WrongExpression
    {
        [Given("the rent (weekly")]
        public void Weekly() => GC.KeepAlive(this);
    }
}
