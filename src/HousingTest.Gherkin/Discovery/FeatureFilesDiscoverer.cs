using HousingTest.Gherkin.Planning;
using Xunit.Sdk;
using Xunit.v3;

namespace HousingTest.Gherkin.Discovery;

/// <summary>Makes tests of feature files. What is wrong with a file or with the selection becomes a failing test, so that no run passes without it.</summary>
public sealed class FeatureFilesDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var source = (IScenarioSource)Activator.CreateInstance(((FeatureFilesAttribute)factAttribute).Source)!;
        var selected = SelectedScenarios.Of(source.Select());
        return ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>(
        [
            .. selected.Broken.Select(part => TestCase(testMethod, part.Id, $"{part.Name} can be used", [], Path.Combine(selected.Root, part.Name), line: 1)),
            .. selected.Scenarios.Select(planned => TestCase(testMethod, planned, selected.Root)),
        ]);
    }

    private static XunitTestCase TestCase(IXunitTestMethod method, PlannedPickle planned, string root)
    {
        var scenario = planned.Scenario;
        return TestCase(method, scenario.Id, $"{scenario.Feature}: {planned.Pickle.Title}", scenario.Tags, Path.Combine(root, scenario.Path), scenario.Line);
    }

    private static XunitTestCase TestCase(IXunitTestMethod method, string id, string name, IReadOnlyList<string> tags, string path, int line)
    {
        var traits = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        if (tags.Count > 0)
            traits["tag"] = [.. tags.Select(tag => tag.TrimStart('@'))];
        using var unique = new UniqueIDGenerator();
        unique.Add(method.UniqueID);
        unique.Add(id);
        return new XunitTestCase(
            method, name, unique.Compute(), @explicit: false, traits: traits, testMethodArguments: [id], sourceFilePath: Path.GetFullPath(path), sourceLineNumber: line);
    }
}
