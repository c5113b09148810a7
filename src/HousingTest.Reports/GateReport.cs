using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>All that a gate found, and where its evidence lies: what every report of a verdict is made from.</summary>
/// <param name="Comparison">What the candidate does otherwise.</param>
/// <param name="Verdict">The answer and its reasons.</param>
/// <param name="Policy">The rules that it was decided by.</param>
/// <param name="Waivers">Every waiver on file, used or not.</param>
/// <param name="Baseline">First run of the release in use.</param>
/// <param name="BaselineAgain">Its second run; null when it ran once.</param>
/// <param name="Candidate">Run of the release that wants to reach live.</param>
/// <param name="CandidateAgain">Run of its differing scenarios again; null when none differed.</param>
/// <param name="ReadFile">Reads a file beside an outcome: run, scenario id, path relative to the scenario's folder. Null when it is not there.</param>
/// <param name="GateId">Folder name under <c>gates/</c>; the only time in a report is the one that it holds.</param>
/// <param name="Command">What to type to see it again: <c>./housingtest gate --candidate 2026.2</c>.</param>
/// <param name="Map">The map that both ran through: rows are shown in its words, and pence as pounds. Null shows columns and values as the database has them.</param>
/// <param name="Speed">What may be said of speed; null for a gate that did not look at it.</param>
public sealed record GateReport(
    ComparisonResult Comparison, Verdict Verdict, Policy Policy, Waivers Waivers,
    RunRecord Baseline, RunRecord? BaselineAgain, RunRecord Candidate, RunRecord? CandidateAgain,
    Func<RunRecord, string, string, byte[]?> ReadFile, string GateId, string Command, SystemMap? Map = null, SpeedComparison? Speed = null);
