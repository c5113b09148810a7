using HousingTest.Environments;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Watching;

/// <summary>A worker with its test copy, for as long as environment, map and step library stay what they are; with a run's folder of its own, which holds what each scenario did last.</summary>
public sealed class WarmCopy : IAsyncDisposable
{
    private readonly RunFolder _folder;
    private readonly StandingWorker _worker;
    private readonly RunManifest _empty;
    private readonly IDisposable? _hold;
    private readonly Dictionary<string, PlannedScenario> _ran = new(StringComparer.Ordinal);
    private readonly Workspace _workspace;

    private WarmCopy(Workspace workspace, RunFolder folder, StandingWorker worker, RunManifest empty, IDisposable? hold)
    {
        (_workspace, _folder, _worker, _empty, _hold) = (workspace, folder, worker, empty, hold);
    }

    /// <summary>False once it cannot run anything more.</summary>
    public bool Works => _worker.Works;

    /// <summary>The run's folder, as people see it.</summary>
    public string Run => _workspace.Show(_folder.Path);

    /// <summary>Brings it up.</summary>
    /// <param name="surroundings">The workspace, and the user's wish to stop.</param>
    /// <param name="request">What is watched.</param>
    /// <param name="definitions">Environment, map and recipe.</param>
    /// <param name="doing">Told how far it is.</param>
    /// <exception cref="ProblemException">It does not come up.</exception>
    public static async Task<WarmCopy> StartAsync(Surroundings surroundings, WatchRequest request, RunDefinitions definitions, Action<string> doing)
    {
        var (workspace, cancellation) = (surroundings.Workspace, surroundings.Interrupt.Asked);
        var worker = BuiltProgram.Of(workspace, "features", "HousingTest.Features");
        if (!worker.IsThere)
            throw new ProblemException(new Problem("HT-WCH-001", "The features project is not built", workspace.Show(worker.Assembly), "there is no such file", worker.Remedy));
        var release = await new ReleasePublisher(workspace).PublishAsync(definitions.Release(workspace, request.Release), new OrderedProgress(doing), cancellation);
        var folder = new RunFolder(Path.Combine(workspace.Runs, Workspace.ClaimFolder(workspace.Runs, surroundings.Time)));
        var empty = RunPlanner.Plan(folder.Id, definitions, release.Identity, [], Digest.OfParts([]));
        await folder.WriteManifestAsync(empty, cancellation);
        // Nobody goes on with it while it is made.
        var hold = folder.TryHold();
        try
        {
            var order = new WorkerOrder(folder.Path, definitions.Environment.File, request.Release, Worker: 1, [], [], Repeat: 1, Watching: true);
            return new WarmCopy(
                workspace, folder,
                await StandingWorker.StartAsync(order, worker.Assembly, workspace, one => doing(one.Text ?? ""), cancellation, surroundings.Interrupt.Insisted), empty, hold);
        }
        catch
        {
            hold?.Dispose();
            throw;
        }
    }

    /// <summary>Runs scenarios and tells of each when it ends; answers what kept some of them from running.</summary>
    /// <param name="scenarios">At least one.</param>
    /// <param name="ended">Told of each that ended.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<Problem>> RunAsync(IReadOnlyList<PlannedPickle> scenarios, Action<WatchedScenario> ended, CancellationToken cancellation)
    {
        foreach (var planned in scenarios)
            _ran[planned.Scenario.Id] = planned.Scenario;
        var files = _ran.Values.Select(scenario => scenario.Path).Distinct(StringComparer.Ordinal).ToList();
        var plan = FeatureFiles.Read(RunPlanner.Features(_workspace), files);
        var there = plan.Scenarios.Where(planned => _ran.ContainsKey(planned.Scenario.Id)).Select(planned => planned.Scenario).ToList();
        await _folder.WriteManifestAsync(_empty with { Planned = there, Features = plan.Digest }, cancellation);

        var known = scenarios.ToDictionary(planned => planned.Scenario.Id, StringComparer.Ordinal);
        var began = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        return await _worker.RunAsync([.. scenarios.Select(planned => planned.Scenario.Path).Distinct(StringComparer.Ordinal)], [.. known.Keys], Happened, cancellation);

        void Happened(RunEvent one)
        {
            if (one is { Kind: RunEventKind.ScenarioStarted, Scenario: { } starting })
                began[starting] = one.At;
            else if (one is { Kind: RunEventKind.ScenarioFinished, Scenario: { } id } && known.TryGetValue(id, out var planned))
                ended(Told(planned, one, one.At - began.GetValueOrDefault(id, one.At)));
        }
    }

    /// <summary>Gives the test copy back; a run in which nothing ran goes too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        if (Directory.Exists(_folder.Path))
            await _folder.GatherTimingsAsync(CancellationToken.None);
        _hold?.Dispose();
        if (_ran.Count == 0 && Directory.Exists(_folder.Path))
            Directory.Delete(_folder.Path, recursive: true);
    }

    private WatchedScenario Told(PlannedPickle planned, RunEvent ended, TimeSpan took)
    {
        var scenario = planned.Scenario;
        var outcome = _folder.HasOutcome(scenario.Id) ? _folder.ReadOutcome(scenario.Id) : null;
        var step = outcome?.Steps.FirstOrDefault(step => step.Status == ScenarioStatus.Failed);
        return new WatchedScenario(
            scenario.Id, planned.Pickle.Title, $"{RunPlanner.FromRepository(_workspace, scenario.Path)}:{step?.Line ?? scenario.Line}", ended.Status ?? ScenarioStatus.NotRun,
            Math.Round(took.TotalSeconds, 3), step?.Text,
            step?.Failure ?? ended.Problems?.FirstOrDefault() switch
            {
                { } problem => $"{problem.Id}  {problem.What}: {problem.Why}",
                null when outcome?.Status == ScenarioStatus.Failed => string.Join("\n", outcome.Errors.Select(error => error.Text)),
                null => null,
            });
    }
}
