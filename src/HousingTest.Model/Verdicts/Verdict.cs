namespace HousingTest.Model;

/// <summary><c>verdict.json</c>. Holds no time and no path.</summary>
/// <param name="Decision">Release or hold.</param>
/// <param name="Baseline">Name of the release in use.</param>
/// <param name="Candidate">Name of the release that wants to reach live.</param>
/// <param name="Reasons">Why it holds, worst first; empty for a release.</param>
/// <param name="Findings">What a release manager should know and what does not hold: unused waivers, announced and not seen, differences that policy lets pass.</param>
/// <param name="Waived">Differences that a waiver covers.</param>
/// <param name="Counts">Scenarios by how they ended on the candidate.</param>
/// <param name="Speed">What may be said of speed where policy holds on it; otherwise that it has no part in the verdict, for a sentence that came from timings would make equal inputs unequal.</param>
/// <param name="Inputs">Name and SHA-256 of everything that the verdict rests on, ordered by name.</param>
public sealed record Verdict(
    Decision Decision, string Baseline, string Candidate, IReadOnlyList<Reason> Reasons, IReadOnlyList<Reason> Findings,
    IReadOnlyList<WaivedDifference> Waived, ScenarioCounts Counts, string Speed, IReadOnlyList<NamedDigest> Inputs);

/// <summary>The answer.</summary>
public enum Decision
{
    /// <summary>Nothing found that policy holds for.</summary>
    Release,

    /// <summary>Should not reach live.</summary>
    Hold,
}

/// <summary>One reason or finding.</summary>
/// <param name="Id"><c>HT-VER-000</c>: the rule.</param>
/// <param name="Tag">One word for the margin: <c>money</c>, <c>screen</c>, <c>failed</c>, <c>not run</c>, <c>waiver</c>.</param>
/// <param name="Sentence">In housing words, without a full stop.</param>
/// <param name="Detail">More of it, or empty.</param>
/// <param name="Pattern">Id of the difference behind it; null when it is none.</param>
/// <param name="Scenarios">Ids of the scenarios behind it.</param>
/// <param name="Following">Ids of the differences that follow from it and hold with it; null when there are none.</param>
public sealed record Reason(
    string Id, string Tag, string Sentence, string Detail, string? Pattern, IReadOnlyList<string> Scenarios, IReadOnlyList<string>? Following = null);

/// <summary>A difference and the waiver that covers it.</summary>
public sealed record WaivedDifference(string Pattern, string Waiver, string Reason, string Owner, DateOnly Until);

/// <summary>Scenarios by how they ended on the candidate; they sum to those planned.</summary>
public sealed record ScenarioCounts(int Passed, int Failed, int Unsteady, int NotRun);
