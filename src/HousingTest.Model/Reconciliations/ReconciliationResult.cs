using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>What came of a reconciliation. Without times and paths of a machine: the same inputs give the same bytes.</summary>
/// <param name="Name">The reconciliation's name.</param>
/// <param name="About">What it is for.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Reasons">Why it is no pass, besides breaks: what was empty, and which control looked at nothing.</param>
/// <param name="Notes">What else somebody should know: accepted breaks that have expired or are there no longer, fields that were empty throughout.</param>
/// <param name="Sides">Both sides.</param>
/// <param name="Matched">Keys that both sides have; null where no control looked.</param>
/// <param name="Controls">Each control, in the file's order; <see cref="ReadingControl"/> first.</param>
/// <param name="Patterns">Breaks by what they have in common, most money first.</param>
/// <param name="Accepted">Each acceptance, in the file's order.</param>
/// <param name="Masked">True when values are masked.</param>
/// <param name="Unmasked">Who had them shown all the same; null when nobody did.</param>
/// <param name="Inputs">SHA-256 of all that it was made from.</param>
public sealed record ReconciliationResult(
    string Name, string About, ReconciliationStatus Status, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes,
    IReadOnlyList<SideResult> Sides, long? Matched, IReadOnlyList<ControlResult> Controls, IReadOnlyList<BreakPattern> Patterns,
    IReadOnlyList<AcceptedResult> Accepted, bool Masked, Unmasking? Unmasked, IReadOnlyList<NamedDigest> Inputs)
{
    /// <summary>The control that is always there: every row can be read, and has a key.</summary>
    public const string ReadingControl = "Reading";

    /// <summary>Breaks that nobody answers for.</summary>
    [JsonIgnore]
    public long Breaks => Controls.Sum(control => control.Breaks);
}

/// <summary>What came of a reconciliation.</summary>
public enum ReconciliationStatus
{
    /// <summary>Everything was looked at, and agrees or is accepted.</summary>
    Pass,

    /// <summary>Something does not agree.</summary>
    Breaks,

    /// <summary>Nothing speaks against it, and not everything was looked at: no pass.</summary>
    NotCompared,
}

/// <summary>Who had masked values shown, and why. A line in the ledger of whoever allows it.</summary>
/// <param name="Who">A person.</param>
/// <param name="Why">The reason given.</param>
public sealed record Unmasking(string Who, string Why);

/// <summary>What was read of a side.</summary>
/// <param name="Name">As the file calls it.</param>
/// <param name="Source">The extract, table or entity.</param>
/// <param name="Rows">Rows that there are.</param>
/// <param name="LeftOut">Those of them that the filters leave out.</param>
public sealed record SideResult(string Name, string Source, long Rows, long LeftOut)
{
    /// <summary>Rows that count.</summary>
    [JsonIgnore]
    public long Counted => Rows - LeftOut;
}

/// <summary>What came of a control.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it does, in a word or two: <c>sum of balance by type</c>.</param>
/// <param name="LookedAt">How many rows, values or keys it looked at.</param>
/// <param name="Breaks">How many breaks nobody answers for.</param>
/// <param name="Accepted">How many somebody does.</param>
/// <param name="WithinTolerance">How many values differ by no more than they may.</param>
/// <param name="Pence">Money at stake in its breaks, regardless of sign; null where it knows of no money.</param>
/// <param name="Groups">Of counts and sums: the groups, those with breaks first, at most <see cref="MostGroups"/>.</param>
public sealed record ControlResult(
    string Name, string Kind, long LookedAt, long Breaks, long Accepted, long WithinTolerance, long? Pence, IReadOnlyList<GroupTotal> Groups)
{
    /// <summary>How many groups are told.</summary>
    public const int MostGroups = 50;
}

/// <summary>A group on both sides: rows, or pence.</summary>
/// <param name="Group">Values of the fields that group, parted by a slash; <c>all</c> where none does.</param>
/// <param name="Left">The first side.</param>
/// <param name="Right">The second.</param>
public sealed record GroupTotal(string Group, long Left, long Right);

/// <summary>One thing that does not agree.</summary>
/// <param name="Control">The control that found it.</param>
/// <param name="Field">The field, or empty where it is about the row.</param>
/// <param name="What">What kind of change, in a few words: <c>leading zeros lost</c>.</param>
/// <param name="Key">Key of the row, its parts parted by a slash; of counts and sums the group.</param>
/// <param name="Left">Value on the first side; null when it has no such row.</param>
/// <param name="Right">Value on the second.</param>
/// <param name="LeftRow">Where to look on the first side: file and line, or table and key; null for nowhere.</param>
/// <param name="RightRow">Where to look on the second.</param>
/// <param name="Pence">Money at stake, regardless of sign; null where none is known.</param>
/// <param name="Accepted">Id of the acceptance, also of one that has expired; null for none.</param>
/// <param name="Expired">True when that has expired, so that it is a break again.</param>
public sealed record Break(
    string Control, string Field, string What, string Key, string? Left, string? Right, string? LeftRow, string? RightRow, long? Pence,
    string? Accepted = null, bool Expired = false)
{
    /// <summary>True when nobody answers for it.</summary>
    [JsonIgnore]
    public bool Counts => Accepted is null || Expired;
}

/// <summary>Breaks that are of one kind.</summary>
/// <param name="Control">The control.</param>
/// <param name="Field">The field, or empty.</param>
/// <param name="What">What kind of change.</param>
/// <param name="Count">How many nobody answers for.</param>
/// <param name="Accepted">How many somebody does.</param>
/// <param name="Pence">Money at stake in those that nobody answers for, regardless of sign; null where none is known.</param>
/// <param name="Net">The same with its sign: the second side less the first; null where that says nothing.</param>
/// <param name="Examples">The first few.</param>
public sealed record BreakPattern(string Control, string Field, string What, long Count, long Accepted, long? Pence, long? Net, IReadOnlyList<Break> Examples)
{
    /// <summary>How many examples are told.</summary>
    public const int MostExamples = 20;
}

/// <summary>What became of an acceptance.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Until">The last day on which it counts.</param>
/// <param name="Expired">True when that day has passed.</param>
/// <param name="Count">How many breaks it is about.</param>
public sealed record AcceptedResult(string Id, string Reason, string Owner, DateOnly Until, bool Expired, long Count);

/// <summary>A load among several: what the trend is made of.</summary>
/// <param name="Load">Name of its folder.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Breaks">Breaks that nobody answers for.</param>
/// <param name="Accepted">Breaks that somebody does.</param>
/// <param name="Pence">Money at stake in the control with most of it: several see the same money, so that their sum would say nothing.</param>
/// <param name="Rows">Rows that count, on both sides.</param>
public sealed record ReconciledLoad(string Load, ReconciliationStatus Status, long Breaks, long Accepted, long Pence, long Rows)
{
    /// <summary>The load that a result tells of.</summary>
    public static ReconciledLoad Of(string load, ReconciliationResult result) => new(
        load, result.Status, result.Breaks, result.Controls.Sum(control => control.Accepted),
        result.Controls.Select(control => control.Pence ?? 0).DefaultIfEmpty(0).Max(), result.Sides.Sum(side => side.Counted));
}
