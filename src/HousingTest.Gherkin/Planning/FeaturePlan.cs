using HousingTest.Gherkin.Language;
using HousingTest.Model;

namespace HousingTest.Gherkin.Planning;

/// <summary>What feature files hold, read once.</summary>
/// <param name="Scenarios">Every scenario of the sound files, by path and then in the order of the lines.</param>
/// <param name="Files">Every file that was read, sound or not, by path.</param>
/// <param name="Problems">All that is wrong with the files; a plan with problems is not to be run.</param>
/// <param name="Digest">SHA-256 over paths and contents of all files read; line ends do not matter.</param>
public sealed record FeaturePlan(
    IReadOnlyList<PlannedPickle> Scenarios, IReadOnlyList<FeatureFile> Files, IReadOnlyList<Problem> Problems, string Digest)
{
    /// <summary>The scenarios that a selection means, in the plan's order.</summary>
    /// <exception cref="ProblemException">HT-GHK-033: ids that the plan does not have.</exception>
    public IReadOnlyList<PlannedPickle> Select(TagExpression? tags, IReadOnlyList<string>? scenarioIds)
    {
        var unknown = (scenarioIds ?? []).Except(Scenarios.Select(planned => planned.Scenario.Id), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new ProblemException([.. unknown.Select(UnknownId)]);
        var wanted = scenarioIds?.ToHashSet(StringComparer.Ordinal);
        return [.. Scenarios.Where(planned =>
            (wanted?.Contains(planned.Scenario.Id) ?? true) && (tags?.Matches(planned.Scenario.Tags) ?? true))];
    }

    private static Problem UnknownId(string id) => new(
        "HT-GHK-033",
        $"There is no scenario with the id {id}",
        "",
        "an id changes when path, rule, name, examples or row of its scenario change",
        "list the scenarios again and take the id from there");
}

/// <summary>A scenario as the plan names it, and as it runs.</summary>
public sealed record PlannedPickle(PlannedScenario Scenario, Pickle Pickle);

/// <summary>A feature file that was read.</summary>
/// <param name="Path">Relative to the features root, with forward slashes.</param>
/// <param name="FullPath">Where it lies on this machine.</param>
/// <param name="Problems">What is wrong with it; empty when it is sound.</param>
public sealed record FeatureFile(string Path, string FullPath, IReadOnlyList<Problem> Problems);
