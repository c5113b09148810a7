using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Gherkin.Discovery;

/// <summary>What a source selects, and what keeps some of it from running, which is told by tests that fail.</summary>
internal sealed record SelectedScenarios(string Root, IReadOnlyList<PlannedPickle> Scenarios, IReadOnlyList<BrokenPart> Broken)
{
    public static SelectedScenarios Of(ScenarioSelection selection)
    {
        var plan = FeatureFiles.Read(selection.FeaturesRoot, selection.Files);
        var broken = plan.Files.Where(file => file.Problems.Count > 0).Select(file => new BrokenPart(file.Path, file.Problems)).ToList();
        var elsewhere = plan.Problems.Except(plan.Files.SelectMany(file => file.Problems)).ToList();
        IReadOnlyList<PlannedPickle> scenarios = [];
        try
        {
            scenarios = plan.Select(selection.Tags, selection.ScenarioIds);
        }
        catch (ProblemException wrong)
        {
            elsewhere.AddRange(wrong.Problems);
        }

        if (elsewhere.Count > 0)
            broken.Add(new BrokenPart("the selection of scenarios", elsewhere));
        return new SelectedScenarios(selection.FeaturesRoot, scenarios, broken);
    }
}

/// <summary>A feature file, or the selection itself, that cannot be used.</summary>
/// <param name="Name">Path of the file, relative to the features root.</param>
/// <param name="Problems">What is wrong; at least one.</param>
internal sealed record BrokenPart(string Name, IReadOnlyList<Problem> Problems)
{
    /// <summary>What its test hands over in place of a scenario's id, which never holds a blank.</summary>
    public string Id => $"broken {Name}";
}
