using System.Globalization;
using HousingTest.Databases;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Proves that a step can be taken back, since a way back that was never tried does not exist: what it did is taken out by its journal and held against the state before, row by row; and it is done
/// again from the checkpoint before it, and what comes of that is held against what came of it first.
/// </summary>
/// <param name="rehearsal">Whose step.</param>
internal sealed class RollbackProof(Rehearsal rehearsal)
{
    private const int MostPatterns = 4;

    private RehearsalSetting Setting => rehearsal.Setting;

    private CheckpointLooks Looks => new(Setting.Workspace, _ => Setting.Definitions, Setting.Progress);

    /// <summary>Proves it for a step that has just passed, and writes down what was found.</summary>
    public async Task ProveAsync(PlanStep step, string checkpoint, CancellationToken ct)
    {
        var first = rehearsal.Folder.Checkpoint(checkpoint).Read();
        Setting.Progress.Report("  proving the way back");
        var found = new List<CheckAnswer> { await BackAsync(first, ct), await AgainAsync(step, first, ct) };
        // What was done to find out is nobody's work.
        await rehearsal.Work.LeaveAsync();
        rehearsal.Ledger.Add(LedgerAct.RollbackProved, line => line with { Step = step.Id, Checkpoint = checkpoint, Checks = found });
        foreach (var answer in found)
            Setting.Progress.Report($"    {answer.Check}: {answer.Said}");
    }

    /// <summary>By the journal: what the step did is taken out of what it left, and the rows are held against those of before. Counters stay where they are: they never go back.</summary>
    private async Task<CheckAnswer> BackAsync(Checkpoint first, CancellationToken ct)
    {
        const string check = "taken back";
        if (first.NoJournal is { } why)
            return new CheckAnswer(check, Passed: true, $"by its checkpoint alone, since {why}", null, 0);
        await using var left = await Looks.OpenAsync(CheckpointSource.Open(rehearsal.Folder.Checkpoint(first.Id)), ct);
        await using var before = await Looks.OpenAsync(CheckpointSource.Open(rehearsal.Folder.Checkpoint(first.Parent!)), ct);
        var inverse = rehearsal.Folder.Checkpoint(first.Id).Changes.Read().Select(change => new RowChange(change.Table, change.After, change.Before)).ToList();
        var result = await left.Database.ApplyAsync(inverse, ct);
        if (!result.Applied)
            return new CheckAnswer(check, Passed: false, $"its journal does not lead back: {result.Clashes.Count} rows are in the way", null, 0);
        var difference = await DatabaseComparison.CompareAsync(before.Database, left.Database, ct);
        return new CheckAnswer(check, difference.None, difference.None
            ? string.Create(CultureInfo.InvariantCulture, $"by its journal, {result.Rows:#,##0} rows: every row is as it was before")
            : $"its journal leads somewhere else: {difference.Changes.Count} rows are not as they were before", null, 0);
    }

    private async Task<CheckAnswer> AgainAsync(PlanStep step, Checkpoint first, CancellationToken ct)
    {
        const string check = "done again";
        if (step.Action is StepAction.Manual)
            return new CheckAnswer(check, Passed: true, "a person did it: it is not tried", null, 0);
        var install = (step.Action as StepAction.Install)?.Release;
        await rehearsal.Work.LeaveAsync();
        // Restored and proved by its fingerprint: that is the way back which a failed step takes.
        var copy = await rehearsal.Work.AtAsync(first.Parent, install, ct);
        if (install is null)
            await new StepWork(Setting).DoAsync(step, copy, ct);
        await copy.SettleAsync(ct);
        if (string.Equals(await copy.Database.FingerprintAsync(ct), first.Fingerprint, StringComparison.Ordinal))
            return new CheckAnswer(check, Passed: true, $"from {first.Parent} it comes to the same fingerprint", null, 0);
        await using var left = await Looks.OpenAsync(CheckpointSource.Open(rehearsal.Folder.Checkpoint(first.Id)), ct);
        var difference = await DatabaseComparison.CompareAsync(left.Database, copy.Database, ct);
        var patterns = ChangePatterns.Of(difference.Changes, new RowKeys(await copy.Database.ReadCatalogueAsync(ct), copy.Map), copy.Map);
        return new CheckAnswer(check, Passed: false, patterns.Count == 0
            ? $"from {first.Parent} it comes to the same rows and to other counters"
            : $"from {first.Parent} it comes to something else each time: {string.Join("; ", patterns.Take(MostPatterns).Select(pattern => string.Create(CultureInfo.InvariantCulture, $"{pattern.Rows:#,##0} × {pattern.Entity}, {pattern.Said}")))}", null, 0);
    }
}
