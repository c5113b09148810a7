using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>Runs scenarios on releases, by workers, and reads back what they did.</summary>
public sealed class RunStage(Surroundings surroundings, RunDefinitions definitions, string featuresDigest, int workers, int repeat, int verifyEvery)
{
    private readonly Workspace _workspace = surroundings.Workspace;

    /// <summary>Publishes a release; what is cached is not built again.</summary>
    public Task<PublishedRelease> PublishAsync(ReleaseDefinition release, Action<string> stage) =>
        new ReleasePublisher(_workspace).PublishAsync(release, new OrderedProgress(stage), surroundings.Interrupt.Asked);

    /// <summary>Makes runs, several at once when there are more workers than one, and answers their records in the same order.</summary>
    /// <exception cref="ProblemException">No test copy came up for one of them; what did run of the others stays in their folders.</exception>
    public async Task<IReadOnlyList<RunRecord>> RunAsync(params IReadOnlyList<PlannedRun> planned)
    {
        var runs = new List<RunInProgress>();
        foreach (var one in planned)
            runs.Add(await PrepareAsync(one));
        try
        {
            await new Crew(workers).WorkAsync(runs, surroundings.Interrupt.Asked, surroundings.Interrupt.Insisted);
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
        foreach (var one in planned)
            one.Bar.End();
        return await Task.WhenAll(runs.Select(run => run.Folder.ReadAsync(surroundings.Interrupt.Asked)));
    }

    private async Task<RunInProgress> PrepareAsync(PlannedRun run)
    {
        var folder = new RunFolder(Path.Combine(_workspace.Runs, Workspace.ClaimFolder(_workspace.Runs, surroundings.Time)));
        await folder.WriteManifestAsync(
            RunPlanner.Plan(folder.Id, definitions, run.Identity, run.Scenarios, featuresDigest, run.Role, run.Shard, repeat), surroundings.Interrupt.Asked);
        var order = new WorkerOrder(
            folder.Path, definitions.Environment.File, run.Release, Worker: 1, [.. run.Scenarios.Select(scenario => scenario.Path).Distinct(StringComparer.Ordinal)],
            [.. run.Scenarios.Select(scenario => scenario.Id)], repeat, verifyEvery);
        return new RunInProgress(order, WorkerAssembly(), _workspace, run.Bar.Advance);
    }

    private static async Task KeepAsync(RunInProgress run)
    {
        await run.Folder.GatherTimingsAsync(CancellationToken.None);
        if (run.Problems.Count > 0)
            await run.Folder.WriteProblemsAsync(run.Problems, CancellationToken.None);
    }

    // The worker is built beside the command line, in the same configuration.
    private string WorkerAssembly()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var assembly = Path.Combine(_workspace.Root, "features", "bin", configuration, "net10.0", "HousingTest.Features.dll");
        return File.Exists(assembly)
            ? assembly
            : throw new ProblemException(new Problem(
                "HT-RUN-005", "The features project is not built", _workspace.Show(assembly), "there is no such file", $"dotnet build features -c {configuration}"));
    }
}
