using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>Runs scenarios on one release, in a worker, and reads back what they did.</summary>
public sealed class RunStage(Surroundings surroundings, RunDefinitions definitions, string featuresDigest, int verifyEvery)
{
    // Where there are signals, a process that one of them ended answers this and its number.
    private const int SignalBase = 128;

    private readonly Workspace _workspace = surroundings.Workspace;

    /// <summary>Publishes a release; what is cached is not built again.</summary>
    public Task<PublishedRelease> PublishAsync(ReleaseDefinition release, Action<string> stage) =>
        new ReleasePublisher(_workspace).PublishAsync(release, new OrderedProgress(stage), surroundings.Interrupt.Asked);

    /// <summary>Runs the scenarios and answers the record, with what stopped the worker half-way (the rest did not run then).</summary>
    /// <exception cref="ProblemException">No test copy came up, or the worker was lost.</exception>
    public async Task<(RunRecord Record, IReadOnlyList<Problem> Stopped)> RunAsync(
        string release, ReleaseIdentity identity, IReadOnlyList<PlannedScenario> scenarios, RunBar bar)
    {
        var cancellation = surroundings.Interrupt.Asked;
        var folder = new RunFolder(Path.Combine(_workspace.Runs, Workspace.ClaimFolder(_workspace.Runs, surroundings.Time)));
        await folder.WriteManifestAsync(RunPlanner.Plan(folder.Id, definitions, identity, scenarios, featuresDigest), cancellation);
        var order = await folder.WriteOrderAsync(
            new WorkerOrder(
                folder.Path, definitions.Environment.File, release, Worker: 1, [.. scenarios.Select(scenario => scenario.Path).Distinct(StringComparer.Ordinal)],
                [.. scenarios.Select(scenario => scenario.Id)], verifyEvery),
            cancellation);

        var marked = false;
        var finished = false;
        var stopped = new List<Problem>();
        var worker = new WorkerProcess(WorkerAssembly(), folder, worker: 1);
        int exit;
        try
        {
            exit = await worker.RunAsync(order, Pass, cancellation, surroundings.Interrupt.Insisted);
        }
        finally
        {
            // A worker that was killed leaves a lease and its children; one that ended well leaves nothing.
            await new LeaseStore(_workspace).SweepAsync(CancellationToken.None);
        }

        if (!marked && stopped.Count > 0)
            throw new ProblemException([.. stopped]);
        if (!finished)
            throw new ProblemException(Lost(folder, exit));
        bar.End();
        return (await folder.ReadAsync(cancellation), stopped);

        void Pass(RunEvent one)
        {
            marked |= one.Kind == RunEventKind.Marked;
            finished |= one.Kind == RunEventKind.Finished;
            // A browser that is not there is told by every scenario that wanted it.
            stopped.AddRange((one.Problems ?? []).Except(stopped));
            bar.Advance(one);
        }
    }

    private Problem Lost(RunFolder folder, int exit) => new(
        "HT-RUN-004", "The worker ended before its scenarios did", _workspace.Show(folder.Path), WhyLost(folder.WorkerLog(1), exit),
        "what it had started has been stopped; run it again, and send us the run's folder if it happens twice");

    private static string WhyLost(string log, int exit)
    {
        // What the test runner says of itself tells nobody anything.
        string[] chatter = ["  Discovering:", "  Discovered:", "  Starting:", "  Finished:"];
        var tail = File.Exists(log)
            ? File.ReadLines(log).Where(line => line.Length > 0 && !chatter.Any(start => line.StartsWith(start, StringComparison.Ordinal))).TakeLast(8).ToList()
            : [];
        var end = !OperatingSystem.IsWindows() && exit > SignalBase
            ? $"signal {exit - SignalBase} ended it, from somebody's hand or because memory ran short"
            : $"it ended with code {exit}";
        return tail.Count == 0 ? end : $"{end}; its last lines were:\n{string.Join('\n', tail)}";
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
