using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// A run while workers work on it, and what is known of them: whether a test copy came up, what stopped them, and which were lost. Workers
/// of one run share its scenarios by claims; each has a test copy of its own.
/// </summary>
/// <param name="order">What every worker of the run is told, but for its number.</param>
/// <param name="features">The worker's program.</param>
/// <param name="workspace">Where leases lie.</param>
/// <param name="happened">Told every event of every worker, one at a time.</param>
public sealed class RunInProgress(WorkerOrder order, string features, Workspace workspace, Action<RunEvent> happened)
{
    private readonly Lock _lock = new();
    private readonly List<Problem> _problems = [];
    private int _last = order.Worker - 1;
    private bool _marked;
    private bool _closed;
    private int _lost;

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; } = new(order.Run);

    /// <summary>Workers that are at it now.</summary>
    public int Working { get; private set; }

    /// <summary>Attempts at scenarios that no worker has claimed.</summary>
    public int Waiting => _closed ? 0 : Folder.Claims(order.Repeat).Waiting(order.Scenarios);

    /// <summary>What stopped workers or ended them, in the order in which it did, each once.</summary>
    public IReadOnlyList<Problem> Problems
    {
        get
        {
            lock (_lock)
                return [.. _problems];
        }
    }

    /// <summary>True when a test copy came up, in at least one worker.</summary>
    public bool Marked => _marked;

    /// <summary>One worker, from its start until it finds no scenario to claim, or is stopped or lost.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop, and has.</exception>
    public async Task WorkAsync(CancellationToken cancellation, CancellationToken insisted)
    {
        int worker;
        lock (_lock)
        {
            Working++;
            worker = ++_last;
        }

        try
        {
            var file = await Folder.WriteOrderAsync(order with { Worker = worker }, cancellation);
            var seen = new Seen();
            int exit;
            try
            {
                exit = await new WorkerProcess(features, Folder, worker).RunAsync(file, one => Pass(one, seen), cancellation, insisted);
            }
            finally
            {
                // A worker that was killed leaves a lease and its children; one that ended well leaves nothing.
                await new LeaseStore(workspace).SweepAsync(CancellationToken.None);
            }

            End(worker, seen, exit);
        }
        finally
        {
            lock (_lock)
                Working--;
        }
    }

    private void Pass(RunEvent one, Seen seen)
    {
        lock (_lock)
        {
            seen.Marked |= one.Kind == RunEventKind.Marked;
            seen.Stopped |= one.Kind == RunEventKind.Stopped;
            seen.Finished |= one.Kind == RunEventKind.Finished;
            _marked |= seen.Marked;
            // A browser that is not there is told by every scenario that wanted it.
            _problems.AddRange((one.Problems ?? []).Except(_problems));
            happened(one);
        }
    }

    // Who may follow: nobody where no test copy comes up or stays good, since the next one's would not either; one fresh worker for one
    // that was lost; and where a worker ended without taking anything there is nothing to take.
    private void End(int worker, Seen seen, int exit)
    {
        var claimed = Folder.Claims(order.Repeat).Of(worker);
        lock (_lock)
        {
            if (seen.Stopped || (seen.Finished && claimed.Count == 0))
            {
                _closed = true;
            }
            else if (!seen.Finished)
            {
                _lost++;
                _closed |= _lost > 1;
                var during = claimed.Where(claim => !Folder.HasOutcome(claim.Scenario, claim.Attempt)).Select(claim => claim.Scenario).ToList();
                _problems.Add(LostWorker.Problem(workspace.Show(Folder.Path), Folder.WorkerLog(worker), exit, during));
            }
        }
    }

    private sealed class Seen
    {
        public bool Marked { get; set; }

        public bool Stopped { get; set; }

        public bool Finished { get; set; }
    }
}
