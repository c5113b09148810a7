using System.Globalization;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>The result of one run in the terminal: what failed, at which step and line, what did not run, and how many.</summary>
/// <param name="console">Where to write.</param>
public sealed class RunScreen(IAnsiConsole console)
{
    // More than this tells nothing new; the run's folder has them all.
    private const int MostScenarios = 20;

    private readonly Paper paper = new(console);

    /// <summary>Writes the result.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the run's files lie.</param>
    /// <param name="shaky">Scenarios that changed their mind, where each ran several times; null where each ran once.</param>
    public void Show(RunRecord run, string folder, IReadOnlyList<ScenarioAttempts>? shaky = null)
    {
        var manifest = run.Manifest;
        shaky ??= [];
        var changed = shaky.Select(scenario => scenario.Scenario.Id).ToHashSet(StringComparer.Ordinal);
        var ends = manifest.Planned.Where(scenario => !changed.Contains(scenario.Id)).ToLookup(scenario => run.Outcomes.TryGetValue(scenario.Id, out var outcome) ? outcome.Status : ScenarioStatus.NotRun);
        var (passed, failed, notRun) = (ends[ScenarioStatus.Passed].Count(), ends[ScenarioStatus.Failed].ToList(), ends[ScenarioStatus.NotRun].ToList());
        paper.Labelled("HousingTest  ", Paper.Bold, $"release {manifest.Release.Name} · {Sentences.Setting(manifest.Environment, manifest.Estate, manifest.Planned.Count)}");
        paper.Blank();
        paper.Add(("  ", Style.Plain), Headline(manifest, failed.Count, notRun.Count, shaky.Count));
        if (manifest is { Shard: { } shard, Planned.Count: > 0 })
            paper.Text(2, Sentences.Share(shard, manifest.Planned.Count));
        paper.Blank();
        foreach (var scenario in failed.Take(MostScenarios))
            ShowFailed(scenario, run.Outcomes[scenario.Id]);
        More(failed.Count, "failed");
        foreach (var scenario in shaky.Take(MostScenarios))
            ShowShaky(scenario);
        More(shaky.Count, "unsteady");
        foreach (var scenario in notRun.Take(MostScenarios))
            paper.Labelled("  not run  ", Paper.Dim, $"{scenario.Title}  {Place(scenario, scenario.Line)}");
        More(notRun.Count, "not run");
        if (notRun.Count > 0)
            paper.Blank();
        paper.Labelled("  Scenarios  ", Style.Plain, $"{Sentences.Number(passed)} passed · {Sentences.Number(failed.Count)} failed · {(manifest.Repeat == 1 ? "" : $"{Sentences.Number(shaky.Count)} unsteady · ")}{Sentences.Number(notRun.Count)} not run{(manifest.Repeat == 1 ? "" : $", each {Sentences.Number(manifest.Repeat)} times")}");
        if (manifest.Release.Unseen is { Count: > 0 } unseen)
            paper.Labelled("  Not seen   ", Paper.Bad, $"{OutcomeParts.Say(unseen)}: nobody can look into a system at an address, and no comparison will tell of them");
        paper.Labelled("  Run        ", Style.Plain, folder);
    }

    // Nothing run is never a pass.
    private static (string Text, Style Style) Headline(RunManifest manifest, int failed, int notRun, int shaky)
    {
        var planned = manifest.Planned.Count;
        if (planned == 0)
            return ($"NOTHING RAN   {(manifest.Shard is { } shard ? Sentences.Share(shard, planned) : "no scenario was chosen")}", Paper.Bad);
        if (failed > 0)
            return ($"FAILED   {Sentences.Number(failed)} of {Sentences.Count(planned, "scenario")}", Paper.Bad);
        if (shaky > 0)
            return ($"UNSTEADY   {Sentences.Number(shaky)} of {Sentences.Count(planned, "scenario")} changed {(shaky == 1 ? "its" : "their")} mind", Paper.Bad);
        return notRun > 0
            ? ($"FAILED   {Sentences.Number(notRun)} of {Sentences.Count(planned, "scenario")} did not run", Paper.Bad)
            : ($"PASSED   {Sentences.Count(planned, "scenario")}{(manifest.Repeat == 1 ? "" : $", each {Sentences.Number(manifest.Repeat)} times")}", Paper.Good);
    }

    private void ShowShaky(ScenarioAttempts attempts)
    {
        paper.Labelled("  unsteady  ", Paper.Bad, attempts.Scenario.Title, Paper.Bold);
        paper.Text(12, Place(attempts.Scenario, attempts.Scenario.Line), Paper.Dim);
        paper.Text(12, AttemptWords.Of(attempts));
        foreach (var attempt in attempts.Attempts.Where(attempt => attempt.Status != ScenarioStatus.Passed))
            paper.Text(12, $"attempt {attempt.Attempt.ToString(CultureInfo.InvariantCulture)}  {attempt.Failure ?? "did not run"}");
        paper.Blank();
    }

    private void ShowFailed(PlannedScenario scenario, Outcome outcome)
    {
        paper.Labelled("  failed  ", Paper.Bad, scenario.Title, Paper.Bold);
        var step = outcome.Steps.FirstOrDefault(each => each.Status == ScenarioStatus.Failed);
        paper.Text(10, Place(scenario, step?.Line ?? scenario.Line), Paper.Dim);
        if (step is not null)
        {
            paper.Text(10, step.Text);
            if (step.Failure is { Length: > 0 } failure)
                paper.Text(10, failure);
        }

        paper.Blank();
    }

    private void More(int count, string what)
    {
        if (count > MostScenarios)
            paper.Text(2, $"and {Sentences.Number(count - MostScenarios)} more {what}");
    }

    private static string Place(PlannedScenario scenario, int line) =>
        $"{(Path.IsPathRooted(scenario.Path) ? "" : "features/")}{scenario.Path}:{line.ToString(CultureInfo.InvariantCulture)}{(scenario.Row is { } row ? $", row {row.ToString(CultureInfo.InvariantCulture)}" : "")}";
}
