using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A system under test as a process that listens on this machine.</summary>
public sealed class SystemProcess : IRunningSystem
{
    private const int TailKept = 200;
    private const int TailShown = 12;
    private const int PortAttempts = 4;
    private static readonly TimeSpan s_politely = TimeSpan.FromSeconds(5);

    private readonly SystemStart _start;
    private readonly Process _process;
    private readonly string? _container;
    private readonly OutputTail _tail = new(TailKept);
    private readonly ErrorLines _outputErrors = new();
    private readonly ErrorLines _errorErrors = new();
    private long _lastLine = Stopwatch.GetTimestamp();
    private bool _stopping;
    private bool _disposed;

    private SystemProcess(SystemStart start, int port)
    {
        _start = start;
        Port = port;
        Address = $"http://127.0.0.1:{port}";
        // A name is free again only some time after its container ended, and a restart does not wait for it.
        _container = start.Container is { } inside ? $"housingtest-{inside.CopyId}-{Guid.NewGuid().ToString("N")[..6]}" : null;
        if (_container is not null)
            start.Container!.Named(_container);
        _process = CommandRun.Start(SystemLaunch.Describe(start, Address, _container), $"{start.Environment.File}:{start.Environment.Start.Line}");
        Stamp = ProcessStamp.Of(_process.Id);
        _process.StandardInput.Close();
        Exited = FollowAsync();
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public string Address { get; }

    /// <summary>The port of <see cref="Address"/>.</summary>
    public int Port { get; }

    /// <summary>The process, for its lease; null when it ended before it could be asked.</summary>
    public ProcessStamp? Stamp { get; }

    /// <summary>Done when the process has ended and all that it wrote was read.</summary>
    public Task Exited { get; }

    /// <summary>Bytes of memory that it holds, without what it started; 0 when it has ended.</summary>
    public long Memory
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.HasExited ? 0 : _process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    /// <summary>The problem when it ended though nobody stopped it; null as long as it runs.</summary>
    public Problem? Trouble => !_stopping && _process.HasExited ? Problems.Died(_start.Environment, _start.Release, HowItEnded()) : null;

    /// <summary>
    /// Starts the system and waits until it is ready. Throws HT-ENV-007 when it isn't in time or ends before, HT-ENV-011 for a place that nothing fills, and
    /// HT-ENV-020 when its program cannot be run.
    /// </summary>
    /// <param name="start">What to start.</param>
    /// <param name="port">Port to take again after a restart; null for a free one.</param>
    /// <param name="started">Told of the process before it is ready, so that it can be written into a lease.</param>
    /// <param name="ct">Ends the process again.</param>
    public static async Task<SystemProcess> StartAsync(SystemStart start, int? port, Action<ProcessStamp> started, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var system = new SystemProcess(start, port ?? FreePort.Find());
            try
            {
                if (system.Stamp is not null)
                    started(system.Stamp);
                if (await system.WaitUntilReadyAsync(ct))
                    return system;
                // Between finding a free port and listening on it, somebody else may have taken it.
                if (attempt == PortAttempts || !system.PortWasTaken())
                    throw new ProblemException(Problems.DidNotStart(start.Environment, start.Release, start.Environment.Start.Within, await system.WhyNotReadyAsync()));
                port = null;
            }
            catch
            {
                await system.DisposeAsync();
                throw;
            }

            await system.DisposeAsync();
        }
    }

    /// <summary>Errors that it wrote since the last time, once it has been quiet for a moment: what it writes comes a little later than its answer.</summary>
    public async Task<IReadOnlyList<SystemError>> TakeErrorsAsync(CancellationToken ct)
    {
        var quiet = TimeSpan.FromMilliseconds(20);
        for (var waited = 0; waited < 25 && Stopwatch.GetElapsedTime(Volatile.Read(ref _lastLine)) < quiet; waited++)
            await Task.Delay(quiet, ct);
        return [.. _outputErrors.Take(), .. _errorErrors.Take()];
    }

    /// <summary>Asks the process to end, and after five seconds ends it with all that it started.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        IReadOnlyList<ProcessStamp> below = [];
        if (!_process.HasExited)
        {
            below = ProcessTree.Below(_process.Id);
            Termination.Ask(_process);
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(s_politely));
        }

        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        foreach (var process in below)
            process.Kill();
        // The process is only Docker's command line: ended by force, it leaves its container running.
        if (_container is not null)
            await ContainerEngine.ForThisMachine().RemoveAsync(_container);
        await Exited.WaitAsync(s_politely);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await StopAsync();
        _process.Dispose();
    }

    private async Task FollowAsync()
    {
        var streams = Task.WhenAll(
            _tail.FollowAsync(_process.StandardOutput, line => Seen(line, _outputErrors)),
            _tail.FollowAsync(_process.StandardError, line => Seen(line, _errorErrors)));
        await _process.WaitForExitAsync();
        // A grandchild that lives on may hold the streams open for ever.
        await Task.WhenAny(streams, Task.Delay(TimeSpan.FromSeconds(1)));
    }

    private void Seen(string line, ErrorLines errors)
    {
        Volatile.Write(ref _lastLine, Stopwatch.GetTimestamp());
        errors.See(line);
    }

    private async Task<bool> WaitUntilReadyAsync(CancellationToken ct)
    {
        // A system that answers one request at a time would be kept busy with those that were given up: the longer it may take to start, the longer each may take.
        using var http = LocalHttp.Create(TimeSpan.FromSeconds(Math.Max(2, _start.Environment.Start.Within.TotalSeconds / 4)));
        var ready = new Uri(Address + _start.Environment.Start.Ready);
        var began = Stopwatch.GetTimestamp();
        // The time is looked at before it is asked: when this process itself stood still, as on a machine that sleeps, the system is asked once more.
        for (var late = false; !late && !_process.HasExited;)
        {
            late = Stopwatch.GetElapsedTime(began) >= _start.Environment.Start.Within;
            if (await LocalHttp.AnswersOkAsync(http, ready, ct) && !_process.HasExited)
                return true;
            await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromMilliseconds(50), ct));
            ct.ThrowIfCancellationRequested();
        }

        return false;
    }

    // Each system has words of its own for it; that somebody listens there although it has ended says the same.
    private bool PortWasTaken() => _process.HasExited
        && (_tail.ToString().Contains("address already in use", StringComparison.OrdinalIgnoreCase) || !FreePort.IsFree(Port));

    private async Task<string> WhyNotReadyAsync()
    {
        if (!_process.HasExited)
            return $"{_start.Environment.Start.Ready} did not answer 200 in that time; its last lines were:\n{Tail()}";
        await Exited;
        return HowItEnded();
    }

    private string HowItEnded() => $"it exited with code {_process.ExitCode}; its last lines were:\n{Tail()}";

    private string Tail() => _start.Neutral(_tail.Last(TailShown), new KeyValuePair<string, string>("address", Address));
}
