namespace HousingTest.Reports;

/// <summary>
/// Chooses the scenarios whose evidence the page holds. A page with every step of ten thousand scenarios helps nobody: of many, those that
/// the verdict names and the examples come from; the others are listed, and their outcomes lie in the runs' folders.
/// </summary>
internal static class Telling
{
    // So many a person can still leaf through.
    private const int AllOf = 250;
    private const int MostOfReason = 20;

    /// <summary>Ids of the scenarios to show in full.</summary>
    public static IReadOnlySet<string> Of(GateReport report)
    {
        var comparison = report.Comparison;
        if (comparison.Scenarios.Count <= AllOf)
            return comparison.Scenarios.Select(scenario => scenario.Scenario.Id).ToHashSet(StringComparer.Ordinal);
        var patterns = comparison.Differences.Concat(comparison.Unsteady).ToList();
        return patterns.SelectMany(pattern => pattern.Examples.Select(example => example.Scenario))
            .Concat(patterns.SelectMany(pattern => pattern.Scenarios.Take(1)))
            .Concat(report.Verdict.Reasons.Concat(report.Verdict.Findings).SelectMany(reason => reason.Scenarios.Take(reason.Pattern is null ? MostOfReason : 1)))
            .Concat(comparison.Noise.SelectMany(noise => noise.Scenarios.Take(1)))
            .ToHashSet(StringComparer.Ordinal);
    }
}
