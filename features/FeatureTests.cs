using HousingTest.Gherkin.Discovery;
using HousingTest.Runs;
using Xunit;

[assembly: AssemblyFixture(typeof(FeatureRun<PlannedFeatures>))]
[assembly: TestCaseOrderer(typeof(RunOrder))]
// One test copy, one scenario at a time: more cores mean more workers.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace HousingTest.Features;

/// <summary>Every scenario in this folder as a test.</summary>
public sealed class FeatureTests(FeatureRun<PlannedFeatures> run)
{
    /// <summary>Runs one.</summary>
    [FeatureFiles(typeof(PlannedFeatures))]
    public Task Scenario(string scenarioId) => run.RunAsync(scenarioId);
}
