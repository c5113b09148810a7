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
}
