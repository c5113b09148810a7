using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A gate's report made ready for the page: everything has its anchor, its standing and its evidence.</summary>
public sealed class ReportView
{
    private readonly Dictionary<string, ScenarioView> byId;

    internal ReportView(GateReport report)
    {
        Report = report;
        var words = new RowWords(report.Map);
        var full = Telling.Of(report);
        var patterns = report.Comparison.Differences.SelectMany(pattern => pattern.Scenarios.Where(full.Contains).Select(id => (id, pattern)))
            .ToLookup(one => one.id, one => one.pattern, StringComparer.Ordinal);
        Scenarios = report.Comparison.Scenarios.Select(scenario => new ScenarioView(
            scenario, ScenarioEnds.Of(scenario), Anchors.Scenario(scenario.Scenario.Id),
            full.Contains(scenario.Scenario.Id) ? ScenarioEvidence.Of(report, scenario, words, [.. patterns[scenario.Scenario.Id]]) : null)).ToList();
        byId = Scenarios.ToDictionary(scenario => scenario.Planned.Id, StringComparer.Ordinal);
        Patterns = report.Comparison.Differences
            .Select(pattern => new PatternView(pattern, Anchors.Pattern(pattern.Id), Standing(pattern), ReasonOf(pattern) > 0, Find(pattern.Scenarios), Cause(pattern))).ToList();
        Unsteady = report.Comparison.Unsteady
            .Select(pattern => new PatternView(pattern, Anchors.Unsteady(pattern.Id), "Did not repeat", ReasonOf(pattern) > 0, Find(pattern.Scenarios))).ToList();
        Reasons = report.Verdict.Reasons.Select(View).ToList();
        Findings = report.Verdict.Findings.Select(View).ToList();
    }

    /// <summary>What it is made from.</summary>
    public GateReport Report { get; }

    /// <summary>Why it holds.</summary>
    public IReadOnlyList<ReasonView> Reasons { get; }

    /// <summary>What does not hold and should be known.</summary>
    public IReadOnlyList<ReasonView> Findings { get; }

    /// <summary>Differences, money first.</summary>
    public IReadOnlyList<PatternView> Patterns { get; }

    /// <summary>Differences that did not repeat.</summary>
    public IReadOnlyList<PatternView> Unsteady { get; }

    /// <summary>Every planned scenario, in order.</summary>
    public IReadOnlyList<ScenarioView> Scenarios { get; }

    /// <summary>The scenarios that have these ids.</summary>
    public IReadOnlyList<ScenarioView> Find(IEnumerable<string> ids) => ids.Where(byId.ContainsKey).Select(id => byId[id]).ToList();

    private ReasonView View(Reason reason, int index)
    {
        var steady = Patterns.FirstOrDefault(each => string.Equals(each.Pattern.Id, reason.Pattern, StringComparison.Ordinal));
        var pattern = steady ?? Unsteady.FirstOrDefault(each => string.Equals(each.Pattern.Id, reason.Pattern, StringComparison.Ordinal));
        var scenarios = Find(reason.Scenarios);
        var evidence = pattern?.Anchor ?? (reason.Tag is "speed" ? Anchors.Speed : scenarios.Count > 0 ? scenarios[0].Anchor : Anchors.Section(reason));
        return new ReasonView(index + 1, reason, evidence, pattern?.Pattern.Examples.FirstOrDefault(), scenarios);
    }

    private string Standing(DifferencePattern pattern)
    {
        if (ReasonOf(pattern) is var number and > 0)
            return $"Holds, reason {number.ToString(CultureInfo.InvariantCulture)}";
        if (Report.Verdict.Waived.FirstOrDefault(waived => string.Equals(waived.Pattern, pattern.Id, StringComparison.Ordinal)) is { } waiver)
            return $"Accepted by waiver {waiver.Waiver}";
        return pattern.Announcement is null ? "Does not hold" : "Announced and seen";
    }

    // A consequence holds with the reason that it follows from.
    private int ReasonOf(DifferencePattern pattern) => Report.Verdict.Reasons.Index().FirstOrDefault(
        each => string.Equals(each.Item.Pattern, pattern.Id, StringComparison.Ordinal) || each.Item.Following?.Contains(pattern.Id, StringComparer.Ordinal) == true, (-1, null!)).Index + 1;

    private DifferencePattern? Cause(DifferencePattern pattern) => pattern.Follows is { } cause
        ? Report.Comparison.Differences.FirstOrDefault(each => string.Equals(each.Id, cause, StringComparison.Ordinal))
        : null;
}
