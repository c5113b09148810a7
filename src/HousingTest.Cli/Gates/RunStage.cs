using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>Runs scenarios on releases, by workers, and reads back what they did.</summary>
public sealed class RunStage(Surroundings surroundings, RunSetting setting)
{
    private readonly Workspace _workspace = surroundings.Workspace;

    /// <summary>Publishes a release; what is cached is not built again.</summary>
    public Task<PublishedRelease> PublishAsync(ReleaseDefinition release, Action<string> stage) =>
        new ReleasePublisher(_workspace).PublishAsync(release, new OrderedProgress(stage), surroundings.Interrupt.Asked);

    /// <summary>Brings up the database server that the checkout starts for itself, where the environment asks for it, and keeps it until it is disposed of; null where there is none to keep.</summary>
    /// <exception cref="ProblemException">It does not come up.</exception>
    public async Task<ServerHold?> HoldServerAsync(PublishedRelease release, Action<string> stage) => release.Address is null
        ? await ServerHold.TakeAsync(_workspace, setting.Definitions.Environment, "server", new OrderedProgress(stage), surroundings.Interrupt.Asked)
        : null;

    /// <summary>Makes runs, several at once when there are more workers than one, and answers their records in the same order.</summary>
    /// <exception cref="ProblemException">No test copy came up for one of them; what did run of the others stays in their folders.</exception>
    public async Task<IReadOnlyList<RunRecord>> RunAsync(params IReadOnlyList<PlannedRun> planned)
    {
        var runs = new List<RunInProgress>();
        foreach (var one in planned)
            runs.Add(await PrepareAsync(one));
        // Nobody goes on with a run while it is made.
        var holds = runs.Select(run => run.Folder.TryHold()).ToList();
        try
        {
            return await WorkAsync(runs, [.. planned.Select(one => one.Bar)]);
        }
        finally
        {
            holds.ForEach(hold => hold?.Dispose());
        }
    }

    /// <summary>Goes on with a run that was stopped: what ended stays, the rest runs.</summary>
    /// <exception cref="ProblemException">HT-RUN-009: somebody is at it.</exception>
    public async Task<RunRecord> ResumeAsync(RunFolder folder, RunManifest manifest, Func<int, RunBar> begin)
    {
        using var held = folder.TryHold() ?? throw new ProblemException(Resumption.StillGoingOn(folder));
        var left = await Resumption.ClearAsync(_workspace, folder, manifest, surroundings.Interrupt.Asked);
        var rest = Order(folder, setting.Request.Release, [.. manifest.Planned.Where(scenario => left.Contains(scenario.Id, StringComparer.Ordinal))]);
        var order = rest with { Worker = folder.Workers().LastOrDefault() + 1 };
        var bar = begin(left.Count * manifest.Repeat);
        return (await WorkAsync([new RunInProgress(order, WorkerAssembly(), _workspace, bar.Advance)], [bar]))[0];
    }

    private async Task<IReadOnlyList<RunRecord>> WorkAsync(IReadOnlyList<RunInProgress> runs, IReadOnlyList<RunBar> bars)
    {
        try
        {
            await new Crew(setting.Workers).WorkAsync(runs, surroundings.Interrupt.Asked, surroundings.Interrupt.Insisted);
        }
        finally
        {
            // Also of runs that were stopped: what is known of them is all that may be wanted of them later.
            foreach (var run in runs)
                await KeepAsync(run);
        }

        var dead = runs.Where(run => !run.Marked).SelectMany(run => run.Problems).Distinct().ToList();
        if (dead.Count > 0)
            throw new ProblemException(dead);
        foreach (var bar in bars)
            bar.End();
        return await Task.WhenAll(runs.Select(run => run.Folder.ReadAsync(surroundings.Interrupt.Asked)));
    }

    private async Task<RunInProgress> PrepareAsync(PlannedRun run)
    {
        var cancellation = surroundings.Interrupt.Asked;
        var folder = new RunFolder(Path.Combine(_workspace.Runs, Workspace.ClaimFolder(_workspace.Runs, surroundings.Time)));
        await folder.WriteRequestAsync(setting.Request with { Release = run.Release }, cancellation);
        await folder.WriteManifestAsync(
            RunPlanner.Plan(folder.Id, setting.Definitions, run.Identity, run.Scenarios, setting.Features, run.Role, run.Shard, setting.Repeat), cancellation);
        return new RunInProgress(Order(folder, run.Release, run.Scenarios), WorkerAssembly(), _workspace, run.Bar.Advance);
    }

    private WorkerOrder Order(RunFolder folder, string release, IReadOnlyList<PlannedScenario> scenarios) => new(
        folder.Path, setting.Definitions.Environment.File, release, Worker: 1, [.. scenarios.Select(scenario => scenario.Path).Distinct(StringComparer.Ordinal)],
        [.. scenarios.Select(scenario => scenario.Id)], setting.Repeat, setting.Request.Shuffle)
    {
        Checkpoint = setting.Checkpoint,
    };

    private static async Task KeepAsync(RunInProgress run)
    {
        await run.Folder.GatherTimingsAsync(CancellationToken.None);
        if (run.Problems.Count > 0)
            await run.Folder.WriteProblemsAsync(run.Problems, CancellationToken.None);
    }

    private string WorkerAssembly() => BuiltProgram.Of(_workspace, "features", "HousingTest.Features") is var worker && worker.IsThere
        ? worker.Assembly
        : throw new ProblemException(new Problem(
            "HT-RUN-005", "The features project is not built", _workspace.Show(worker.Assembly), "there is no such file", worker.Remedy));
}
