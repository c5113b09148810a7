using System.Runtime.InteropServices;
using HousingTest.Bench;
using HousingTest.Bench.Checkpoints;
using HousingTest.Bench.Comparisons;
using HousingTest.Bench.Estates;
using HousingTest.Bench.Features;
using HousingTest.Bench.Gates;
using HousingTest.Bench.Journals;
using HousingTest.Bench.Reconciliations;
using HousingTest.Bench.Rewinds;
using HousingTest.Bench.Servers;
using HousingTest.Bench.Undoing;
using HousingTest.Bench.Watching;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

using var stop = new CancellationTokenSource();
Console.OutputEncoding = System.Text.Encoding.UTF8;
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
try
{
    var options = BenchOptions.Read(args);
    if (options.EndsWithInput)
        _ = Task.Run(EndWithInputAsync);
    var workspace = Workspace.Find(AppContext.BaseDirectory);
    var run = new BenchRun(
        IsOnServer(workspace, options.Environment)
            ? [new ServerRewindBench(), new ServerUndoBench(), new ServerCheckpointBench(), new ServerJournalBench(), new ServerLoadBench(), new ServerFingerprintBench(), new ServerTablesBench(), new ServerReconcileBench()]
            :
            [
                // First: it tells what its process has held at its most, and how long the first time in a process takes.
                new DiscoveryBench(),
                new RewindBench(), new UndoBench(), new CheckpointBench(), new JournalBench(), new EstateBench(), new ComparisonBench(), new DebitRunBench(), new FuzzBench(), new GateBench(), new WorkersBench(), new WatchBench(), new ReconcileBench(),
            ],
        workspace);
    await run.RunAsync(options, Console.Out, Console.Error, stop.Token);
    return 0;
}
catch (ProblemException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 2;
}

static bool IsOnServer(Workspace workspace, string? environment) =>
    environment is not null && EnvironmentFile.Read(workspace.Root, environment).Database.Engine is "postgres";

async Task EndWithInputAsync()
{
    while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
    {
    }

    await stop.CancelAsync();
}
