using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Groups differences by what they are, and consequences by what they follow from.</summary>
internal static class PatternGroups
{
    // So few values each deserve a line; of more, only those that many members share.
    private const int FewVariants = 3;

    /// <summary>Groups without an order; members keep theirs.</summary>
    /// <param name="differences">In the order in which they are to be told.</param>
    /// <param name="causes">Consequence → the differences that add up to it.</param>
    public static IEnumerable<PatternGroup> Of(IReadOnlyList<Difference> differences, IReadOnlyDictionary<Difference, IReadOnlyList<Difference>> causes)
    {
        var groups = Alike(differences.Where(difference => !causes.ContainsKey(difference))).ToList();
        var ids = new Dictionary<Difference, string>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
        {
            foreach (var member in group.Members)
                ids[member] = group.Id;
        }

        var following = differences.Where(causes.ContainsKey)
            .GroupBy(difference => (difference.Where, difference.Field, Cause: Main(difference)))
            .Select(group => Following(group.Key.Where, group.Key.Field, group.Key.Cause, [.. group]));
        return groups.Concat(following.ToList());

        // A total may sum up differences of several patterns: it follows from the one that moves it most its way.
        string Main(Difference difference) => causes[difference]
            .GroupBy(Id, StringComparer.Ordinal)
            .OrderByDescending(pattern => pattern.Sum(cause => cause.Delta) * Math.Sign(difference.Delta!.Value))
            .ThenBy(pattern => pattern.Key, StringComparer.Ordinal)
            .First().Key;

        string Id(Difference difference)
        {
            if (!ids.TryGetValue(difference, out var id))
                ids[difference] = id = Following(difference.Where, difference.Field, Main(difference), []).Id;
            return id;
        }
    }

    private static PatternGroup Following(string where, string field, string cause, IReadOnlyList<Difference> members) =>
        new(DifferenceKind.Money, where, field, Direction.Follows, cause, members);

    private static IEnumerable<PatternGroup> Alike(IEnumerable<Difference> differences) =>
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
