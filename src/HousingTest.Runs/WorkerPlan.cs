using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>All that a worker needs to begin.</summary>
/// <param name="Workspace">The repository.</param>
/// <param name="Definitions">Environment, map and recipe.</param>
/// <param name="Release">What to test.</param>
/// <param name="Folder">Where outcomes go.</param>
/// <param name="Worker">Its number, from 1.</param>
/// <param name="Repeat">How many times each scenario is to run.</param>
/// <param name="Alone">True when no command line gathers the durations behind it.</param>
/// <param name="VerifyEvery">Every how many scenarios the fingerprint is checked after putting back; 0 never.</param>
public sealed record WorkerPlan(
    Workspace Workspace, RunDefinitions Definitions, ReleaseDefinition Release, RunFolder Folder, int Worker, int Repeat, bool Alone, int VerifyEvery)
{
    /// <summary>The checkpoint that the test copy is made from; null for a new one.</summary>
    public CheckpointSource? From { get; init; }

    // A fingerprint reads the whole database, which takes ten times what the rest of a put back does: commands take a sample, and dotnet test looks at each one.
    // What a put back leaves behind stays there to be found by the next sample.
    private const int SampleEvery = 20;
    private const string UsualEnvironment = "embedded";
    private const string UsualRelease = "2026.1";

    /// <summary>From the order that the command line left; without one, a run of every feature that <c>dotnet test</c> or an IDE asks for.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="bound">Whether our engine is to bind the steps; with another, that is its own affair.</param>
    public static async Task<WorkerPlan> TakeAsync(CancellationToken cancellation, bool bound = true)
    {
        var workspace = Workspace.Find(AppContext.BaseDirectory);
        if (WorkerOrder.FromEnvironment() is { } order)
        {
            var ordered = RunDefinitions.Read(workspace, order.Environment);
            return new WorkerPlan(
                workspace, ordered, ordered.Release(workspace, order.Release),
                new RunFolder(order.Run), order.Worker, order.Repeat, Alone: false, SampleEvery)
            {
                From = order.Checkpoint is { } checkpoint ? CheckpointSource.Open(new CheckpointFolder(checkpoint)) : null,
            };
        }

        var definitions = RunDefinitions.Read(workspace, UsualEnvironment);
        var wanted = System.Environment.GetEnvironmentVariable(WorkerOrder.ReleaseVariable) is { Length: > 0 } named ? named : UsualRelease;
        var release = ReleaseFile.Read(workspace.Root, wanted);
        var published = await new ReleasePublisher(workspace).PublishAsync(release, new Progress<string>(_ => { }), cancellation);
        var selection = RunPlanner.Select(workspace, [], tags: null, bound: bound);
        var folder = new RunFolder(Path.Combine(workspace.Runs, Workspace.ClaimFolder(workspace.Runs, TimeProvider.System)));
        await folder.WriteManifestAsync(RunPlanner.Plan(folder.Id, definitions, published.Identity, selection.Scenarios, selection.Digest), cancellation);
        return new WorkerPlan(workspace, definitions, release, folder, Worker: 1, Repeat: 1, Alone: true, VerifyEvery: 1);
    }
}
