using System.Text.Json.Serialization;
using HousingTest.Cli.Baselines;
using HousingTest.Cli.Doctor;
using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Runs.Maps;

namespace HousingTest.Cli;

/// <summary>
/// What a command answers, in the form that <c>--json</c> writes: one document, with the members that apply to the command. Paths are as
/// people are shown them.
/// </summary>
/// <param name="Command">The command's name.</param>
/// <param name="ExitCode">What the process answers to the shell.</param>
public sealed record Answer(string Command, int ExitCode)
{
    /// <summary>Release or hold.</summary>
    public Decision? Verdict { get; init; }

    /// <summary>Why it holds, worst first.</summary>
    public IReadOnlyList<Reason>? Reasons { get; init; }

    /// <summary>Baselines that are recorded.</summary>
    public IReadOnlyList<BaselineSummary>? Baselines { get; init; }

    /// <summary>Whether a gate can use the recorded baseline now.</summary>
    public bool? Fits { get; init; }

    /// <summary>Scenarios by how they ended.</summary>
    public ScenarioCounts? Counts { get; init; }

    /// <summary>The gate's folder.</summary>
    public string? Gate { get; init; }

    /// <summary>The gate's report.</summary>
    public string? Report { get; init; }

    /// <summary>The folders of the runs, by their role in a gate; of a run by itself under <c>run</c>.</summary>
    public IReadOnlyDictionary<string, string>? Runs { get; init; }

    /// <summary>Which share of a plan it was: <c>2/3</c>.</summary>
    public string? Shard { get; init; }

    /// <summary>Scenarios that did not pass each time, with every attempt.</summary>
    public IReadOnlyList<ScenarioAttempts>? NotPassed { get; init; }

    /// <summary>Steps that a scenario can have.</summary>
    public StepGuide? Steps { get; init; }

    /// <summary>A scenario that was written.</summary>
    public WrittenScenario? Scenario { get; init; }

    /// <summary>A page that was written.</summary>
    public string? Page { get; init; }

    /// <summary>What was found in a database that is to be adopted, and done to it.</summary>
    public AdoptionRecord? Adoption { get; init; }

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>What a map has words for.</summary>
    public MapWords? Words { get; init; }

    /// <summary>What came of trying a map.</summary>
    public MapCheckResult? MapCheck { get; init; }

    /// <summary>A map that was drafted, as text.</summary>
    public string? Draft { get; init; }

    /// <summary>The file that it was written to.</summary>
    public string? File { get; init; }

    /// <summary>What came of a reconciliation.</summary>
    public ReconciliationResult? Reconciliation { get; init; }

    /// <summary>How a rehearsal stands.</summary>
    public RehearsalRecord? Rehearsal { get; init; }

    /// <summary>What came of taking steps out.</summary>
    public UndoResult? Undo { get; init; }

    /// <summary>What a bisection found.</summary>
    public BisectResult? Bisect { get; init; }

    /// <summary>What came of a drill.</summary>
    public DrillResult? Drill { get; init; }

    /// <summary>Checkpoints, by the rehearsal that they belong to.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CheckpointRecord>>? Checkpoints { get; init; }

    /// <summary>What differs between two checkpoints.</summary>
    public CheckpointDifference? Difference { get; init; }

    /// <summary>Address of the system.</summary>
    public string? Address { get; init; }

    /// <summary>Address of the messages that it sends.</summary>
    public string? Messages { get; init; }

    /// <summary>Role → user name.</summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    /// <summary>The password of every login, made for this test copy alone.</summary>
    public string? Password { get; init; }

    /// <summary>How many test copies that were left behind are gone.</summary>
    public int? Removed { get; init; }

    /// <summary>What went wrong, or stopped a worker.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The verdict for a pipeline's page, as Markdown; null where there is none.</summary>
    [JsonIgnore]
    public string? Summary { get; init; }

    /// <summary>Shows it to people instead.</summary>
    [JsonIgnore]
    public Action Show { get; init; } = () => { };
}
