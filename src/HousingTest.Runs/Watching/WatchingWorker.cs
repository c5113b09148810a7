using System.Text.Json;
using System.Threading.Channels;
using HousingTest.Environments;
using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Planning;
using HousingTest.Gherkin.Running;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// A worker that stays: its test copy comes up once, and then it runs what it is ordered to, order by order, by the same hooks as any run. No test framework
/// is in between, for discovering takes longer than a scenario. The run's folder holds what each scenario did last.
/// </summary>
public sealed class WatchingWorker : IAsyncDisposable
{
    private readonly WorkerOrder _order;
    private readonly RunFolder _folder;
    private readonly BindingRegistry _bindings;
    private readonly ScenarioRunner _runner;
    private readonly CancellationTokenSource _stop = new();
    private readonly Workspace _workspace = Workspace.Find(AppContext.BaseDirectory);

    private WatchingWorker(WorkerOrder order, BindingRegistry bindings)
    {
        _order = order;
        _folder = new RunFolder(order.Run);
        _bindings = bindings;
        _runner = new ScenarioRunner(bindings, _ => { });
    }

    /// <summary>Works until the input ends. 0 when it worked and cleaned up; else the events say what stopped it.</summary>
    public static async Task<int> RunAsync(WorkerOrder order, TextReader input)
    {
        try
        {
            await using var worker = new WatchingWorker(order, StepLibrary.Read());
            return await worker.WorkAsync(input);
        }
        catch (ProblemException wrong)
        {
            using var events = new EventLog(new RunFolder(order.Run).Events(order.Worker), TimeProvider.System);
            events.Add(RunEventKind.Stopped, problems: wrong.Problems);
            return 1;
        }
    }

    /// <summary>Cleans up: the hooks behind a run give the test copy back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<int> WorkAsync(TextReader input)
    {
        var orders = Channel.CreateUnbounded<string>();
        var listening = Task.Run(() => ListenAsync(input, orders.Writer));
        // What keeps it from starting stands among the events already.
        if (await _runner.StartAsync(_stop.Token) is not { } turns || _runner.Find<WorkerSession>() is not { } session)
            return 1;
        await foreach (var line in orders.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (_stop.IsCancellationRequested)
                break;
            var next = JsonSerializer.Deserialize<WatchOrder>(line, Json.Line)!;
            session.EndOrder(next.Number, await RunAsync(next, turns));
        }

        await listening;
        return 0;
    }

    // Also in the middle of a scenario: nobody is there any more to be told how it ends.
    private async Task ListenAsync(TextReader input, ChannelWriter<string> orders)
    {
        while (await input.ReadLineAsync() is { } line)
            await orders.WriteAsync(line);
        orders.Complete();
        await _stop.CancelAsync();
    }

    /// <summary>Answers what kept scenarios of the order from running.</summary>
    private async Task<IReadOnlyList<Problem>> RunAsync(WatchOrder next, ScenarioTurns turns)
    {
        var plan = FeatureFiles.Read(RunPlanner.Features(_workspace), next.Features);
        if (plan.Problems.Count > 0)
            return [.. plan.Problems.Select(problem => RunPlanner.FromRepository(_workspace, problem))];
        var wanted = next.Scenarios.ToHashSet(StringComparer.Ordinal);
        var selected = plan.Scenarios.Where(planned => wanted.Contains(planned.Scenario.Id)).ToList();
        var bound = selected.Where(planned => _bindings.Check(planned.Pickle).Count == 0).ToList();
        _folder.Claims(_order.Repeat).Clear();
        foreach (var planned in bound.TakeWhile(_ => !_stop.IsCancellationRequested))
        {
            _folder.ForgetAttempt(planned.Scenario.Id, 1);
            if (turns.Take(planned.Scenario.Id))
                await _runner.RunAsync(planned.Pickle, _stop.Token);
        }

        return [.. _bindings.Check(selected.Except(bound).Select(planned => planned.Pickle)).Select(problem => RunPlanner.FromRepository(_workspace, problem))];
    }
}
