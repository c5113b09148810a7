namespace HousingTest.Model;

/// <summary><c>fixtures/policy.yaml</c>: what holds a release.</summary>
/// <param name="Name">As people say it.</param>
/// <param name="Holds">Kinds of difference that hold; others are shown.</param>
/// <param name="AnnouncedMayPass">Announced kinds that do not hold when they were seen. Money is never among them: it cannot be announced.</param>
/// <param name="HoldWhenAnnouncedNotSeen">True: an announced change that was not seen holds.</param>
/// <param name="HoldWhenUnsteady">True: a difference that does not repeat holds.</param>
/// <param name="LongestWaiverDays">A waiver may reach no further than this many days from today.</param>
/// <param name="File">The file that this was read from.</param>
/// <param name="Digest">SHA-256 of its text.</param>
/// <param name="HoldWhenSlower">True: a job, call or screen that is slower holds, and the verdict then rests on timings.</param>
public sealed record Policy(
    string Name, IReadOnlyList<DifferenceKind> Holds, IReadOnlyList<AnnouncedKind> AnnouncedMayPass,
    bool HoldWhenAnnouncedNotSeen, bool HoldWhenUnsteady, int LongestWaiverDays, string File, string Digest, bool HoldWhenSlower = false)
{
    /// <summary>Parts that need not be compared where they cannot be seen, as in a system at an address; for others their absence holds.</summary>
    public IReadOnlyList<OutcomePart> MayGoUncompared { get; init; } = [];
}

/// <summary>An accepted difference, for one candidate release.</summary>
/// <param name="Id">As people say it: <c>W-2026-01</c>.</param>
/// <param name="Candidate">Release that it is for.</param>
/// <param name="Kind">Kind of difference.</param>
/// <param name="Where">Entity, screen, channel or file; required, so that no waiver covers everything.</param>
/// <param name="Field">Field; null for any field only where the kind has none.</param>
/// <param name="Pattern">Id of one pattern; null to match by what it is.</param>
/// <param name="Most">How many members the pattern may have at most; null for any number.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Owner">Who accepts it: a role or a team.</param>
/// <param name="Until">Last day on which it counts.</param>
/// <param name="Line">Line in the file.</param>
public sealed record Waiver(
    string Id, string Candidate, DifferenceKind Kind, string Where, string? Field, string? Pattern, int? Most,
    string Reason, string Owner, DateOnly Until, int Line);

/// <summary><c>fixtures/waivers.yaml</c> whole.</summary>
public sealed record Waivers(IReadOnlyList<Waiver> All, string File, string Digest);
