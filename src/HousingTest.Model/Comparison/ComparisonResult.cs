namespace HousingTest.Model;

/// <summary><c>comparison.json</c>: what the candidate does otherwise than the baseline, beyond noise. Holds no time and no path.</summary>
/// <param name="Baseline">The release in use.</param>
/// <param name="Candidate">The release that wants to reach live.</param>
/// <param name="Environment">Where both ran.</param>
/// <param name="Map">Through which map.</param>
/// <param name="Estate">On which estate.</param>
/// <param name="Features">Digest of the features.</param>
/// <param name="Tool">Version of HousingTest.</param>
/// <param name="Scenarios">Every planned scenario, and how it went in each run.</param>
/// <param name="Differences">By pattern, money first; what follows from one behind it.</param>
/// <param name="Announced">Each announcement, seen or not.</param>
/// <param name="Noise">What differed between the two baseline runs, per field.</param>
/// <param name="Unsteady">Differences that did not repeat when their scenarios ran on the candidate again.</param>
public sealed record ComparisonResult(
    ReleaseIdentity Baseline, ReleaseIdentity Candidate, NamedDigest Environment, NamedDigest Map, EstateIdentity Estate, string Features, string Tool,
    IReadOnlyList<ScenarioComparison> Scenarios, IReadOnlyList<DifferencePattern> Differences, IReadOnlyList<AnnouncementSeen> Announced,
    IReadOnlyList<NoiseField> Noise, IReadOnlyList<DifferencePattern> Unsteady)
{
    /// <summary>What the map leaves out of comparisons, <c>table session</c> or a text on a screen; null when it leaves out nothing.</summary>
    public IReadOnlyList<string>? NotCompared { get; init; }
}

/// <summary>How one scenario went in each run.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Baseline">In the first baseline run.</param>
/// <param name="BaselineAgain">In the second; null when the baseline ran once.</param>
/// <param name="Candidate">On the candidate.</param>
/// <param name="CandidateAgain">On the candidate again; null when it was not among the differing ones.</param>
/// <param name="Failure">Why it failed on the candidate (or else on the baseline): the failing step and its reason; null when it passed.</param>
/// <param name="Differs">True when at least one difference was found in it.</param>
/// <param name="Changed">The runs that repeated it and in which it changed its mind, by the words of their role; null when there is none.</param>
public sealed record ScenarioComparison(
    PlannedScenario Scenario, ScenarioStatus Baseline, ScenarioStatus? BaselineAgain, ScenarioStatus Candidate, ScenarioStatus? CandidateAgain,
    string? Failure, bool Differs, IReadOnlyDictionary<RunRole, ScenarioAttempts>? Changed = null);

/// <summary>Differences that are alike, told once.</summary>
/// <param name="Id">Stable for the same pattern: <c>D-</c> and eight hexadecimal digits of what it is, not of how often. Waivers name it or describe it.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Where">Entity, screen, channel or file, in the map's words.</param>
/// <param name="Field">Field, in the map's words, or as the screen shows it; empty for whole rows.</param>
/// <param name="Sentence">In plain English, without a full stop: <c>112 rent transactions are £0.01 lower</c>.</param>
/// <param name="Detail">What its members have in common and sum to, or empty: <c>all on rent accounts with service charges; together −£1.12</c>.</param>
/// <param name="Count">How many facts of the business: the same account's debit for the same week is one, in however many scenarios it is posted.</param>
/// <param name="Money">Their sum in pence, candidate less baseline; null when they are not money.</param>
/// <param name="Announcement">Index into <see cref="ComparisonResult.Announced"/> of the announcement that explains it; null when none does.</param>
/// <param name="Scenarios">Ids of the scenarios that show it, in order.</param>
/// <param name="Examples">At most three.</param>
/// <param name="Follows">Id of the pattern that explains it to the penny (an account's balance by what was posted on the account); null when it stands for itself.</param>
/// <param name="Counted">Its members with their number, where it follows: <c>112 rent accounts</c>; null otherwise.</param>
public sealed record DifferencePattern(
    string Id, DifferenceKind Kind, string Where, string Field, string Sentence, string Detail, int Count, long? Money, int? Announcement,
    IReadOnlyList<string> Scenarios, IReadOnlyList<DifferenceExample> Examples, string? Follows = null, string? Counted = null);

/// <summary>Kinds of difference, in the order in which they are told.</summary>
public enum DifferenceKind
{
    /// <summary>An amount of money in a row.</summary>
    Money,

    /// <summary>A row that only one of the two has.</summary>
    Row,

    /// <summary>Another field of a row.</summary>
    Field,

    /// <summary>A message.</summary>
    Message,

    /// <summary>A file.</summary>
    File,

    /// <summary>What a screen shows.</summary>
    Screen,

    /// <summary>A field or table column that a screen gained or lost.</summary>
    ScreenField,

    /// <summary>A table or column that the database gained or lost.</summary>
    Column,

    /// <summary>An error of the server or the browser.</summary>
    Error,

    /// <summary>A step that ended otherwise.</summary>
    Step,
}

/// <summary>One member of a pattern, told in full.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Subject">What people call it: <c>RA-000123</c>; empty when it has no name.</param>
/// <param name="Before">On the baseline; empty when absent there. For screens the lines that differ.</param>
/// <param name="After">On the candidate; empty when absent there.</param>
public sealed record DifferenceExample(string Scenario, string Subject, string Before, string After);

/// <summary>An announcement and whether it was seen.</summary>
/// <param name="Announcement">What the release note says.</param>
/// <param name="Seen">True when a difference shows it.</param>
public sealed record AnnouncementSeen(Announcement Announcement, bool Seen);

/// <summary>A field that differed between two runs of the baseline: set aside, and shown.</summary>
/// <param name="Where">Entity, screen or channel.</param>
/// <param name="Field">The field; empty when whole rows came and went.</param>
/// <param name="Scenarios">Ids of the scenarios in which it did.</param>
/// <param name="Examples">Raw values of both runs, at most three.</param>
public sealed record NoiseField(string Where, string Field, IReadOnlyList<string> Scenarios, IReadOnlyList<DifferenceExample> Examples);
