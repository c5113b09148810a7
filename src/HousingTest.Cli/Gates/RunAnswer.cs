using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Gates;

/// <summary>From the record of one run to what the command answers.</summary>
public static class RunAnswer
{
    /// <summary>0 when every scenario passed each time and did the same, 1 when one did not, 2 when nothing ran or a worker was stopped.</summary>
    public static Answer Of(Surroundings surroundings, RunRecord run, SystemMap map)
    {
        var attempts = Attempts(run, map);
        var shaky = attempts.Where(scenario => scenario.ChangesItsMind).ToList();
        var failed = attempts.Except(shaky).Where(scenario => scenario.Ended(ScenarioStatus.Failed) > 0).ToList();
        var notRun = attempts.Except(shaky).Except(failed).Where(scenario => scenario.Ended(ScenarioStatus.NotRun) > 0).ToList();
        var folder = surroundings.Workspace.Show(Path.Combine(surroundings.Workspace.Runs, run.Manifest.Id));
        var exit = run.Problems.Count > 0 || run.Outcomes.Count == 0 ? ExitCode.Broken
            : shaky.Count + failed.Count + notRun.Count > 0 ? ExitCode.Bad
            : ExitCode.Good;
        return new Answer("run", exit)
        {
            Counts = new ScenarioCounts(attempts.Count - shaky.Count - failed.Count - notRun.Count, failed.Count, shaky.Count, notRun.Count),
            Runs = new Dictionary<string, string>(StringComparer.Ordinal) { ["run"] = folder },
            Shard = run.Manifest.Shard is { } shard ? $"{shard.Index}/{shard.Of}" : null,
            NotPassed = [.. attempts.Where(scenario => shaky.Contains(scenario) || failed.Contains(scenario) || notRun.Contains(scenario))],
            Problems = run.Problems,
            Show = () =>
            {
                new RunScreen(surroundings.Out).Show(run, folder, shaky);
                if (run.Problems.Count > 0)
                    new ProblemScreen(surroundings.Error).Show(run.Problems);
            },
        };
    }

    private static List<ScenarioAttempts> Attempts(RunRecord run, SystemMap map) => run.Manifest.Repeat > 1
        ? [.. Steadiness.Of(run, map)]
        : [.. run.Manifest.Planned.Select(scenario => Once(scenario, run.Outcomes.GetValueOrDefault(scenario.Id)))];

    private static ScenarioAttempts Once(PlannedScenario scenario, Outcome? outcome) => new(
        scenario, [new AttemptEnd(1, outcome?.Status ?? ScenarioStatus.NotRun, outcome?.Steps.FirstOrDefault(step => step.Status == ScenarioStatus.Failed)?.Failure)], [], []);
}
