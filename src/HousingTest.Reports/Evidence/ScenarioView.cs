using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A scenario with the evidence that the page shows for it.</summary>
/// <param name="Comparison">How it went in each run.</param>
/// <param name="End">How it ended over all of them.</param>
/// <param name="Anchor">Id of it in the page.</param>
/// <param name="Evidence">What it did; null where the page only lists it.</param>
public sealed record ScenarioView(ScenarioComparison Comparison, ScenarioEnd End, string Anchor, ScenarioEvidence? Evidence)
{
    /// <summary>The scenario as it was planned.</summary>
    public PlannedScenario Planned => Comparison.Scenario;

    /// <summary>Its title, and its row where it is one of several.</summary>
    public string Title => Planned.Row is { } row ? $"{Planned.Title}, row {row.ToString(CultureInfo.InvariantCulture)}" : Planned.Title;

    /// <summary>Id of its screens and messages in the page; null when they are not shown.</summary>
    public string? SideBySide => Evidence is { Pictured: true } ? Anchors.SideBySide(Planned.Id) : null;

    /// <summary>True when a person deciding would look at it.</summary>
    public bool Telling => Comparison.Differs || End != ScenarioEnd.Passed || Comparison.Baseline != ScenarioStatus.Passed;
}
