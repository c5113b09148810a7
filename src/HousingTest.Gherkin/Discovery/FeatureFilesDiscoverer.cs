using HousingTest.Gherkin.Planning;
using HousingTest.Model;
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
        return ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>(Discover(source, testMethod));
    }

    private static List<IXunitTestCase> Discover(IScenarioSource source, IXunitTestMethod method)
    {
        try
        {
            var selection = source.Select();
            var plan = FeatureFiles.Read(selection.FeaturesRoot, selection.Files);
            List<IXunitTestCase> cases = [.. plan.Files.Where(file => file.Problems.Count > 0).Select(file => Broken(method, file.Path, file.FullPath, file.Problems))];
            var homeless = plan.Problems.Except(plan.Files.SelectMany(file => file.Problems)).ToList();
            if (homeless.Count > 0)
                cases.Add(Broken(method, "the selection of scenarios", fullPath: null, homeless));
            cases.AddRange(plan.Select(selection.Tags, selection.ScenarioIds).Select(planned => Sound(method, planned, selection.FeaturesRoot)));
            return cases;
        }
        catch (ProblemException wrong)
        {
            return [Broken(method, "the selection of scenarios", fullPath: null, wrong.Problems)];
        }
    }

    private static XunitTestCase Sound(IXunitTestMethod method, PlannedPickle planned, string root)
    {
        var scenario = planned.Scenario;
        var traits = scenario.Tags.Count == 0
            ? []
            : new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase) { ["tag"] = [.. scenario.Tags.Select(tag => tag.TrimStart('@'))] };
        return new XunitTestCase(
            method,
            $"{scenario.Feature}: {planned.Pickle.Title}",
            UniqueId(method, scenario.Id),
            @explicit: false,
            traits: traits,
            testMethodArguments: [scenario.Id],
            sourceFilePath: Path.GetFullPath(Path.Combine(root, scenario.Path)),
            sourceLineNumber: scenario.Line);
    }

    private static ExecutionErrorTestCase Broken(IXunitTestMethod method, string name, string? fullPath, IReadOnlyList<Problem> problems) => new(
        method,
        $"{name} can be read",
        UniqueId(method, $"broken {name}"),
        fullPath is null ? null : Path.GetFullPath(fullPath),
        sourceLineNumber: 1,
        string.Join("\n\n", problems));

    private static string UniqueId(IXunitTestMethod method, string id)
    {
        using var generator = new UniqueIDGenerator();
        generator.Add(method.UniqueID);
        generator.Add(id);
        return generator.Compute();
    }
}
