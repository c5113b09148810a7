using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace HousingTest.Gherkin.Discovery;

/// <summary>
/// Every selected scenario and example row becomes a test that calls the method with the scenario's id. The method hands it to
/// <see cref="FeatureRun{TSource}.RunAsync"/> of the same source.
/// </summary>
/// <param name="source">The <see cref="IScenarioSource"/>.</param>
/// <param name="sourceFilePath">Given by the compiler.</param>
/// <param name="sourceLineNumber">Given by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(FeatureFilesDiscoverer))]
public sealed class FeatureFilesAttribute(Type source, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>The <see cref="IScenarioSource"/>.</summary>
    public Type Source { get; } = source;
}
