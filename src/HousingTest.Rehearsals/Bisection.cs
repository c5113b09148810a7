using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Finds the first step after which a check fails, by going to the checkpoints in between: with n of them, at no more than ⌈log2 n⌉ + 1.</summary>
/// <param name="rehearsal">Whose steps.</param>
internal sealed class Bisection(Rehearsal rehearsal)
{
    // Two answers that agree are taken for sure. Where they do not, so many are asked for in all, and all but one of them must agree.
    private const int Attempts = 5;

    /// <summary>Looks for it.</summary>
    /// <param name="check">The check.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="ProblemException">HT-REH-021: no step has run.</exception>
    public async Task<BisectResult> FindAsync(StepCheck check, CancellationToken ct)
    {
        var lineage = rehearsal.State.Lineage(rehearsal.State.Head).Where(line => line.Step is not null || line.Steps is not null).ToList();
        if (lineage.Count == 0)
            throw RehearsalProblems.NothingToBisect("no step has run yet");
        var looks = new List<BisectLook>();
        var end = await SearchAsync(check, lineage, looks, ct);
        rehearsal.Ledger.Add(LedgerAct.Bisected, line => line with
        {
            Step = end.First?.Step,
            Checkpoint = end.First?.Checkpoint,
            Text = end.Said,
            Checks = [.. looks.Select(look => new CheckAnswer($"{check.Said} at {look.Checkpoint}", look.Holds is true, look.Said, look.Evidence, 0))],
        });
        return end;
    }

    private async Task<BisectResult> SearchAsync(StepCheck check, List<LedgerLine> lineage, List<BisectLook> looks, CancellationToken ct)
    {
        var last = await LookAsync(check, lineage[^1], looks, ct);
        if (last.Holds is not false)
        {
            return new BisectResult(null, looks, last.Holds is true
                ? $"{check.Said} holds after the last step, so there is no step to be found"
                : $"It cannot be told: {check.Said} changes its mind at {last.Checkpoint}");
        }

        // Before good it holds, or nothing was looked at; at bad it fails.
        var (good, bad) = (-1, lineage.Count - 1);
        while (bad - good > 1)
        {
            var middle = good + ((bad - good) / 2);
            var look = await LookAsync(check, lineage[middle], looks, ct);
            if (look.Holds is null)
                return new BisectResult(null, looks, $"It cannot be told: {check.Said} changes its mind at {look.Checkpoint}");
            (good, bad) = look.Holds is true ? (middle, bad) : (good, middle);
        }

        var first = lineage[bad];
        var named = first.Step is { } step ? $"the step '{rehearsal.Setting.Plan.Find(step)?.Name ?? step}'" : $"the taking out of {string.Join(", ", first.Steps!)}";
        return new BisectResult(first, looks, bad == 0
            ? $"{check.Said} fails after {named}, the first of all; whether it held before anything was done was not looked at"
            : $"{check.Said} fails after {named}, and holds after what came before it");
    }

    private async Task<BisectLook> LookAsync(StepCheck check, LedgerLine line, List<BisectLook> looks, CancellationToken ct)
    {
        var (holds, broken) = (0, 0);
        var evidence = rehearsal.Folder.EvidenceOf(line.Checkpoint!);
        var folder = CheckpointSource.Open(rehearsal.Folder.Checkpoint(line.Checkpoint!));
        CheckAnswer answer;
        do
        {
            rehearsal.Setting.Progress.Report(string.Create(CultureInfo.InvariantCulture, $"Checking {check.Said} at {line.Checkpoint}, time {holds + broken + 1}"));
            answer = await rehearsal.Setting.Crew.Check(new CheckRequest(check, folder.Folder, folder.Saved, null, evidence), ct);
            (holds, broken) = answer.Passed ? (holds + 1, broken) : (holds, broken + 1);
            rehearsal.Setting.Progress.Report($"  {(answer.Passed ? "holds" : "does not hold")}: {answer.Said}");
        }
        while (holds + broken < 2 || (Math.Min(holds, broken) > 0 && holds + broken < Attempts));
        bool? sure = Math.Min(holds, broken) <= (holds + broken < Attempts ? 0 : 1) ? holds > broken : null;
        var look = new BisectLook(line.Checkpoint!, line.Step, sure, string.Create(CultureInfo.InvariantCulture, $"held {holds} of {holds + broken} times; {answer.Said}"), answer.Evidence);
        looks.Add(look);
        return look;
    }
}
