using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A scenario with the evidence that the page shows for it.</summary>
/// <param name="Comparison">How it went in each run.</param>
/// <param name="End">How it ended over all of them.</param>
/// <param name="Anchor">Id of its evidence in the page.</param>
/// <param name="SideBySide">Id of its screens and messages in the page; null when they are not shown.</param>
/// <param name="Baseline">What it did on the baseline; null when it did not run there.</param>
/// <param name="Candidate">What it did on the candidate; null when it did not run there.</param>
/// <param name="Screens">Screens of both; empty unless it differs or failed.</param>
/// <param name="Messages">Messages of both, differing ones first.</param>
/// <param name="Rows">Rows changed.</param>
/// <param name="Patterns">Differences that it shows.</param>
public sealed record ScenarioView(
    ScenarioComparison Comparison, ScenarioEnd End, string Anchor, string? SideBySide, Outcome? Baseline, Outcome? Candidate,
    IReadOnlyList<ScreenPair> Screens, IReadOnlyList<MessagePair> Messages, IReadOnlyList<RowGroup> Rows, IReadOnlyList<DifferencePattern> Patterns)
{
    /// <summary>The scenario as it was planned.</summary>
    public PlannedScenario Planned => Comparison.Scenario;

    /// <summary>True when a person deciding would look at it.</summary>
    public bool Telling => Comparison.Differs || End != ScenarioEnd.Passed || Comparison.Baseline != ScenarioStatus.Passed;

    /// <summary>Its outcome on the candidate, or else on the baseline.</summary>
    public Outcome? Outcome => Candidate ?? Baseline;

    internal static ScenarioView Of(GateReport report, ScenarioComparison scenario, RowWords words)
    {
        var id = scenario.Scenario.Id;
        var (baseline, candidate) = (report.Baseline.Outcomes.GetValueOrDefault(id), report.Candidate.Outcomes.GetValueOrDefault(id));
        var end = ScenarioEnds.Of(scenario);
        // A picture is the largest part of a page: only where it can tell something.
        var pictured = scenario.Differs || end is ScenarioEnd.Failed or ScenarioEnd.Unsteady;
        var screens = !pictured ? [] : Pairing.Of(baseline?.Screens ?? [], candidate?.Screens ?? [], screen => (screen.Name, screen.Device))
            .Select(pair => ScreenPair.Of(
                pair.Before, pair.After, screen => report.ReadFile(report.Baseline, id, screen.Screenshot), screen => report.ReadFile(report.Candidate, id, screen.Screenshot)))
            .ToList();
        var messages = Pairing.Of(baseline?.Messages ?? [], candidate?.Messages ?? [], message => (message.Channel, message.Template, message.Recipient))
            .Select(pair => MessagePair.Of(pair.Before, pair.After))
            .OrderBy(pair => !pair.Differs)
            .ToList();
        var shown = pictured && (screens.Count > 0 || messages.Count > 0);
        return new ScenarioView(
            scenario, end, Anchors.Scenario(id), shown ? Anchors.SideBySide(id) : null, baseline, candidate, screens, messages,
            RowEvidence.Of((report.Verdict.Baseline, baseline), (report.Verdict.Candidate, candidate), words, report.Comparison.Noise),
            report.Comparison.Differences.Where(pattern => pattern.Scenarios.Contains(id, StringComparer.Ordinal)).ToList());
    }
}
