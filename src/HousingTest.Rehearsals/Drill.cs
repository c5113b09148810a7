using System.Diagnostics;
using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Practises a disaster: the newest checkpoint that can be proved is restored in a fresh place, the system is started on it, and the smoke scenarios are run; all of it with figures.</summary>
/// <param name="rehearsal">Whose checkpoints.</param>
internal sealed class Drill(Rehearsal rehearsal)
{
    /// <summary>Practises it.</summary>
    /// <param name="smoke">Tags of the scenarios that show that the system works; null for none, which is told.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="ProblemException">HT-REH-022: nothing can be restored; or the system does not start on what was restored.</exception>
    public async Task<DrillResult> RunAsync(string? smoke, CancellationToken ct)
    {
        var (state, setting, began) = (rehearsal.State, rehearsal.Setting, Stopwatch.GetTimestamp());
        var (source, passedOver) = Newest(state);
        setting.Progress.Report($"Restoring {source.Folder.Id} in a fresh place");
        await rehearsal.Work.LeaveAsync();
        await rehearsal.Work.AtAsync(source.Folder.Id, null, ct);
        var up = Seconds(began);
        await rehearsal.Work.LeaveAsync();
        CheckAnswer? answer = null;
        if (smoke is not null)
        {
            setting.Progress.Report($"Running the smoke scenarios, {smoke}");
            answer = await setting.Crew.Check(new CheckRequest(new StepCheck.Scenarios(smoke), source.Folder, source.Saved, null, rehearsal.Folder.EvidenceOf(source.Folder.Id)), ct);
        }

        var lost = state.Lineage(state.Head).SkipWhile(line => !string.Equals(line.Checkpoint, source.Folder.Id, StringComparison.Ordinal)).Skip(1).ToList();
        var end = new DrillResult(
            source.Folder.Id, passedOver, up, Seconds(began), answer, [.. lost.Select(line => line.Step ?? string.Join(", ", line.Steps!))], lost.Sum(line => line.Rows ?? 0),
            setting.Time.GetUtcNow() - source.Saved.At, source.Saved.Bytes);
        rehearsal.Ledger.Add(LedgerAct.Drilled, line => line with
        {
            Checkpoint = end.Checkpoint,
            Seconds = end.Seconds,
            Rows = end.RowsLost,
            Checks = answer is null ? [] : [answer],
            Text = string.Create(CultureInfo.InvariantCulture, $"the system was up on it after {up:0.0} s; {end.RowsLost} rows of later work would be lost"),
        });
        return end;
    }

    /// <summary>The newest on the way to where work goes on from that is what was saved.</summary>
    private (CheckpointSource Source, IReadOnlyList<string> PassedOver) Newest(RehearsalState state)
    {
        var passedOver = new List<string>();
        foreach (var line in state.Lineage(state.Head).Reverse())
        {
            var folder = rehearsal.Folder.Checkpoint(line.Checkpoint!);
            try
            {
                return (CheckpointSource.Open(folder), passedOver);
            }
            catch (ProblemException broken)
            {
                passedOver.Add($"{folder.Id}: {broken.Problems[0].What}");
            }
        }

        throw RehearsalProblems.NothingVerified(rehearsal.Folder.Name);
    }

    private static double Seconds(long began) => Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
}
