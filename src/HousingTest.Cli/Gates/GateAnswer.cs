using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Gates;

/// <summary>From a verdict to what the command answers.</summary>
public static class GateAnswer
{
    /// <summary>0 for release, 1 for hold.</summary>
    public static Answer Of(Surroundings surroundings, string command, GateReport report, GateFolder folder)
    {
        var workspace = surroundings.Workspace;
        var page = workspace.Show(folder.File("report.html"));
        var runs = new[] { (RunRole.Baseline, report.Baseline), (RunRole.BaselineAgain, report.BaselineAgain), (RunRole.Candidate, report.Candidate), (RunRole.CandidateAgain, report.CandidateAgain) };
        return new Answer(command, report.Verdict.Decision == Decision.Release ? ExitCode.Good : ExitCode.Bad)
        {
            Verdict = report.Verdict.Decision,
            Reasons = report.Verdict.Reasons,
            Counts = report.Verdict.Counts,
            Gate = workspace.Show(folder.Path),
            Report = page,
            Runs = Folders(surroundings, [.. runs.Where(run => run.Item2 is not null).Select(run => (run.Item1, run.Item2!))]),
            Problems = [.. runs.SelectMany(run => run.Item2?.Problems ?? []).Distinct()],
            Summary = MarkdownSummary.Of(report, page),
            Show = () => new VerdictScreen(surroundings.Out).Show(report, page),
        };
    }

    /// <summary>The folders of runs, by the word of their role.</summary>
    public static Dictionary<string, string> Folders(Surroundings surroundings, IReadOnlyList<(RunRole Role, RunRecord Record)> runs) =>
        runs.ToDictionary(
            run => Commands.RoleWord.Of(run.Role), run => surroundings.Workspace.Show(Path.Combine(surroundings.Workspace.Runs, run.Record.Manifest.Id)), StringComparer.Ordinal);
}
