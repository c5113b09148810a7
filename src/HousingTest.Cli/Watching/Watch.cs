using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Watching;

/// <summary>Looks at files, and runs what a saved one touches on a test copy that stays up.</summary>
public sealed class Watch : IAsyncDisposable
{
    // Looking takes a millisecond; a tenth of a second is soon enough for a person, and half of what an editor needs to write a file twice.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(60);

    private readonly Surroundings _surroundings;
    private readonly WatchRequest _request;
    private readonly WatchTeller _teller;
    private readonly Dictionary<string, IReadOnlyList<PlannedPickle>> _sound = new(StringComparer.Ordinal);
    private RunDefinitions _definitions;
    private TagExpression? _tags;
    private WatchedPlaces _places;
    private WarmCopy? _copy;
    private IReadOnlyList<string> _last = [];

    private Watch(Surroundings surroundings, WatchRequest request, WatchTeller teller)
    {
        _surroundings = surroundings;
        _request = request;
        _teller = teller;
        (_definitions, _tags, _places) = ReadDefinitions();
    }

    private CancellationToken Asked => _surroundings.Interrupt.Asked;

    private Workspace Workspace => _surroundings.Workspace;

    /// <summary>Watches until the user ends it.</summary>
    /// <exception cref="ProblemException">Something that is named is missing or wrong, or no test copy comes up at first. What goes wrong later is told, and watching goes on.</exception>
    public static async Task RunAsync(Surroundings surroundings, WatchRequest request, WatchTeller teller)
    {
        await using var watch = new Watch(surroundings, request, teller);
        try
        {
            await watch.RunAsync();
        }
        catch (OperationCanceledException) when (surroundings.Interrupt.Asked.IsCancellationRequested)
        {
            // As it is meant to end.
        }
    }

