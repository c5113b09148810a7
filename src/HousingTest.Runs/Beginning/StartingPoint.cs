using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;

namespace HousingTest.Runs;

/// <summary>Steps to begin a scenario with: those of one that runs, but for some of what it checks. So they pass, and are no double of it.</summary>
/// <param name="Source">The scenario that they were taken from.</param>
/// <param name="Steps">All of them, in order, those of a background first.</param>
/// <param name="Repeats">True when there was nothing to leave out, and the last check stands twice instead.</param>
internal sealed record StartingPoint(PlannedPickle Source, IReadOnlyList<PickleStep> Steps, bool Repeats)
{
    /// <summary>
    /// What can be made of scenarios, best first: those nearest to the title that is to be written; among those that are as near, those that need no screen and no tables, that have
    /// few tags, and that are short. What exists already is no starting point.
    /// </summary>
    /// <param name="title">What the new scenario is called.</param>
    /// <param name="from">Scenarios that run.</param>
    /// <param name="all">Every scenario that there is.</param>
    /// <param name="needsBrowser">Whether a scenario drives a screen.</param>
    public static IEnumerable<StartingPoint> Of(string title, IReadOnlyList<PlannedPickle> from, IReadOnlyList<PlannedPickle> all, Func<Pickle, bool> needsBrowser)
    {
        var taken = all.Select(planned => StepText.Of(planned.Pickle.Steps)).ToHashSet(StringComparer.Ordinal);
        var nearness = new Nearness(title, [.. from.Select(planned => planned.Pickle)]);
        return from.Where(planned => planned.Pickle.Steps.Any(step => step.Kind == StepKind.Then))
            .SelectMany(Variants)
            .Where(point => !taken.Contains(StepText.Of(point.Steps)))
            .OrderByDescending(point => nearness.Of(point.Source.Pickle))
            .ThenBy(point => point.Repeats)
            .ThenBy(point => needsBrowser(point.Source.Pickle))
            .ThenBy(point => !HasEveryKind(point.Steps))
            .ThenBy(point => point.Steps.Any(step => step.Table is not null || step.DocString is not null))
            .ThenBy(point => point.Source.Pickle.Tags.Count)
            .ThenBy(point => point.Steps.Count)
            .ThenBy(point => point.Source.Scenario.Path, StringComparer.Ordinal)
            .ThenBy(point => point.Source.Scenario.Line);
    }

    // A scenario that passes still does when it ends earlier, and when a check is left out: checks change nothing.
    private static IEnumerable<StartingPoint> Variants(PlannedPickle planned)
    {
        var steps = planned.Pickle.Steps;
        var checks = Enumerable.Range(0, steps.Count).Where(at => steps[at].Kind == StepKind.Then).ToList();
        foreach (var end in checks.Where(end => end < steps.Count - 1))
            yield return new StartingPoint(planned, [.. steps.Take(end + 1)], Repeats: false);
        foreach (var left in checks.SkipLast(1))
            yield return new StartingPoint(planned, [.. steps.Where((_, at) => at != left)], Repeats: false);
        if (checks[^1] == steps.Count - 1)
            yield return new StartingPoint(planned, [.. steps, steps[^1]], Repeats: true);
    }

    private static bool HasEveryKind(IReadOnlyList<PickleStep> steps) => Enum.GetValues<StepKind>().All(kind => steps.Any(step => step.Kind == kind));
}
