using HousingTest.Environments;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using HousingTest.Steps;

namespace HousingTest.Runs;

/// <summary>
/// A worker's run from its test copy to its last scenario: provision, seed, mark, and then for each scenario record the outcome and
/// put back. The hooks call it; it knows nothing of how scenarios are found and bound.
/// </summary>
public sealed class WorkerSession : IAsyncDisposable
{
    private readonly WorkerPlan _plan;
    private readonly EventLog _events;
    private readonly Stopwatches _stopwatches = new();
    private readonly OutcomeRecorder _recorder;
    private IReadOnlyList<Problem>? _broken;
    private int _scenarios;
    private long _started;

    private WorkerSession(WorkerPlan plan, EventLog events, TestCopy copy)
    {
        _plan = plan;
        _events = events;
        Copy = copy;
        _recorder = new OutcomeRecorder(copy, plan.Folder);
    }

    /// <summary>The test copy, seeded and marked.</summary>
    public TestCopy Copy { get; }

    /// <summary>Provisions the test copy; what stops it is in the event log before it is thrown.</summary>
    public static async Task<WorkerSession> StartAsync(WorkerPlan plan, CancellationToken cancellation)
    {
        var events = new EventLog(plan.Folder.Events(plan.Worker), TimeProvider.System);
        try
        {
            var progress = new OrderedProgress(text => events.Add(RunEventKind.Provisioning, text: text));
            var release = await new ReleasePublisher(plan.Workspace).PublishAsync(plan.Release, progress, cancellation);
            var order = new TestCopyOrder(
                plan.Workspace, plan.Definitions.Environment, plan.Definitions.Map, plan.Definitions.Recipe, release, $"run {plan.Folder.Id}");
            var copy = await TestCopy.ProvisionAsync(order, progress, cancellation);
            var session = new WorkerSession(plan, events, copy);
            await plan.Folder.WriteSchemaAsync(copy.Schema, cancellation);
            events.Add(RunEventKind.Marked);
            return session;
        }
        catch (ProblemException stopped)
        {
            events.Add(RunEventKind.Stopped, problems: stopped.Problems);
            events.Dispose();
            throw;
        }
        catch
        {
            events.Dispose();
            throw;
        }
    }

    /// <summary>A scenario begins.</summary>
    public ScenarioScope Begin(string scenario, CancellationToken cancellation)
    {
        // On rows that another scenario left behind, nothing that this one finds would mean anything.
        if (_broken is { } broken)
            throw new ProblemException(broken);
        _started = System.Diagnostics.Stopwatch.GetTimestamp();
        _events.Add(RunEventKind.ScenarioStarted, scenario);
        return new ScenarioScope(cancellation);
    }

    /// <summary>A scenario's steps are over: its outcome is written and the test copy put back. Throws what makes the scenario fail.</summary>
    public async Task EndAsync(string scenario, ScenarioProgress progress, HousingScreens screens, CancellationToken cancellation)
    {
        if (_broken is not null)
            return;
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await RecordAndPutBackAsync(scenario, progress, screens, cancellation);
        }
        catch (ProblemException stopped)
        {
            _broken = stopped.Problems;
            _events.Add(RunEventKind.Stopped, problems: stopped.Problems);
            throw;
        }
    }

    /// <summary>Cleans up and writes the durations. The last event says that all of it is done.</summary>
    public async ValueTask DisposeAsync()
    {
        await Copy.DisposeAsync();
        await _plan.Folder.WriteTimingsAsync(_stopwatches.Durations, CancellationToken.None);
        _events.Add(RunEventKind.Finished);
        _events.Dispose();
    }

    private async Task RecordAndPutBackAsync(string scenario, ScenarioProgress progress, HousingScreens screens, CancellationToken cancellation)
    {
        if (Copy.Desk.Unavailable is { } missing && progress.Steps.Any(step => step.Error is ProblemException error && error.Problems.Contains(missing)))
        {
            // It says nothing of the release that this machine has no browser: the scenario did not run, and has no outcome.
            _events.Add(RunEventKind.ScenarioFinished, scenario, ScenarioStatus.NotRun, problems: [missing]);
        }
        else if (Copy.Trouble is { } trouble)
        {
            var lost = await _recorder.RecordLostAsync(scenario, progress, screens, trouble, cancellation);
            Finish(scenario, lost.Status);
            await Copy.RestartAsync(cancellation);
        }
        else
        {
            var outcome = await _stopwatches.TimeAsync("record", scenario, () => _recorder.RecordAsync(scenario, progress, screens, cancellation));
            Finish(scenario, outcome.Status);
        }

        _scenarios++;
        var verify = _plan.VerifyEvery > 0 && _scenarios % _plan.VerifyEvery == 0;
        await _stopwatches.TimeAsync("put back", scenario, () => Copy.PutBackAsync(verify, cancellation));
        _events.Add(RunEventKind.PutBack, scenario);
    }

    private void Finish(string scenario, ScenarioStatus status)
    {
        _stopwatches.Add("scenario", scenario, System.Diagnostics.Stopwatch.GetElapsedTime(_started));
        _events.Add(RunEventKind.ScenarioFinished, scenario, status);
    }
}