    /// <summary>Gives the test copy back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
            await _copy.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var began = Stopwatch.GetTimestamp();
        // Before the test copy comes up: what is saved meanwhile is seen to afterwards.
        var seen = _places.Look();
        foreach (var file in WatchedPlaces.FeaturesOf(seen.Files.Keys))
            Remember(file, Read([file]));
        _copy = await StartAsync();
        _teller.Ready(WatchedPlaces.Features(seen), _request.Release, _definitions.Environment.Name, Stopwatch.GetElapsedTime(began).TotalSeconds);
        while (true)
        {
            await Task.Delay(Glance, Asked);
            var now = _places.Look();
            if (now.Since(seen).Count == 0)
                continue;
            var noticed = Stopwatch.GetTimestamp();
            now = await StillAsync(now);
            var saved = now.Since(seen);
            seen = now;
            // A file that was gone while an editor put another in its place.
            if (saved.Count == 0)
                continue;
            await SeeToAsync(saved, noticed);
            seen = _places.Adopt(seen);
        }
    }

    // Editors empty a file and fill it, or rename one over another: nobody wants the half of it.
    private async Task<FileGlance> StillAsync(FileGlance now)
    {
        while (true)
        {
            await Task.Delay(Still, Asked);
            var again = _places.Look();
            if (again.Since(now).Count == 0)
                return again;
            now = again;
        }
    }

    private async Task SeeToAsync(IReadOnlyList<string> saved, long noticed)
    {
        var shown = saved.Select(Workspace.Show).ToList();
        _teller.Saved(shown);
        var scenarios = new List<WatchedScenario>();
        try
        {
            var again = await RenewAsync(saved);
            var (touched, text) = Touched(saved, again);
            IReadOnlyList<Problem> problems = [];
            if (touched.Count > 0)
            {
                _last = [.. touched.Select(planned => planned.Scenario.Id)];
                // The one before could not go on; what ended it has been told.
                _copy ??= await StartAsync();
                problems = await _copy.RunAsync(touched, Ended, Asked);
            }

            Asked.ThrowIfCancellationRequested();
            Tell(problems.Count > 0 && scenarios.Count == 0 ? WatchNewsKind.Wrong : WatchNewsKind.Ran, problems, text);
        }
        catch (ProblemException wrong)
        {
            Tell(WatchNewsKind.Wrong, wrong.Problems, text: null);
        }

        if (_copy is { Works: false } spent)
        {
            _copy = null;
            await spent.DisposeAsync();
        }

        void Ended(WatchedScenario scenario)
        {
            scenarios.Add(scenario);
            _teller.Ended(scenario);
        }

        void Tell(WatchNewsKind kind, IReadOnlyList<Problem> problems, string? text) => _teller.Done(new WatchNews(
            kind, _surroundings.Time.GetUtcNow(), shown, Math.Round(Stopwatch.GetElapsedTime(noticed).TotalSeconds, 3), scenarios,
            problems, text, scenarios.Count > 0 ? _copy?.Run : null));
    }

    /// <summary>Brings up another test copy when what one is made of was saved; true when it did.</summary>
    private async Task<bool> RenewAsync(IReadOnlyList<string> saved)
    {
        var (made, built) = (_places.HasDefinition(saved), _places.HasSteps(saved));
        if (!made && !built)
            return false;
        if (made)
            (_definitions, _tags, _places) = ReadDefinitions();
        if (_copy is { } spent)
        {
            _copy = null;
            await spent.DisposeAsync();
        }

        if (built)
        {
            _teller.Doing("The steps changed: building them …");
            await ProgramBuild.RunAsync(Workspace, BuiltProgram.Of(Workspace, "features", "HousingTest.Features"), Asked);
        }

        _teller.Doing(made ? "What a test copy is made of changed: bringing up another …" : "Bringing up a test copy with the new steps …");
        _copy = await StartAsync();
        return true;
    }

    /// <summary>What saved feature files touch; when only something else was saved, what ran last.</summary>
    private (IReadOnlyList<PlannedPickle> Scenarios, string? Text) Touched(IReadOnlyList<string> saved, bool renewed)
    {
        var files = WatchedPlaces.FeaturesOf(saved);
        if (files.Count == 0)
        {
            var last = _sound.Values.SelectMany(scenarios => scenarios).Where(planned => _last.Contains(planned.Scenario.Id, StringComparer.Ordinal)).ToList();
            return (last, renewed && last.Count == 0 ? "A test copy is up again." : null);
        }

        var there = files.Where(File.Exists).ToList();
        foreach (var gone in files.Except(there, StringComparer.Ordinal))
            _sound.Remove(gone);
        if (there.Count == 0)
            return ([], "It is gone: nothing is run.");
        var plan = Read(there);
        if (plan.Problems.Count > 0)
            throw new ProblemException([.. plan.Problems.Select(problem => RunPlanner.FromRepository(Workspace, problem))]);

        var before = there.ToDictionary(file => file, file => _sound.GetValueOrDefault(file, []), StringComparer.Ordinal);
        foreach (var file in there)
            Remember(file, Read([file]));
        var touched = there.Select(file => TouchedScenarios.Of(before[file], _sound[file])).ToList();
        IReadOnlyList<PlannedPickle> scenarios = [.. touched.SelectMany(one => one.Scenarios)];
        IReadOnlyList<PlannedPickle> fitting = [.. scenarios.Where(planned => _tags?.Matches(planned.Scenario.Tags) ?? true)];
        var why = (scenarios.Count, fitting.Count, touched.Sum(one => one.Gone)) switch
        {
            (_, > 0, _) => null,
            ( > 0, 0, _) => "No scenario that changed has the tags that are watched: nothing is run.",
            (_, _, > 0) => "Scenarios were taken out, and nothing else changed: nothing is run.",
            _ => "There is no scenario in it: nothing is run.",
        };
        return (fitting, why);
    }

    private void Remember(string file, FeaturePlan plan)
    {
        // While a file is broken its scenarios are those of before, so that mending it runs what was changed.
        if (plan.Problems.Count == 0)
            _sound[file] = plan.Scenarios;
    }

    private FeaturePlan Read(IReadOnlyList<string> files) => RunPlanner.Read(Workspace, files);

    private Task<WarmCopy> StartAsync() => WarmCopy.StartAsync(_surroundings, _request, _definitions, _teller.Doing);

    private (RunDefinitions Definitions, TagExpression? Tags, WatchedPlaces Places) ReadDefinitions()
    {
        var definitions = RunDefinitions.Read(Workspace, _request.Environment);
        var release = definitions.Release(Workspace, _request.Release);
        var (features, others) = RunPlanner.Places(Workspace, _request.Features, definitions.Environment);
        return (
            definitions, definitions.Tags(_request.Tags) is { } tags ? TagExpression.Parse(tags) : null,
            new WatchedPlaces(Workspace, features, others, WatchedPlaces.DefinitionsOf(Workspace, definitions, release)));
    }
}
