using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Tells grouped differences: sentence, what they have in common, examples; in the order in which they matter.</summary>
/// <param name="lens">Housing words.</param>
/// <param name="commonplace">What is true of all, and so explains nothing.</param>
/// <param name="announcements">What the release note says.</param>
internal sealed class Patterns(Lens lens, Commonplace commonplace, IReadOnlyList<Announcement> announcements)
{
    /// <summary>Money first, then by kind; what follows from a difference behind it; the most frequent first.</summary>
    public IReadOnlyList<DifferencePattern> Of(PatternCollector collected)
    {
        var all = collected.Groups().Select(group => (group.Tally.Rank, Pattern: Tell(group)))
            .OrderBy(told => told.Pattern.Kind)
            .ThenBy(told => told.Rank)
            .ThenByDescending(told => told.Pattern.Count)
            .ThenBy(told => told.Pattern.Sentence, StringComparer.Ordinal)
            .ThenBy(told => told.Pattern.Id, StringComparer.Ordinal)
            .Select(told => told.Pattern)
            .ToLookup(pattern => pattern.Follows ?? "", StringComparer.Ordinal);
        return [.. WithConsequences("")];

        IEnumerable<DifferencePattern> WithConsequences(string cause) =>
            all[cause].SelectMany(pattern => WithConsequences(pattern.Id).Prepend(pattern));
    }

    private DifferencePattern Tell(PatternGroup group)
    {
        var money = group.Tally.Money;
        var detail = group.Count > 1 ? group.Tally.Traits.Phrases(commonplace).ToList() : [];
        if (money is { } sum && (group.Count > 1 || group.Kind == DifferenceKind.Row))
            detail.Add($"together {new Money(sum)}");
        return new DifferencePattern(
            group.Id, group.Kind, group.Where, group.Field, PatternSentence.Of(group, lens), string.Join("; ", detail), group.Count, money,
            Announcements.Find(announcements, group, lens), group.Tally.Scenarios, group.Tally.Examples,
            group.Follows, group.Follows is null ? null : PatternSentence.Counted(group, lens));
    }
}
