using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>The sentences that the terminal and the page share, so that both say the same.</summary>
internal static class Sentences
{
    /// <summary><c>environment embedded · estate small, 300 tenancies, seed 20260401 · 14 scenarios</c>.</summary>
    public static string Setting(ComparisonResult comparison) =>
        Setting(comparison.Environment, comparison.Estate, comparison.Scenarios.Count);

    /// <summary>The same for one run.</summary>
    public static string Setting(NamedDigest environment, EstateIdentity estate, int scenarios) =>
        $"environment {environment.Name} · estate {Estate(estate)} · {Count(scenarios, "scenario")}";

    /// <summary><c>Share 1 of 3: 11 of 32 scenarios</c>; <c>Share 3 of 3 is empty: nothing ran</c>.</summary>
    public static string Share(RunShard shard, int planned) => planned == 0
        ? $"Share {Number(shard.Index)} of {Number(shard.Of)} is empty: nothing ran"
        : $"Share {Number(shard.Index)} of {Number(shard.Of)}: {Number(planned)} of {Count(shard.Whole.Count, "scenario")}";

    /// <summary><c>small, 300 tenancies, seed 20260401</c>; <c>none, the system's own data</c>.</summary>
    public static string Estate(EstateIdentity estate) => estate == EstateIdentity.None
        ? "none, the system's own data"
        : $"{estate.Recipe}, {Number(estate.Tenancies)} tenancies, seed {estate.Seed.ToString(CultureInfo.InvariantCulture)}";

    /// <summary><c>table session, table job: left out by the map</c>.</summary>
    public static string NotCompared(IReadOnlyList<string> leftOut) => $"{string.Join(", ", leftOut)}: left out by the map";

    /// <summary>What follows the word of the verdict.</summary>
    public static string Decision(Verdict verdict) => verdict.Decision == Model.Decision.Hold
        ? $"{verdict.Candidate} should not reach live"
        : $"{verdict.Candidate} may reach live";

    /// <summary><c>14 passed · 0 failed · 0 unsteady · 0 not run</c>.</summary>
    public static string Counts(ScenarioCounts counts) =>
        $"{Number(counts.Passed)} passed · {Number(counts.Failed)} failed · {Number(counts.Unsteady)} unsteady · {Number(counts.NotRun)} not run";

    /// <summary><c>14 of 14, twice</c>.</summary>
    public static string BaselineRuns(GateReport report) =>
        $"{Ran(report.Comparison, scenario => scenario.Baseline)} of {Number(report.Comparison.Scenarios.Count)}{(report.BaselineAgain is null ? "" : ", twice")}";

    /// <summary><c>14 of 14, and 2 again</c>.</summary>
    public static string CandidateRuns(GateReport report)
    {
        var again = report.Comparison.Scenarios.Count(scenario => scenario.CandidateAgain is not null);
        return $"{Ran(report.Comparison, scenario => scenario.Candidate)} of {Number(report.Comparison.Scenarios.Count)}{(again == 0 ? "" : $", and {Number(again)} again")}";
    }

    /// <summary><c>Statement shows "Charge breakdown"</c>.</summary>
    public static string Announced(Announcement announcement) => announcement.What == AnnouncedKind.Field
        ? $"{Capital(announcement.Where)} shows \"{announcement.Name}\""
        : $"{Capital(announcement.Where)} has a column \"{announcement.Name}\"";

    /// <summary><c>2 fields: audit entry correlation id, session started</c>; <c>none</c>.</summary>
    public static string Noise(IReadOnlyList<NoiseField> noise) => noise.Count == 0
        ? "none"
        : $"{Count(noise.Count, "field")}: {string.Join(", ", noise.Take(3).Select(Name))}{(noise.Count > 3 ? $" and {Number(noise.Count - 3)} more" : "")}";

    /// <summary><c>audit entry correlation id</c>.</summary>
    public static string Name(NoiseField noise) => noise.Field.Length == 0 ? $"{noise.Where} (whole rows)" : $"{noise.Where} {noise.Field}";

    /// <summary><c>1 job slower: weekly debit run</c>.</summary>
    public static string Speed(GateReport report) => report.Speed?.Sentence ?? report.Verdict.Speed;

    /// <summary><c>1 day</c>, <c>1,200 days</c>.</summary>
    public static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary><c>1,200</c>, the same in every culture.</summary>
    public static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary><c>31 December 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Ran(ComparisonResult comparison, Func<ScenarioComparison, ScenarioStatus> status) =>
        Number(comparison.Scenarios.Count(scenario => status(scenario) != ScenarioStatus.NotRun));
}
