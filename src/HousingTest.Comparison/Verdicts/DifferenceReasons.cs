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
        var reasons = new List<Held>();
        var held = new Dictionary<string, Held>(StringComparer.Ordinal);
        var findings = new List<Reason>();
        foreach (var pattern in comparison.Differences.Where(pattern => !waived.Contains(pattern.Id)))
        {
            if (MayPass(pattern, policy))
                findings.Add(Told("HT-VER-021", pattern, "announced and seen"));
            else if (!policy.Holds.Contains(pattern.Kind))
                findings.Add(Told("HT-VER-020", pattern, "policy lets it pass"));
            else if (pattern.Kind == DifferenceKind.Step && pattern.Scenarios.All(failed.Contains))
                findings.Add(Told("HT-VER-020", pattern, "held already, as a scenario that failed"));
            else if (pattern.Follows is { } cause && held.TryGetValue(cause, out var reason))
                Hold(reason, pattern);
            else
            {
                // Also a consequence whose cause is waived or let pass: accepting the one does not accept the other.
                reasons.Add(new Held(pattern, []));
                held[pattern.Id] = reasons[^1];
            }
        }

        return new DifferenceReasons([.. reasons.Select(reason => (reason.Cause.Kind, Told(reason)))], findings);

        void Hold(Held reason, DifferencePattern consequence)
        {
            reason.Consequences.Add(consequence);
            held[consequence.Id] = reason;
        }
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

    private static Reason Told(Held held)
    {
        var reason = Told("HT-VER-010", held.Cause, string.Join("; ", new[] { Note(held.Cause), AndSo(held.Consequences) }.Where(part => part.Length > 0)));
        return held.Consequences.Count == 0 ? reason : reason with { Following = [.. held.Consequences.Select(consequence => consequence.Id)] };
    }

    // "and so the balance of 35 rent accounts, and the header total and posted total of 2 debit runs, and what Statement shows as Balance"
    private static string AndSo(List<DifferencePattern> consequences)
    {
        var parts = consequences
            .GroupBy(consequence => (consequence.Kind == DifferenceKind.Screen, Of(consequence)))
            .Select(group => group.Key switch
            {
                (true, var screen) => $"what {screen} shows as {Fields(group)}",
                (false, var counted) => $"the {Fields(group)} of {counted}",
            })
            .ToList();
        return parts.Count == 0 ? "" : "and so " + string.Join(", and ", parts);

        static string Of(DifferencePattern consequence) => consequence.Kind switch
        {
            DifferenceKind.Screen => consequence.Where,
            DifferenceKind.File => $"the {consequence.Counted}",
            _ => consequence.Counted ?? $"{Words.Number(consequence.Count)} {consequence.Where}",
        };

        static string Fields(IEnumerable<DifferencePattern> group) => string.Join(" and ", group.Select(consequence => consequence.Field).Distinct(StringComparer.Ordinal));
    }

    private static Reason Told(string id, DifferencePattern pattern, string note) => new(
        id, Tag(pattern.Kind), pattern.Sentence, string.Join("; ", new[] { pattern.Detail, note }.Where(part => part.Length > 0)), pattern.Id, pattern.Scenarios);

    private static string Tag(DifferenceKind kind) => kind switch
    {
        DifferenceKind.ScreenField => "screen field",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private sealed record Held(DifferencePattern Cause, List<DifferencePattern> Consequences);
}
