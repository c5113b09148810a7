using System.Reflection;
using HousingTest.Gherkin.Bindings;
using HousingTest.Steps;

namespace HousingTest.Runs;

/// <summary>Where step definitions and hooks lie.</summary>
public static class StepLibrary
{
    /// <summary>The vocabulary, and the hooks that record and put back.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(Parameters).Assembly, typeof(WorkerHooks).Assembly];

    /// <summary>Reads the bindings; throws what is wrong with them.</summary>
    public static BindingRegistry Read() => BindingRegistry.Of(Assemblies);
}
