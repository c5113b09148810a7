using System.Globalization;
using HousingTest.Environments;
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
    private readonly Stopwatches _stopwatches;
    private readonly RunClaims _claims;
    private readonly FreshNumbers _numbers = new(TimeProvider.System);
    private readonly OutcomeRecorder _recorder;
    private IReadOnlyList<Problem>? _broken;
    private int _scenarios;
    private int _attempt;
    private long _started;

    private WorkerSession(WorkerPlan plan, EventLog events, Stopwatches stopwatches, TestCopy copy)
    {
        _plan = plan;
        _events = events;
        Copy = copy;
        _stopwatches = stopwatches;
        _claims = plan.Folder.Claims(plan.Repeat);
        _recorder = new OutcomeRecorder(copy, plan.Folder);
    }

    /// <summary>The test copy, seeded and marked.</summary>
    public TestCopy Copy { get; }

    /// <summary>Provisions the test copy; what stops it is in the event log before it is thrown.</summary>
    public static async Task<WorkerSession> StartAsync(WorkerPlan plan, CancellationToken cancellation)
    {
        var events = new EventLog(plan.Folder.Events(plan.Worker), TimeProvider.System);
        var stopwatches = new Stopwatches(plan.Folder.WorkerTimings(plan.Worker));
        TestCopy? copy = null;
        try
        {
            var progress = new OrderedProgress(text => events.Add(RunEventKind.Provisioning, text: text));
            var release = await new ReleasePublisher(plan.Workspace).PublishAsync(plan.Release, progress, cancellation);
            var order = new TestCopyOrder(
                plan.Workspace, plan.Definitions.Environment, plan.Definitions.Map, plan.Definitions.Recipe, release, Resumption.OwnerOf(plan.Folder))
            {
                From = plan.From,
            };
            copy = await stopwatches.TimeAsync("provision", release.Identity.Name, () => TestCopy.ProvisionAsync(order, progress, cancellation));
            var session = new WorkerSession(plan, events, stopwatches, copy);
            await plan.Folder.WriteSchemaAsync(copy.Schema, cancellation);
            events.Add(RunEventKind.Marked);
            return session;
        }
        catch (Exception stopped)
        {
            try
            {
                // Asked to stop between the copy's last stage and its first scenario: nobody else knows of it.
                if (copy is not null)
                    await copy.DisposeAsync();
                // Somebody asked it to stop: that is no problem of anything.
                if (stopped is not OperationCanceledException || !cancellation.IsCancellationRequested)
                    events.Add(RunEventKind.Stopped, problems: Told(plan.Workspace, stopped, plan.Folder));
            }
            finally
            {
                events.Dispose();
                stopwatches.Dispose();
            }

            throw;
        }
    }

    /// <summary>Claims one attempt at a scenario, unless other workers of the run have them all. A worker whose test copy is good for nothing claims no more.</summary>
    public bool Take(string scenario)
    {
        if (_broken is not null || _claims.Take(scenario, _plan.Worker) is not { } attempt)
            return false;
        _attempt = attempt;
        return true;
    }

    /// <summary>A scenario begins.</summary>
    public ScenarioScope Begin(string scenario, CancellationToken cancellation)
    {
        // On rows that another scenario left behind, nothing that this one finds would mean anything.
        if (_broken is { } broken)
            throw new ProblemException(broken);
        _started = System.Diagnostics.Stopwatch.GetTimestamp();
        _events.Add(RunEventKind.ScenarioStarted, scenario, attempt: _attempt);
        return new ScenarioScope(cancellation, new ScenarioStopwatch(scenario, _stopwatches.Add), new FreshReferences(_numbers));
    }

    /// <summary>A step begins.</summary>
    /// <param name="scenario">Id of its scenario.</param>
    /// <param name="step">Its place, from 0, backgrounds counted.</param>
    public void BeginStep(string scenario, int step) => Mention(RunEventKind.StepStarted, scenario, step, screens: null);

    /// <summary>A step is over, however it ended.</summary>
    /// <param name="scenario">Id of its scenario.</param>
    /// <param name="step">Its place, from 0, backgrounds counted.</param>
    /// <param name="screens">What the scenario has seen so far.</param>
    public void EndStep(string scenario, int step, HousingScreens screens) => Mention(RunEventKind.StepFinished, scenario, step, screens.Seen.Count);

    /// <summary>A scenario's steps are over: its outcome is written and the test copy put back. Throws what makes the scenario fail.</summary>
    public async Task EndAsync(string scenario, StepsTaken steps, HousingScreens screens, CancellationToken cancellation)
    {
        if (_broken is not null)
            return;
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await RecordAndPutBackAsync(scenario, steps, screens, cancellation);
        }
        catch (Exception stopped) when (stopped is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever it was: the test copy is not as it was at the mark, and the next scenario would find another's rows.
            _broken = Told(_plan.Workspace, stopped, _plan.Folder);
            _events.Add(RunEventKind.Stopped, problems: _broken);
            throw new ProblemException(_broken);
        }
    }

    /// <summary>A watching worker has done what it was ordered to do.</summary>
    /// <param name="number">The order's.</param>
    /// <param name="problems">What kept scenarios of it from running; may be none.</param>
    public void EndOrder(int number, IReadOnlyList<Problem> problems) =>
        _events.Add(RunEventKind.OrderEnded, text: number.ToString(CultureInfo.InvariantCulture), problems: problems.Count > 0 ? problems : null);

    /// <summary>Cleans up and writes the durations. The last event says that all of it is done.</summary>
    public async ValueTask DisposeAsync()
    {
        await Copy.DisposeAsync();
        _stopwatches.Dispose();
        if (_plan.Alone)
            await _plan.Folder.GatherTimingsAsync(CancellationToken.None);
        _events.Add(RunEventKind.Finished);
        _events.Dispose();
    }

    private void Mention(RunEventKind kind, string scenario, int step, int? screens)
    {
        try
        {
            _events.Add(kind, scenario, step: step, screens: screens);
        }
        catch (IOException)
        {
            // When a step began and ended is no reason to fail it. A disk that stays full is told when the outcome is written.
        }
    }

    private async Task RecordAndPutBackAsync(string scenario, StepsTaken steps, HousingScreens screens, CancellationToken cancellation)
    {
        if (steps.Problems.FirstOrDefault(IsLacking) is { } missing)
        {
            // It says nothing of the release that this machine has no browser, or an address no database: the scenario did not run, and has no outcome.
            _events.Add(RunEventKind.ScenarioFinished, scenario, ScenarioStatus.NotRun, problems: [missing]);
        }
        else if (await TroubleAsync(cancellation) is { } trouble)
        {
            var lost = await _recorder.RecordLostAsync(scenario, _attempt, steps, screens, trouble, cancellation);
            Finish(scenario, lost.Status);
            if (Copy.CanRestart)
                await Copy.RestartAsync(cancellation);
        }
        else
        {
            var outcome = await _stopwatches.TimeAsync("record", scenario, () => _recorder.RecordAsync(scenario, _attempt, steps, screens, cancellation));
            Finish(scenario, outcome.Status);
            if (Copy.Leak is not null)
                await Copy.RestartAsync(cancellation);
        }

        foreach (var stranger in await Copy.StrangersAsync(cancellation))
            _events.Add(RunEventKind.Stranger, scenario, text: $"{stranger.Name} wrote to {string.Join(", ", stranger.Tables)}, beside the system: these rows are put back too");
        _scenarios++;
        var verify = _plan.VerifyEvery > 0 && _scenarios % _plan.VerifyEvery == 0;
        await _stopwatches.TimeAsync("put back", scenario, () => PutBackAsync(verify, cancellation));
        _events.Add(RunEventKind.PutBack, scenario);
    }

    /// <summary>What became of the test copy during a scenario, or keeps it from coming to rest after it: a system that hangs fails one scenario and not the run.</summary>
    private async Task<Problem?> TroubleAsync(CancellationToken cancellation)
    {
        if (Copy.Trouble is { } trouble)
            return trouble;
        try
        {
            await Copy.SettleAsync(cancellation);
            return null;
        }
        catch (ProblemException restless)
        {
            return restless.Problems[0];
        }
    }

    /// <summary>A system that ends, hangs or refuses just then is started anew, once; then all of the database is looked at.</summary>
    private async Task<PutBackResult> PutBackAsync(bool verify, CancellationToken cancellation)
    {
        try
        {
            return await Copy.PutBackAsync(verify, cancellation);
        }
        catch (ProblemException) when (Copy.CanRestart)
        {
            await Copy.RestartAsync(cancellation);
            return await Copy.PutBackAsync(verify: true, cancellation);
        }
    }

    private static IReadOnlyList<Problem> Told(Workspace workspace, Exception failure, RunFolder folder) => FullDisk.Behind(workspace, failure) is { } full
        ? [full]
        : failure is ProblemException problem
            ? problem.Problems
            : [new Problem(
                "HT-RUN-011", "A worker had to stop", $"run {folder.Id}", FailureText.Of(failure)!,
                "what ended stays: go on with ./housingtest run --resume, and send us the run's folder if it happens twice")];

    // By its id: what exactly the scenario would have needed differs.
    private bool IsLacking(Problem problem) => Copy.Lacking.Any(lacking => string.Equals(lacking.Id, problem.Id, StringComparison.Ordinal));

    private void Finish(string scenario, ScenarioStatus status)
    {
        _stopwatches.Add("scenario", scenario, System.Diagnostics.Stopwatch.GetElapsedTime(_started));
        _events.Add(RunEventKind.ScenarioFinished, scenario, status);
    }
}
