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
    public void An_amount_is_written_in_pounds_and_two_digits_of_pence(string text, long pence) => new Parameters().ToMoney(text).Pence.ShouldBe(pence);

    [Theory]
    [InlineData("£12.5O")]
    [InlineData("£12.5")]
    [InlineData("12.50")]
    [InlineData("£")]
    [InlineData("")]
    public void A_cell_that_is_no_amount_is_told_with_how_to_write_it(string text) =>
        Should.Throw<ExpectationException>(() => new Parameters().ToMoney(text)).Message.ShouldBe($"\"{text}\" is no amount: write it as £12.50");

    [Fact]
    public void A_day_that_there_is_not_is_told_with_how_to_write_it() =>
        Should.Throw<ExpectationException>(() => HousingDate.Parse("31 February 2026")).Message.ShouldBe("\"31 February 2026\" is no date: write it as 6 April 2026");
}
