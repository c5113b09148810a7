using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>A request for a run with all that it names read and checked, before anything starts.</summary>
/// <param name="Request">How it was asked for, its files as absolute paths.</param>
/// <param name="Release">What to test.</param>
/// <param name="Definitions">Environment, map and recipe.</param>
/// <param name="Selection">The whole plan.</param>
/// <param name="Share">The part of it that is to run; may be none.</param>
/// <param name="Shard">Which part that is; null for all.</param>
public sealed record AskedRun(
    RunRequest Request, ReleaseDefinition Release, RunDefinitions Definitions, RunSelection Selection, IReadOnlyList<PlannedScenario> Share, RunShard? Shard)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Model.ProblemException">Something that it names is missing or wrong.</exception>
    public static AskedRun Read(Workspace workspace, RunRequest request, ShardChoice? shard)
    {
        var durations = Commands.SharedOptions.Read(request.Durations, shard);
        var definitions = RunDefinitions.Read(workspace, request.Environment);
        var release = definitions.Release(workspace, request.Release);
        var selection = RunPlanner.Select(workspace, request.Features, definitions.Tags(request.Tags), definitions.Environment);
        if (definitions.Environment.Hosted is null && release.Program is not (ReleaseProgram.Image or ReleaseProgram.Address))
            new SystemInstallation(definitions.Environment).ExpectNeeds();
        return new AskedRun(
            request with { Features = selection.Files, Durations = request.Durations is { } file ? Path.GetFullPath(file) : null }, release, definitions, selection,
            shard is null ? selection.Scenarios : Shards.Share(selection.Scenarios, shard, durations),
            shard is null ? null : Shards.Describe(selection.Scenarios, shard, durations));
    }

    /// <summary>What all runs of the request have in common.</summary>
    public RunSetting Setting(int workers, int repeat) => new(Definitions, Selection.Digest, workers, repeat, Request);
}
