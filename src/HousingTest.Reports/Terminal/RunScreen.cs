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

    /// <summary>Writes the result; <paramref name="folder"/> is where the run's files lie.</summary>
    public void Show(RunRecord run, string folder)
    {
        var manifest = run.Manifest;
        var ends = manifest.Planned.ToLookup(scenario => run.Outcomes.TryGetValue(scenario.Id, out var outcome) ? outcome.Status : ScenarioStatus.NotRun);
        var (passed, failed, notRun) = (ends[ScenarioStatus.Passed].Count(), ends[ScenarioStatus.Failed].ToList(), ends[ScenarioStatus.NotRun].ToList());
        paper.Labelled("HousingTest  ", Paper.Bold, $"release {manifest.Release.Name} · {Sentences.Setting(manifest.Environment, manifest.Estate, manifest.Planned.Count)}");
        paper.Blank();
        paper.Add(("  ", Style.Plain), Headline(manifest.Planned.Count, failed.Count, notRun.Count));
        paper.Blank();
        foreach (var scenario in failed.Take(MostScenarios))
            ShowFailed(scenario, run.Outcomes[scenario.Id]);
        More(failed.Count, "failed");
        foreach (var scenario in notRun.Take(MostScenarios))
            paper.Labelled("  not run  ", Paper.Dim, $"{scenario.Title}  {Place(scenario, scenario.Line)}");
        More(notRun.Count, "not run");
        if (notRun.Count > 0)
            paper.Blank();
        paper.Labelled("  Scenarios  ", Style.Plain, $"{Sentences.Number(passed)} passed · {Sentences.Number(failed.Count)} failed · {Sentences.Number(notRun.Count)} not run");
        if (manifest.Release.Unseen is { Count: > 0 } unseen)
            paper.Labelled("  Not seen   ", Paper.Bad, $"{OutcomeParts.Say(unseen)}: nobody can look into a system at an address, and no comparison will tell of them");
        paper.Labelled("  Run        ", Style.Plain, folder);
    }

    // Nothing run is never a pass.
    private static (string Text, Style Style) Headline(int planned, int failed, int notRun)
    {
        if (planned == 0)
            return ("NOTHING RAN   no scenario was chosen", Paper.Bad);
        if (failed > 0)
            return ($"FAILED   {Sentences.Number(failed)} of {Sentences.Count(planned, "scenario")}", Paper.Bad);
        return notRun > 0
            ? ($"FAILED   {Sentences.Number(notRun)} of {Sentences.Count(planned, "scenario")} did not run", Paper.Bad)
            : ($"PASSED   {Sentences.Count(planned, "scenario")}", Paper.Good);
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
