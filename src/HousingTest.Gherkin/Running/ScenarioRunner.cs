using System.Globalization;
using System.Runtime.ExceptionServices;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using Reqnroll;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Running;

/// <summary>
/// Runs scenarios one after another, with the hooks around run, feature, scenario, block and step. The run starts with the first scenario
/// and ends when the runner is disposed; a feature ends when a scenario of another one comes, or with the run.
/// </summary>
public sealed class ScenarioRunner : IAsyncDisposable
{
    private readonly BindingRegistry _bindings;
    private readonly HookCaller _hooks;
    private readonly ObjectContainer _run = new();
    private readonly List<Exception> _cleanUpFailures = [];
    private FeatureLifetime? _feature;
    private Exception? _runFailure;
    private bool _started;
    private bool _ended;

    /// <summary>Prepares a run; nothing is called yet.</summary>
    /// <param name="bindings">The step libraries.</param>
    /// <param name="writeLine">Takes the lines that steps and hooks write.</param>
    public ScenarioRunner(BindingRegistry bindings, Action<string> writeLine)
    {
        _bindings = bindings;
        _hooks = new HookCaller(bindings);
        _run.RegisterInstanceAs<IReqnrollOutputHelper>(new ScenarioOutput(writeLine));
    }

    /// <summary>Starts the run if it has not started. Answers who hands out turns, when a hook before the run registered one; null when each scenario runs once.</summary>
    public async Task<ScenarioTurns?> StartAsync(CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!_started)
            await BeginAsync(cancellationToken);
        return Find<ScenarioTurns>();
    }

    /// <summary>What a hook before the run registered in the run's container; null when none did.</summary>
    public T? Find<T>()
        where T : class => _run.IsRegistered<T>() ? _run.Resolve<T>() : null;

    /// <summary>
    /// Runs a scenario to its end and gives how it fared; what steps and hooks throw is in the result. When the token is cancelled, the
    /// steps that have not begun are skipped, and the hooks after the scenario are still called.
    /// </summary>
    public async Task<ScenarioProgress> RunAsync(Pickle pickle, CancellationToken cancellationToken)
    {
        // A step that prints or parses must do so alike on every machine. The culture goes back when this method returns.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!_started)
            await BeginAsync(cancellationToken);
        // A file that was read anew is another feature: its title, its tags and what hangs on them may have changed.
        if (_feature is null || !ReferenceEquals(_feature.Feature, pickle.Feature) || !string.Equals(_feature.Path, pickle.Path, StringComparison.Ordinal))
        {
            await EndFeatureAsync();
            _feature = _runFailure is null ? await FeatureLifetime.StartAsync(pickle, _run, _hooks, cancellationToken) : null;
        }

        if (_feature is null || _feature.Context.BeforeFeatureHookFailed)
            return NotRun(pickle, _runFailure ?? _feature?.Context.BeforeFeatureHookError);
        return await new ScenarioExecution(pickle, _bindings, _hooks, _feature.Container, cancellationToken).RunAsync();
    }

    /// <summary>Ends the feature and the run: the hooks after them are called and what they kept is disposed, whatever failed before.</summary>
    /// <exception cref="AggregateException">Several things failed on the way; one alone comes as it was thrown.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await EndFeatureAsync();
        if (_started && await _hooks.TryCallAsync(HookType.AfterTestRun, ScopeTarget.Run, _run) is { } failure)
            _cleanUpFailures.Add(failure);
        _cleanUpFailures.AddRange(await Disposal.TryAsync(_run));
        if (_cleanUpFailures.Count == 1)
            ExceptionDispatchInfo.Throw(_cleanUpFailures[0]);
        if (_cleanUpFailures.Count > 1)
            throw new AggregateException(_cleanUpFailures);
    }

    private static ScenarioProgress NotRun(Pickle pickle, Exception? failure)
    {
        var progress = new ScenarioProgress(pickle);
        progress.Fail(ScenarioExecutionStatus.TestError, failure);
        progress.SkipRest();
        return progress;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        _started = true;
        _run.RegisterInstanceAs(new ScenarioCancellation(cancellationToken));
        _runFailure = await _hooks.TryCallAsync(HookType.BeforeTestRun, ScopeTarget.Run, _run);
    }

    // Failures after a feature are nobody's scenario: they are kept and fail the run at its end.
    private async Task EndFeatureAsync()
    {
        if (_feature is not null)
            _cleanUpFailures.AddRange(await _feature.EndAsync());
        _feature = null;
    }
}
