using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Tells grouped differences: sentence, what they have in common, examples; in the order in which they matter.</summary>
/// <param name="lens">Housing words.</param>
/// <param name="traits">What members have in common.</param>
/// <param name="order">Scenario → its place in the plan.</param>
/// <param name="announcements">What the release note says.</param>
internal sealed class Patterns(Lens lens, CommonTraits traits, IReadOnlyDictionary<string, int> order, IReadOnlyList<Announcement> announcements)
{
    private const int MostExamples = 3;

    /// <summary>Money first, then by kind; what follows from a difference behind it; the most frequent first.</summary>
    public IReadOnlyList<DifferencePattern> Of(IEnumerable<Difference> differences)
    {
        var ordered = differences
            .OrderBy(difference => order.GetValueOrDefault(difference.Scenario, int.MaxValue))
            .ThenBy(difference => difference.Subject, StringComparer.Ordinal)
            .ThenBy(difference => difference.Before, StringComparer.Ordinal)
            .ThenBy(difference => difference.After, StringComparer.Ordinal)
            .ThenBy(difference => difference.Member, StringComparer.Ordinal)
            .ToList();
        var told = PatternGroups.Of(ordered, Consequences.Of(ordered, lens))
            .Select(group => (Rank: group.Members.Min(member => member.Rank), Pattern: Tell(group)))
            .OrderBy(told => told.Pattern.Kind)
            .ThenBy(told => told.Rank)
            .ThenByDescending(told => told.Pattern.Count)
            .ThenBy(told => told.Pattern.Sentence, StringComparer.Ordinal)
            .ThenBy(told => told.Pattern.Id, StringComparer.Ordinal)
            .Select(told => told.Pattern)
            .ToLookup(pattern => pattern.Follows ?? "", StringComparer.Ordinal);
        return [.. WithConsequences("")];

        IEnumerable<DifferencePattern> WithConsequences(string cause) =>
            told[cause].SelectMany(pattern => WithConsequences(pattern.Id).Prepend(pattern));
    }

    private DifferencePattern Tell(PatternGroup group)
    {
        var money = group.Members.All(member => member.Delta is not null) ? group.Facts.Sum(member => member.Delta) : null;
        var detail = traits.Of(group).ToList();
        if (money is { } sum && (group.Count > 1 || group.Kind == DifferenceKind.Row))
            detail.Add($"together {new Money(sum)}");
        return new DifferencePattern(
            group.Id, group.Kind, group.Where, group.Field, PatternSentence.Of(group, lens), string.Join("; ", detail), group.Count, money,
            Announcements.Find(announcements, group, lens),
            [.. group.Members.Select(member => member.Scenario).Where(scenario => scenario.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. group.Facts.Where(member => member.Scenario.Length > 0).Take(MostExamples)
                .Select(member => new DifferenceExample(member.Scenario, member.Subject, member.Before, member.After))],
            group.Follows, group.Follows is null ? null : PatternSentence.Counted(group, lens));
    }
}
