using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A difference as the page tells it.</summary>
/// <param name="Pattern">What differs.</param>
/// <param name="Anchor">Id in the page.</param>
/// <param name="Standing">What the verdict makes of it: <c>Holds, reason 1</c>, <c>Announced and seen</c>.</param>
/// <param name="Holds">True when it is a reason to hold.</param>
/// <param name="Scenarios">Scenarios that show it.</param>
/// <param name="Cause">The difference that it follows from; null when it stands for itself.</param>
public sealed record PatternView(
    DifferencePattern Pattern, string Anchor, string Standing, bool Holds, IReadOnlyList<ScenarioView> Scenarios, DifferencePattern? Cause = null);

/// <summary>A reason of the verdict as the page tells it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Link">Anchor of the evidence one click away: the difference, the first scenario, or the section that tells of it.</param>
/// <param name="Example">An example of the difference behind it; null when there is none.</param>
/// <param name="Scenarios">Scenarios behind it.</param>
public sealed record ReasonView(int Number, Reason Reason, string Link, DifferenceExample? Example, IReadOnlyList<ScenarioView> Scenarios);
