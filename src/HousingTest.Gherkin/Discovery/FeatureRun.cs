using HousingTest.Gherkin.Language;
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
    private SelectedScenarios? _selected;
    private ScenarioRunner? _runner;

    /// <summary>Runs a scenario of the selection in the current test.</summary>
    /// <exception cref="ScenarioFailedException">It did not pass, or cannot run because feature files or bindings cannot be used.</exception>
    public async Task RunAsync(string scenarioId)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        // Scenarios share one test copy. Should somebody leave xunit's parallelism on, they still run one by one.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var pickle = Find(scenarioId);
            _runner ??= new ScenarioRunner(new TSource().Bindings(), line => TestContext.Current.TestOutputHelper?.WriteLine(line));
            if (await _runner.StartAsync(cancellationToken) is { } turns)
                await RunTurnsAsync(turns, pickle, scenarioId, cancellationToken);
            else
                ThrowUnlessPassed(await _runner.RunAsync(pickle, cancellationToken));
        }
        catch (ProblemException wrong)
        {
            throw new ScenarioFailedException(wrong.Problems);
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

    // Without a turn there is nothing to run: another process has the scenario.
    private async Task RunTurnsAsync(ScenarioTurns turns, Pickle pickle, string scenarioId, CancellationToken cancellationToken)
    {
        ScenarioProgress? failed = null;
        while (!cancellationToken.IsCancellationRequested && turns.Take(scenarioId))
        {
            var progress = await _runner!.RunAsync(pickle, cancellationToken);
            failed ??= progress.Status == ScenarioExecutionStatus.OK ? null : progress;
        }

        if (failed is not null)
            ThrowUnlessPassed(failed);
    }

    private static void ThrowUnlessPassed(ScenarioProgress progress)
    {
        if (progress.Status != ScenarioExecutionStatus.OK)
            throw new ScenarioFailedException(progress);
    }

    private Pickle Find(string id)
    {
        _selected ??= SelectedScenarios.Of(new TSource().Select());
        if (_selected.Broken.FirstOrDefault(part => string.Equals(part.Id, id, StringComparison.Ordinal)) is { } broken)
            throw new ProblemException(broken.Problems);
        return _selected.Scenarios.FirstOrDefault(planned => string.Equals(planned.Scenario.Id, id, StringComparison.Ordinal))?.Pickle
            ?? throw new ProblemException(Gone(id));
    }

    private static Problem Gone(string id) => new(
        "HT-GHK-035",
        $"'{id}' is no longer there",
        "",
        "the feature files changed since the tests were listed",
        "list the tests again");
}
