using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Planning;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;
using Xunit;

namespace HousingTest.Gherkin.Discovery;

/// <summary>
/// The run behind the tests, for use as an assembly fixture: it starts with the first scenario, not at discovery, and xunit disposes it
/// behind the last test, failed and cancelled ones included, which calls the hooks behind feature and run.
/// </summary>
/// <typeparam name="TSource">Which scenarios there are and what binds them.</typeparam>
public sealed class FeatureRun<TSource> : IAsyncDisposable
    where TSource : IScenarioSource, new()
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private Dictionary<string, PlannedPickle>? _scenarios;
    private ScenarioRunner? _runner;

    /// <summary>Runs a scenario of the selection in the current test.</summary>
    /// <exception cref="ScenarioFailedException">It did not pass.</exception>
    /// <exception cref="ProblemException">Bindings cannot be used, or the scenario is no longer there.</exception>
    public async Task RunAsync(string scenarioId)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        // Scenarios share one test copy. Should somebody leave xunit's parallelism on, they still run one by one.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var source = new TSource();
            _scenarios ??= Read(source.Select());
            _runner ??= new ScenarioRunner(BindingRegistry.Of(source.Bindings()), line => TestContext.Current.TestOutputHelper?.WriteLine(line));
            if (!_scenarios.TryGetValue(scenarioId, out var planned))
                throw new ProblemException(Gone(scenarioId));
            var progress = await _runner.RunAsync(planned.Pickle, cancellationToken);
            if (progress.Status != ScenarioExecutionStatus.OK)
                throw new ScenarioFailedException(progress);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends the run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_runner is not null)
            await _runner.DisposeAsync();
        _oneAtATime.Dispose();
    }

    private static Dictionary<string, PlannedPickle> Read(ScenarioSelection selection) => FeatureFiles
        .Read(selection.FeaturesRoot, selection.Files).Scenarios.ToDictionary(planned => planned.Scenario.Id, StringComparer.Ordinal);

    private static Problem Gone(string id) => new(
        "HT-GHK-035",
        $"The scenario {id} is no longer there",
        "",
        "the feature files changed since the tests were listed",
        "list the tests again");
}
