using HousingTest.Gherkin.Planning;

namespace HousingTest.Runs;

/// <summary>What a saved feature file touches.</summary>
/// <param name="Scenarios">Those to run, in the order of the file.</param>
/// <param name="Gone">How many that were there are there no more.</param>
public sealed record TouchedScenarios(IReadOnlyList<PlannedPickle> Scenarios, int Gone)
{
    /// <summary>
    /// Scenarios that are new, or whose steps (those of a background and an outline's row among them) or tags are not what they were. When nothing differs somebody saved
    /// the file to see it run, and all of it is meant; but not when scenarios were taken out, for then that was the change.
    /// </summary>
    /// <param name="before">The file's scenarios when it was last sound.</param>
    /// <param name="after">Those that it has now.</param>
    public static TouchedScenarios Of(IReadOnlyList<PlannedPickle> before, IReadOnlyList<PlannedPickle> after)
    {
        var known = before.ToDictionary(planned => planned.Scenario.Id, Content, StringComparer.Ordinal);
        var changed = after.Where(planned => !known.TryGetValue(planned.Scenario.Id, out var content) || !string.Equals(content, Content(planned), StringComparison.Ordinal)).ToList();
        var gone = known.Keys.Except(after.Select(planned => planned.Scenario.Id), StringComparer.Ordinal).Count();
        return new TouchedScenarios(changed.Count == 0 && gone == 0 ? after : changed, gone);
    }

    // A tag may bring other hooks and steps with it.
    private static string Content(PlannedPickle planned) => $"{string.Join(' ', planned.Pickle.Tags)}\n{StepText.Of(planned.Pickle.Steps)}";
}
