using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Differences that will be told in one sentence.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Where">Entity, screen, channel, file, source or step.</param>
/// <param name="Field">Field, or empty.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Variant">What all members share (an amount, a pair of values); null when members have several.</param>
/// <param name="Members">In the order of the plan, then by name.</param>
internal sealed record PatternGroup(DifferenceKind Kind, string Where, string Field, string Direction, string? Variant, IReadOnlyList<Difference> Members)
{
    /// <summary>The same for the same pattern, however many members it has.</summary>
    public string Id => "D-" + Digest.OfText(string.Join('\n', Kind.ToString(), Where, Field, Direction, Variant is null ? "several" : "one " + Variant))[..8];
}

/// <summary>Groups differences by what they are.</summary>
internal static class PatternGroups
{
    // So few values each deserve a line; of more, only those that many members share.
    private const int FewVariants = 3;

    public static IEnumerable<PatternGroup> Of(IEnumerable<Difference> differences) =>
        differences
            .GroupBy(difference => (difference.Kind, difference.Where, difference.Field, difference.Direction))
            .SelectMany(group => Split([.. group]).Select(part =>
                new PatternGroup(group.Key.Kind, group.Key.Where, group.Key.Field, group.Key.Direction, part.Variant, part.Members)));

    // A share of a tenth gets a line of its own, so at most ten do; rare ones are told together, unless they are few.
    private static IEnumerable<(string? Variant, IReadOnlyList<Difference> Members)> Split(List<Difference> members)
    {
        var variants = members.GroupBy(member => member.Variant, StringComparer.Ordinal).Select(group => (Variant: group.Key, Members: group.ToList())).ToList();
        var least = Math.Max(2, (members.Count + 9) / 10);
        var rare = variants.Where(variant => variants.Count > FewVariants && variant.Members.Count < least).ToList();
        if (rare.Count <= FewVariants)
            rare.Clear();
        var together = rare.SelectMany(variant => variant.Members).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (variant, own) in variants.Except(rare))
            yield return (variant, own);
        if (together.Count > 0)
            yield return (null, [.. members.Where(together.Contains)]);
    }
}
