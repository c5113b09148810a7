using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Reasons that lie in how scenarios went. None of them can be waived: without a run there is nothing to accept.</summary>
internal static class ScenarioReasons
{
    public const string NothingCompared = "HT-VER-001";
    private const int MostNamed = 3;

    public static IEnumerable<Reason> Of(IReadOnlyList<JudgedScenario> scenarios)
    {
        if (!scenarios.Any(scenario => scenario.Compared))
        {
            yield return new Reason(
                NothingCompared, "not compared", "Nothing was compared",
                scenarios.Count == 0 ? "no scenario was planned" : "no scenario ran on both releases", null, []);
        }

        // In each group, what is told already is not told again: first unsteady, then failed; a scenario may be missing in one run besides.
        var unsteady = scenarios.Where(scenario => scenario.UnsteadyBaseline || scenario.UnsteadyCandidate).ToList();
        var failed = scenarios.Where(scenario => scenario.State == JudgedState.Failed).ToList();
        var unfit = failed.Where(scenario => scenario.Runs.Baseline == ScenarioStatus.Failed).ToList();
        var broken = failed.Where(scenario => scenario.Runs.Baseline != ScenarioStatus.Failed).ToList();
        if (broken.Count > 0)
            yield return Told("HT-VER-003", "failed", $"{Counted(broken)} failed on the candidate", broken, scenario => scenario.Runs.Failure);
        if (unfit.Count > 0)
        {
            yield return Told(
                "HT-VER-004", "failed", $"{Counted(unfit)} failed on the candidate and on the baseline too, which is not a fit baseline for {(unfit.Count == 1 ? "it" : "them")}",
                unfit, scenario => scenario.Runs.Failure);
        }

        var missing = scenarios.Where(scenario => scenario.Missing).ToList();
        if (missing.Count > 0)
            yield return Told("HT-VER-002", "not run", $"{Counted(missing)} did not run", missing, Where);
        if (unsteady.Count > 0)
        {
            var repeated = unsteady.Exists(scenario => scenario.Runs.Changed is not null);
            yield return Told(
                "HT-VER-005", "unsteady", $"{Counted(unsteady)} {(repeated ? "did not end the same way each time" : "passed once and failed once")}", unsteady,
                scenario => scenario.Runs.Changed is { } changed ? Attempts(changed) : scenario.UnsteadyBaseline ? "on the baseline" : "on the candidate");
        }
    }

    /// <summary>A difference that one of two runs of the candidate did not show.</summary>
    public static Reason NotRepeated(DifferencePattern pattern) => new(
        "HT-VER-006", "unsteady", $"{pattern.Sentence}, in one of two runs of the candidate", pattern.Detail, pattern.Id, pattern.Scenarios);

    private static string Attempts(IReadOnlyDictionary<RunRole, ScenarioAttempts> changed) => string.Join(", ", changed.OrderBy(run => run.Key).Select(run =>
        $"{(run.Key is RunRole.Baseline or RunRole.BaselineAgain ? "on the baseline" : "on the candidate")} {AttemptWords.Of(run.Value)}"));

    private static string Counted(List<JudgedScenario> scenarios) => Words.Counted(scenarios.Count, "scenario", "scenarios");

    private static string Where(JudgedScenario scenario) => (scenario.Runs.Baseline, scenario.Runs.BaselineAgain, scenario.Runs.Candidate) switch
    {
        (ScenarioStatus.NotRun, _, ScenarioStatus.NotRun) => "on either release",
        (_, _, ScenarioStatus.NotRun) => "on the candidate",
        (ScenarioStatus.NotRun, _, _) => "on the baseline",
        (_, ScenarioStatus.NotRun, _) => "on the baseline the second time",
        _ => "on the candidate the second time",
    };

    private static Reason Told(string id, string tag, string sentence, List<JudgedScenario> scenarios, Func<JudgedScenario, string?> why)
    {
        var named = scenarios.Take(MostNamed).Select(scenario => why(scenario) is { Length: > 0 } reason ? $"{scenario.Title}: {Words.Short(reason)}" : scenario.Title);
        var more = scenarios.Count > MostNamed ? $"; and {Words.Number(scenarios.Count - MostNamed)} more" : "";
        return new Reason(id, tag, sentence, string.Join("; ", named) + more, null, [.. scenarios.Select(scenario => scenario.Id)]);
    }
}
