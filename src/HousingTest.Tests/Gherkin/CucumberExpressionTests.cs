using HousingTest.Gherkin.Expressions;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>What a Cucumber expression matches, rule by rule.</summary>
public class CucumberExpressionTests
{
    private static readonly StepPatterns Patterns = new(new ParameterTypes([], []));

    [Theory]
    [InlineData("the rent is due", "the rent is due", true)]
    [InlineData("the rent is due", "The rent is due", false)]
    [InlineData("the rent is due", "the rent is due today", false)]
    [InlineData("the rent is due", "now the rent is due", false)]
    [InlineData("", "", true)]
    public void Text_is_meant_as_it_stands_from_the_first_to_the_last_character(string expression, string text, bool expected) =>
        Matches(expression, text).ShouldBe(expected);

    [Theory]
    [InlineData("is the rent due? £5 + £3 [net] *", "is the rent due? £5 + £3 [net] *")]
    [InlineData("a | b ^ c", "a | b ^ c")]
    public void What_is_special_in_regular_expressions_is_plain_text(string expression, string text) => Matches(expression, text).ShouldBeTrue();

    [Theory]
    [InlineData("week", true)]
    [InlineData("weeks", true)]
    [InlineData("weekss", false)]
    public void Optional_text_may_be_left_out(string word, bool expected) => Matches("the {int} week(s)", $"the 2 {word}").ShouldBe(expected);

    [Fact]
    public void Optional_text_may_hold_blanks_and_several_may_stand_in_a_line()
    {
        Matches("the (joint )tenancy (is )ended", "the tenancy ended").ShouldBeTrue();
        Matches("the (joint )tenancy (is )ended", "the joint tenancy is ended").ShouldBeTrue();
    }

    [Theory]
    [InlineData("the flat is let", true)]
    [InlineData("the house is let", true)]
    [InlineData("the garage is let", true)]
    [InlineData("the flat/house/garage is let", false)]
    [InlineData("the bungalow is let", false)]
    public void Alternatives_are_words_between_strokes(string text, bool expected) => Matches("the flat/house/garage is let", text).ShouldBe(expected);

    [Theory]
    [InlineData("one flat is void", true)]
    [InlineData("two flats are void", true)]
    [InlineData("two flats is void", true)]
    public void Alternatives_reach_from_blank_to_blank(string text, bool expected) => Matches("one/two flat(s) is/are void", text).ShouldBe(expected);

    [Theory]
    [InlineData("{int}st/nd/rd/th notice", "3rd notice", "3")]
    [InlineData("a fee/charge{int}p/pence more", "a charge5pence more", "5")]
    [InlineData("no/number{int}a/b", "number12b", "12")]
    public void A_parameter_ends_alternatives_and_begins_them(string expression, string text, string argument) => Match(expression, text).ShouldBe([argument]);

    [Theory]
    [InlineData("rent(s)/charge(s)", "charges")]
    [InlineData("rent(s)/charge(s)", "rent")]
    [InlineData("weekly rent)/charge", "weekly charge")]
    public void Alternatives_may_hold_optional_text(string expression, string text) => Matches(expression, text).ShouldBeTrue();

    [Theory]
    [InlineData(@"the charge \(weekly)", "the charge (weekly)")]
    [InlineData(@"the charge \(weekly\)", "the charge (weekly)")]
    [InlineData(@"the place \{key}", "the place {key}")]
    [InlineData(@"the place \{key\}", "the place {key}")]
    [InlineData(@"and\/or", "and/or")]
    [InlineData(@"C:\\rents", @"C:\rents")]
    [InlineData(@"joint\ tenant/tenant", "joint tenant")]
    [InlineData(@"joint\ tenant/tenant", "tenant")]
    [InlineData(@"no (brackets \) within)", "no brackets ) within")]
    public void A_backslash_makes_text_of_brackets_braces_strokes_blanks_and_itself(string expression, string text) => Matches(expression, text).ShouldBeTrue();

    [Theory]
    [InlineData("a) closed", "a) closed")]
    [InlineData("a} closed", "a} closed")]
    public void A_bracket_that_closes_nothing_is_text(string expression, string text) => Matches(expression, text).ShouldBeTrue();

    [Theory]
    [InlineData("{int}", "12", "12")]
    [InlineData("{int}", "-12", "-12")]
    [InlineData("{int}", "1.5", null)]
    [InlineData("{int}", "-", null)]
    [InlineData("{byte}", "7", "7")]
    [InlineData("{short}", "-7", "-7")]
    [InlineData("{long}", "9000000000", "9000000000")]
    [InlineData("{biginteger}", "31415926535897932384626433832795", "31415926535897932384626433832795")]
    [InlineData("{float}", "112.46", "112.46")]
    [InlineData("{float}", ".5", ".5")]
    [InlineData("{float}", "+112.46", "+112.46")]
    [InlineData("{double}", "-1.5E+3", "-1.5E+3")]
    [InlineData("{double}", "-", null)]
    [InlineData("{decimal}", "1,012.50", "1,012.50")]
    [InlineData("{bigdecimal}", "0.10", "0.10")]
    [InlineData("{word}", "garage", "garage")]
    [InlineData("{word}", "two garages", null)]
    [InlineData("{}", "anything at all", "anything at all")]
    [InlineData("{Int32}", "12", "12")]
    [InlineData("{Decimal}", "12.50", "12.50")]
    [InlineData("{Boolean}", "True", "True")]
    [InlineData("{DateTime}", "2026-04-06", "2026-04-06")]
    [InlineData("{Guid}", "6f9619ff", "6f9619ff")]
    public void Built_in_types_accept_what_is_written_so(string parameter, string text, string? argument) =>
        Match($"the value {parameter}", $"the value {text}").ShouldBe(argument is null ? null : [argument]);

    [Theory]
    [InlineData("\"Mill Lane\"", "Mill Lane")]
    [InlineData("'Mill Lane'", "Mill Lane")]
    [InlineData("\"\"", "")]
    [InlineData("''", "")]
    [InlineData("\"O'Neill\"", "O'Neill")]
    [InlineData("'the \"Mill\"'", "the \"Mill\"")]
    [InlineData("\"the \\\"Mill\\\"\"", "the \"Mill\"")]
    [InlineData("'O\\'Neill'", "O'Neill")]
    [InlineData("\"Mill Lane'", null)]
    [InlineData("Mill Lane", null)]
    public void A_string_stands_between_quotes_that_are_no_part_of_it(string text, string? argument) =>
        Match("the street {string} is let", $"the street {text} is let").ShouldBe(argument is null ? null : [argument]);

    [Fact]
    public void Arguments_come_in_the_order_of_their_parameters() =>
        Match("{word} owes {decimal} since week {int} for {string}", "RA-1 owes 12.50 since week 3 for 'rent'").ShouldBe(["RA-1", "12.50", "3", "rent"]);

    private static bool Matches(string expression, string text) => Match(expression, text) is not null;

    private static IReadOnlyList<string>? Match(string expression, string text) => Patterns.Read(expression, isCucumber: true).Match(text);
}
