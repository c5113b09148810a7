using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Which scenarios of a repeated run change their mind. Holds the attempts of one scenario at a time.</summary>
public static class Steadiness
{
    /// <summary>Every scenario of the run with its attempts, in order; empty when the run repeated nothing.</summary>
    public static IEnumerable<ScenarioAttempts> Of(RunRecord run, SystemMap map) =>
        run.Manifest.Repeat > 1 ? run.Manifest.Planned.Select(scenario => Of(run, scenario, map)) : [];

    /// <summary>One scenario.</summary>
    public static ScenarioAttempts Of(RunRecord run, PlannedScenario scenario, SystemMap map)
    {
        var outcomes = Enumerable.Range(1, run.Manifest.Repeat).Select(attempt => (Attempt: attempt, Outcome: run.ReadAttempt(scenario.Id, attempt))).ToList();
        var passed = outcomes.Where(one => one.Outcome?.Status == ScenarioStatus.Passed).Select(one => Alone(run, scenario, one.Attempt, one.Outcome!)).ToList();
        var (sometimes, always) = Differing(map, passed);
        return new ScenarioAttempts(
            scenario, [.. outcomes.Select(one => new AttemptEnd(one.Attempt, one.Outcome?.Status ?? ScenarioStatus.NotRun, ScenarioRuns.Failure(one.Outcome)))], sometimes, always);
    }

    // What is made at random differs between any two attempts. What differs between some and not others is another matter: there the same
    // scenario did one thing and then another. Neighbours alone would miss one that swings, and the first alone one that is the odd one out.
    private static (IReadOnlyList<string> Sometimes, IReadOnlyList<string> Always) Differing(SystemMap map, IReadOnlyList<RunRecord> passed)
    {
        var pairs = Enumerable.Range(1, Math.Max(0, passed.Count - 1)).SelectMany(at => at == 1 ? [(0, 1)] : new[] { (0, at), (at - 1, at) })
            .Select(pair => Between(map, passed[pair.Item1], passed[pair.Item2]))
            .ToList();
        if (pairs.Count == 0)
            return ([], []);
        var any = pairs.SelectMany(pair => pair).ToHashSet(StringComparer.Ordinal);
        var always = pairs.Aggregate(any.AsEnumerable(), (known, pair) => known.Intersect(pair, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return ([.. any.Except(always, StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. always.Order(StringComparer.Ordinal)]);
    }

    private static HashSet<string> Between(SystemMap map, RunRecord one, RunRecord other) =>
        RunComparison.Compare(new ComparisonInput(map, one, null, other, null)).Differences.Select(Name).ToHashSet(StringComparer.Ordinal);

    // The attempt as if it were a run of its own; its files lie beneath the first one's.
    private static RunRecord Alone(RunRecord run, PlannedScenario scenario, int attempt, Outcome outcome) => new(
        run.Manifest with { Planned = [scenario], Repeat = 1 }, run.Schema, new Dictionary<string, Outcome>(StringComparer.Ordinal) { [scenario.Id] = outcome })
    {
        Attachment = (id, name) => run.Attachment(id, attempt == 1 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"attempts/{attempt}/{name}")),
    };

    private static string Name(DifferencePattern pattern) => pattern.Field.Length > 0 ? $"{pattern.Where} {pattern.Field}" : $"{pattern.Where} ({Word(pattern.Kind)})";

    private static string Word(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Row => "whole rows",
        DifferenceKind.Message => "messages",
        DifferenceKind.File => "files",
        DifferenceKind.Error => "errors",
        _ => "what it shows",
    };
}
