using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What became of one share of a gate: where its runs lie, and how all shares become a verdict.</summary>
/// <param name="console">Where to write.</param>
public sealed class ShareScreen(IAnsiConsole console)
{
    private const int RoleWidth = 17;

    private readonly Paper paper = new(console);

    /// <summary>Writes it.</summary>
    /// <param name="runs">The runs of the share, in the order of their roles.</param>
    /// <param name="folders">Where each of them lies.</param>
    public void Show(IReadOnlyList<RunRecord> runs, IReadOnlyList<string> folders)
    {
        var manifest = runs[0].Manifest;
        var shard = manifest.Shard ?? throw new ArgumentException("it is no share", nameof(runs));
        paper.Labelled("HousingTest  ", Paper.Bold, Sentences.Setting(manifest.Environment, manifest.Estate, shard.Whole.Count));
        paper.Blank();
        paper.Add(("  ", Style.Plain), (Sentences.Share(shard, manifest.Planned.Count), manifest.Planned.Count == 0 ? Paper.Bad : Paper.Bold));
        paper.Blank();
        foreach (var (run, folder) in runs.Zip(folders))
        {
            paper.Add(
                ("  " + Word(run.Manifest.Role).PadRight(RoleWidth), Style.Plain), (run.Manifest.Release.Name.PadRight(8), Paper.Bold),
                ($"  {Sentences.Number(run.Outcomes.Count)} of {Sentences.Number(run.Manifest.Planned.Count)}".PadRight(12) + folder, Style.Plain));
        }

        paper.Blank();
        paper.Text(2, "Not judged: a verdict needs every share. Bring the runs of all of them together, and then");
        paper.Text(2, "./housingtest gate --from RUN…");
    }

    private static string Word(RunRole? role) => role switch
    {
        RunRole.Baseline => "baseline",
        RunRole.BaselineAgain => "baseline again",
        RunRole.Candidate => "candidate",
        _ => "candidate again",
    };
}
