using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Baselines;

/// <summary>
/// Takes a recorded baseline for the two baseline runs of a gate. Both are put under <c>runs/</c> as if they had been run now, so that every later stage, and
/// whoever looks into them, finds them where runs are.
/// </summary>
public static class RecordedRuns
{
    /// <summary>Both runs, over the scenarios of the plan. Throws HT-BAS-001 to HT-BAS-004 when there is no recorded baseline that fits the plan.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="plan">What the gate is made of: the baseline's manifest, as a run of it would have.</param>
    /// <param name="time">Names the runs' folders.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<(RunRecord Baseline, RunRecord Again)> TakeAsync(Workspace workspace, RunManifest plan, TimeProvider time, CancellationToken ct)
    {
        var folder = new BaselineFolder(workspace, plan.Release.Name);
        var recorded = folder.Read();
        var misfits = recorded.Misfits(RecordedBaseline.Of(plan), workspace.Show(folder.Path));
        if (misfits.Count > 0)
            throw new ProblemException(misfits);
        var runs = new[] { RunRole.Baseline, RunRole.BaselineAgain }
            .Select(role => (Role: role, Folder: new RunFolder(Path.Combine(workspace.Runs, Workspace.ClaimFolder(workspace.Runs, time))))).ToList();
        foreach (var (role, run) in runs)
        {
            await run.WriteManifestAsync(plan with { Id = run.Id, Role = role }, ct);
            await run.WriteSchemaAsync(folder.ReadSchema(), ct);
        }

        foreach (var scenario in plan.Planned)
        {
            var (first, second) = folder.ReadOutcomes(recorded, scenario.Id);
            var files = first.Files.Select(file => (file.Path, Bytes: folder.ReadFile(recorded, scenario.Id, file.Path)))
                .Where(file => file.Bytes is not null).ToDictionary(file => file.Path, file => file.Bytes!, StringComparer.Ordinal);
            await runs[0].Folder.WriteOutcomeAsync(first, 1, files, ct);
            await runs[1].Folder.WriteOutcomeAsync(second, 1, new Dictionary<string, byte[]>(StringComparer.Ordinal), ct);
        }

        return (await runs[0].Folder.ReadAsync(ct), await runs[1].Folder.ReadAsync(ct));
    }
}
