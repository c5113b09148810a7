using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HousingTest.Gherkin.Bindings;
using HousingTest.Steps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>The step library is to compile with Reqnroll itself one day.</summary>
public class StepLibraryTests
{
    [Fact]
    public void The_step_library_takes_nothing_from_the_engine_but_what_Reqnroll_has()
    {
        using var file = new PEReader(File.OpenRead(typeof(Expect).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var engine = typeof(BindingRegistry).Assembly.GetName().Name;
        var taken = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            .Where(type => metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, engine!))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToList();
        taken.ShouldContain("Reqnroll.BindingAttribute", StringComparer.Ordinal);
        taken.Where(type => !type.StartsWith("Reqnroll.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("£12.50", 1250)]
    [InlineData("£1,012.05", 101205)]
    [InlineData("-£15.00", -1500)]
    public void An_amount_is_written_in_pounds_and_two_digits_of_pence(string text, long pence) => new Parameters().ToMoney(text).Pence.ShouldBe(pence);

    [Theory]
    [InlineData("£12.5O")]
    [InlineData("£12.5")]
    [InlineData("£100")]
    [InlineData("£-15.00")]
    [InlineData("--£15.00")]
    [InlineData("12.50")]
    [InlineData("£")]
    [InlineData("")]
    public void A_cell_that_is_no_amount_is_told_with_how_to_write_it(string text) =>
        Should.Throw<ExpectationException>(() => new Parameters().ToMoney(text)).Message.ShouldBe($"\"{text}\" is no amount: write it as £12.50, with two digits of pence");

    [Theory]
    [InlineData("3 April 2026")]
    [InlineData("3 Apr 2026")]
    [InlineData("3rd April 2026")]
    [InlineData("Friday 3 April 2026")]
    [InlineData("Friday 3rd April 2026")]
    public void A_day_may_be_written_as_people_write_it(string text) => HousingDate.Parse(text).ShouldBe(new DateOnly(2026, 4, 3));

    [Fact]
    public void A_day_with_another_weekday_is_told_as_that() =>
        Should.Throw<ExpectationException>(() => HousingDate.Parse("Monday 3 April 2026")).Message.ShouldBe("3 April 2026 is a Friday, and no Monday");

    [Fact]
    public void A_day_that_there_is_not_is_told_with_how_to_write_it() =>
        Should.Throw<ExpectationException>(() => HousingDate.Parse("31 February 2026")).Message.ShouldBe("\"31 February 2026\" is no date: write it as 6 April 2026");
}
