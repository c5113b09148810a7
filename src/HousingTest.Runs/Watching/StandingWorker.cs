using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>A watching worker as the command line sees it: started once, given one order after another, stopped and cleaned up at the end.</summary>
public sealed class StandingWorker : IAsyncDisposable
{
    private readonly WorkerOrder _order;
    private readonly Workspace _workspace;
    private readonly string _features;
    private readonly RunFolder _folder;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<IReadOnlyList<Problem>> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _insisted;
    private readonly Action<RunEvent> _told;
    private readonly Lock _lock = new();
    private Task _work = Task.CompletedTask;
    private TaskCompletionSource<IReadOnlyList<Problem>>? _current;
    private Action<RunEvent> _happened = _ => { };
    private IReadOnlyList<Problem> _stopped = [];
    private int _number;
    private bool _ended;

    private StandingWorker(WorkerOrder order, string features, Workspace workspace, Action<RunEvent> told, CancellationToken insisted)
    {
        _order = order;
        _features = features;
        _workspace = workspace;
        _folder = new RunFolder(order.Run);
        _told = told;
        _insisted = insisted;
    }

    /// <summary>False once it cannot run anything more.</summary>
    public bool Works => !_ended && _stopped.Count == 0;

    /// <summary>Starts it, and waits until its test copy is up.</summary>
    /// <param name="order">What it is told at first; it watches.</param>
    /// <param name="features">The worker's program.</param>
    /// <param name="workspace">Where leases lie.</param>
    /// <param name="told">Told how far the test copy is.</param>
    /// <param name="cancellation">Stops waiting; it is asked to stop, and has when this throws.</param>
    /// <param name="insisted">Kills it while it cleans up.</param>
    /// <exception cref="ProblemException">What kept the test copy from coming up.</exception>
    public static async Task<StandingWorker> StartAsync(
        WorkerOrder order, string features, Workspace workspace, Action<RunEvent> told, CancellationToken cancellation, CancellationToken insisted)
    {
        var worker = new StandingWorker(order, features, workspace, told, insisted);
        try
        {
            var file = await worker._folder.WriteOrderAsync(order, cancellation);
            worker._work = Task.Run(() => worker.WorkAsync(file), CancellationToken.None);
            var problems = await worker._ready.Task.WaitAsync(cancellation);
            return problems.Count == 0 ? worker : throw new ProblemException(problems);
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs scenarios on the test copy and waits for their end, and for the copy to be put back.</summary>
    /// <param name="features">Their files, as the plan says them.</param>
    /// <param name="scenarios">Their ids.</param>
    /// <param name="happened">Told what happens, as it does.</param>
    /// <param name="cancellation">Stops waiting; the worker goes on until it is disposed.</param>
    /// <returns>What kept scenarios from running, or ended the worker: then <see cref="Works"/> is false.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(
        IReadOnlyList<string> features, IReadOnlyList<string> scenarios, Action<RunEvent> happened, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<IReadOnlyList<Problem>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!Works)
                return _stopped;
            _number++;
            _current = done;
            _happened = happened;
        }

        _lines.Enqueue(JsonSerializer.Serialize(new WatchOrder(_number, features, scenarios), Json.Line));
        return await done.Task.WaitAsync(cancellation);
    }

    /// <summary>Asks it to stop, waits until it has cleaned up, and sweeps what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync(string file)
    {
        IReadOnlyList<Problem> end = [];
        try
        {
            var exit = await new WorkerProcess(_features, _folder, _order.Worker).RunAsync(file, Pass, _stop.Token, _insisted, _lines);
            end = [LostWorker.Problem(_workspace.Show(_folder.Path), _folder.WorkerLog(_order.Worker), exit, [])];
        }
        catch (OperationCanceledException)
        {
            // As it was asked to.
        }
        catch (IOException) // It ended while it was being told something.
        {
            end = [LostWorker.Problem(_workspace.Show(_folder.Path), _folder.WorkerLog(_order.Worker), exit: 1, [])];
        }
        finally
        {
            // One that was killed leaves a lease and its children; one that ended well leaves nothing.
            await new LeaseStore(_workspace).SweepAsync(CancellationToken.None);
        }

        lock (_lock)
        {
            _ended = true;
            _stopped = _stopped.Count > 0 ? _stopped : end;
            _ready.TrySetResult(_stopped);
            _current?.TrySetResult(_stopped);
        }
    }

    private void Pass(RunEvent one)
    {
        lock (_lock)
        {
            switch (one.Kind)
            {
                case RunEventKind.Marked:
                    _ready.TrySetResult([]);
                    break;
                case RunEventKind.Stopped:
                    _stopped = one.Problems ?? [];
                    _ready.TrySetResult(_stopped);
                    _current?.TrySetResult(_stopped);
                    break;
                case RunEventKind.OrderEnded when string.Equals(one.Text, _number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal):
                    _current?.TrySetResult(one.Problems ?? []);
                    break;
                case RunEventKind.Provisioning:
                    _told(one);
                    break;
                default:
                    _happened(one);
                    break;
            }
        }
    }
}
