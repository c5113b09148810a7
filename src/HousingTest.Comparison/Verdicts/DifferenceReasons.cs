using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Sorts differences into those that hold and those that are only shown.</summary>
/// <param name="Reasons">With their kind, in the order of the comparison.</param>
/// <param name="Findings">What policy lets pass.</param>
internal sealed record DifferenceReasons(IReadOnlyList<(DifferenceKind Kind, Reason Reason)> Reasons, IReadOnlyList<Reason> Findings)
{
    public static DifferenceReasons Of(ComparisonResult comparison, Policy policy, WaiverReview review, IReadOnlyList<JudgedScenario> scenarios)
    {
        var waived = review.Waived.Select(covered => covered.Pattern).ToHashSet(StringComparer.Ordinal);
        var failed = scenarios.Where(scenario => scenario.State == JudgedState.Failed).Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var reasons = new List<(DifferenceKind, Reason)>();
        var findings = new List<Reason>();
        foreach (var pattern in comparison.Differences.Where(pattern => !waived.Contains(pattern.Id)))
        {
            if (MayPass(pattern, policy))
                findings.Add(Told("HT-VER-021", pattern, "announced and seen"));
            else if (!policy.Holds.Contains(pattern.Kind))
                findings.Add(Told("HT-VER-020", pattern, "policy lets it pass"));
            else if (pattern.Kind == DifferenceKind.Step && pattern.Scenarios.All(failed.Contains))
                findings.Add(Told("HT-VER-020", pattern, "held already, as a scenario that failed"));
            else
                reasons.Add((pattern.Kind, Told("HT-VER-010", pattern, Note(pattern))));
        }

        return new DifferenceReasons(reasons, findings);
    }

    // Money has no kind of announcement, and so never passes, whatever a comparison of another tool might say.
    private static bool MayPass(DifferencePattern pattern, Policy policy) => pattern.Announcement is not null && pattern.Kind switch
    {
        DifferenceKind.Column => policy.AnnouncedMayPass.Contains(AnnouncedKind.Column),
        DifferenceKind.ScreenField => policy.AnnouncedMayPass.Contains(AnnouncedKind.Field),
        _ => false,
    };

    private static string Note(DifferencePattern pattern) => pattern.Kind switch
    {
        _ when pattern.Announcement is not null => "announced, but policy does not let it pass",
        DifferenceKind.Column or DifferenceKind.ScreenField => "not announced",
        _ => "",
    };

    private static Reason Told(string id, DifferencePattern pattern, string note) => new(
        id, Tag(pattern.Kind), pattern.Sentence, string.Join("; ", new[] { pattern.Detail, note }.Where(part => part.Length > 0)), pattern.Id, pattern.Scenarios);

    private static string Tag(DifferenceKind kind) => kind switch
    {
        DifferenceKind.ScreenField => "screen field",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
