using HousingTest.Gherkin.Bindings;
using HousingTest.Model;
using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>The parameter types that a library adds: by transformations and by the enums that its steps take.</summary>
public class ParameterTypeTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Library)]);

    [Theory]
    [InlineData("Given a rent of £112.46", "Money 11246")]
    [InlineData("Given an arrears stage of Letter", "Letter")]
    [InlineData("Given an arrears stage of court ORDER", "CourtOrder")]
    [InlineData("Given a full arrears stage of Letter", "full Letter")]
    [InlineData("Given a patch of North", "patch North")]
    [InlineData("Given three tenancies", "3 tenancies")]
    [InlineData("Given 4 tenancies", "4 tenancies")]
    [InlineData("Given three void homes", "3 homes")]
    [InlineData("Given a dozen void homes", "12 homes")]
    [InlineData("Given a span of 2 to 5 weeks", "2 to 5")]
    [InlineData("Given the reference [RA-1]", "reference RA-1")]
    public async Task A_step_takes_what_the_library_says(string step, string expected) => (await Scenarios.CallsOf(Bindings, step)).ShouldBe([expected]);

    [Fact]
    public void A_text_that_the_form_does_not_allow_is_not_taken() =>
        Scenarios.Check(Bindings, "Given a patch of East").Why.ShouldBe(
            "'East' is no {HousingTest.Tests.Gherkin.ParameterTypeTests+Patch}, which Given a patch of {Patch} takes for 'patch'\nexpected is one of North, South");

    [Fact]
    public void A_short_name_that_two_enums_share_is_ambiguous() => Refused(typeof(SharedName)).Why.ShouldStartWith(
        $"the type {{Stage}} may be any of {{{typeof(One.Stage).FullName}}}, {{{typeof(Two.Stage).FullName}}} (column 3)");

    [Fact]
    public void A_name_means_one_type()
    {
        var problem = Refused(typeof(NameTwice));
        problem.Id.ShouldBe("HT-GHK-105");
        problem.Why.ShouldBe("it gives Int32 as {amount}, which is Decimal by NameTwice.Amount already");
    }

    [Fact]
    public void A_name_holds_no_brackets_braces_or_strokes() => Refused(typeof(WrongName)).Why.ShouldStartWith("the name 'mo(ney' holds one of");

    [Fact]
    public void A_transformation_takes_one_argument_for_each_group() =>
        Refused(typeof(TooFewGroups)).Why.ShouldBe("its regular expression gives 0 arguments, one for each group, and it takes 1");

    [Fact]
    public void A_transformation_without_a_regular_expression_takes_one_argument() =>
        Refused(typeof(TakesTwo)).Why.ShouldBe("without a regular expression it is given one argument, and takes 2");

    [Fact]
    public void The_regular_expression_of_a_transformation_has_to_be_well_formed() =>
        Refused(typeof(WrongRegex)).Why.ShouldStartWith("the regular expression is not well formed: Not enough )'s");

    private static Problem Refused(Type library) => Should.Throw<ProblemException>(() => BindingRegistry.Of([library])).Problems.ShouldHaveSingleItem();

    public enum ArrearsStage
    {
        None,
        Letter,
        CourtOrder,
    }

    public sealed record Rent(long Pence);

    public sealed record Patch(string Name);

    public sealed record Span(int From, int To);

    public static class One
    {
        public enum Stage
        {
            First,
        }
    }

    public static class Two
    {
        public enum Stage
        {
            Second,
        }
    }

    [Binding]
    public class Library(IReqnrollOutputHelper output)
    {
        [StepArgumentTransformation(@"£(\d+)\.(\d\d)", Name = "rent")]
        public static Rent ToRent(long pounds, long pence) => new((pounds * 100) + pence);

        [StepArgumentTransformation("(North|South)")]
        public static Patch ToPatch(string name) => new(name);

        [StepArgumentTransformation("three")]
        public static int Three() => 3;

        [StepArgumentTransformation("a (dozen)", Name = "many")]
        public static int Dozen(string dozen) => dozen.Length > 0 ? 12 : 0;

        [StepArgumentTransformation("(?:from )?([0-9]+) to ([0-9]+)", Name = "span")]
        public static Span ToSpan(int from, int to) => new(from, to);

        [StepArgumentTransformation(@"\[(.*)\]", Name = "reference")]
        public static string ToReference(string text) => text;

        [Given("a rent of {rent}")]
        public void Rented(Rent rent) => output.WriteLine($"Money {rent.Pence}");

        [Given("an arrears stage of {ArrearsStage}")]
        public void InStage(ArrearsStage stage) => output.WriteLine($"{stage}");

        [Given("a full arrears stage of {HousingTest.Tests.Gherkin.ParameterTypeTests+ArrearsStage}")]
        public void InStageByFullName(ArrearsStage stage) => output.WriteLine($"full {stage}");

        [Given("a patch of {Patch}")]
        public void InPatch(Patch patch) => output.WriteLine($"patch {patch.Name}");

        [Given("{int} tenancies")]
        public void Tenancies(int count) => output.WriteLine($"{count} tenancies");

        [Given("{int} void homes")]
        public void VoidHomes(int count) => output.WriteLine($"{count} homes");

        [Given("a span of {span} weeks")]
        public void Weeks(Span span) => output.WriteLine($"{span.From} to {span.To}");

        [Given("the reference {reference}")]
        public void Referred(string reference) => output.WriteLine($"reference {reference}");
    }

    [Binding]
    public class SharedName
    {
        [Given("a {Stage}")]
        public void Either(One.Stage stage) => GC.KeepAlive(stage);

        [Given("the other one")]
        public void Other() => GC.KeepAlive(this);

        [Given("another {HousingTest.Tests.Gherkin.ParameterTypeTests+Two+Stage}")]
        public void Or(Two.Stage stage) => GC.KeepAlive(stage);
    }

    [Binding]
    public static class NameTwice
    {
        [StepArgumentTransformation(@"(\d+) pounds", Name = "amount")]
        public static decimal Amount(int pounds) => pounds;

        [StepArgumentTransformation(@"(\d+) homes", Name = "amount")]
        public static int Count(int homes) => homes;
    }

    [Binding]
    public static class WrongName
    {
        [StepArgumentTransformation(Name = "mo(ney")]
        public static decimal Amount(string text) => text.Length;
    }

    [Binding]
    public static class TooFewGroups
    {
        [StepArgumentTransformation(@"£\d+")]
        public static Rent Amount(string text) => new(text.Length);
    }

    [Binding]
    public static class TakesTwo
    {
        [StepArgumentTransformation]
        public static Rent Amount(string pounds, string pence) => new(pounds.Length + pence.Length);
    }

    [Binding]
    public static class WrongRegex
    {
        [StepArgumentTransformation("£(\\d+")]
        public static Rent Amount(string pounds) => new(pounds.Length);
    }
}
