using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// What the command line asks of a worker: a file beside the run, named in the environment variable
/// <see cref="Variable"/>. Without it (an IDE, <c>dotnet test</c>) the worker plans a run of every feature by itself.
/// </summary>
/// <param name="Run">Folder of the run, whose <c>run.json</c> is written already.</param>
/// <param name="Environment">Environment file, relative to the repository; absolute where it lies outside.</param>
/// <param name="Release">Name of a release, or path of a patch.</param>
/// <param name="Worker">Number of the worker, from 1.</param>
/// <param name="Features">Feature files of the run, as <see cref="Model.PlannedScenario.Path"/> says them.</param>
/// <param name="Scenarios">Ids of all that is left to run, in order; workers of one run claim them one by one.</param>
/// <param name="Repeat">How many times each is to run.</param>
/// <param name="Shuffle">Seed of the order that they run in; null for that of the files.</param>
/// <param name="Watching">True when it stays with its test copy and takes a <see cref="WatchOrder"/> after another; what is to run is told by those.</param>
public sealed record WorkerOrder(
    string Run, string Environment, string Release, int Worker, IReadOnlyList<string> Features, IReadOnlyList<string> Scenarios, int Repeat, int? Shuffle = null,
    bool Watching = false)
{
    /// <summary>Folder of the checkpoint that the test copy is made from; null for a new one.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Environment variable that names the order's file.</summary>
    public const string Variable = "HOUSINGTEST_ORDER";

    /// <summary>Environment variable that names the release of a run that nobody ordered, in an IDE or with <c>dotnet test</c>.</summary>
    public const string ReleaseVariable = "HOUSINGTEST_RELEASE";

    /// <summary>
    /// Takes what says that this worker is alive, before anything else is done, and for as long as the process lives; null for a process that nobody ordered. Between
    /// its start and its lease a worker would else be known to nobody, and a run that goes on meanwhile would have two at work.
    /// </summary>
    public static IDisposable? Hold() =>
        System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? RunHold.TryTake(RunHold.Beside(file)) : null;

    /// <summary>The order that the command line left, or null.</summary>
    public static WorkerOrder? FromEnvironment() =>
        System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file
            ? JsonSerializer.Deserialize<WorkerOrder>(File.ReadAllText(file), Json.Indented)
            : null;
}
