using System.Globalization;
using System.Runtime.InteropServices;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Takes in differences scenario by scenario and groups them by what they are, and consequences by what they follow from. Every
/// difference ends up in exactly one group.
/// </summary>
internal sealed class PatternCollector(Lens lens)
{
    private readonly Dictionary<(DifferenceKind Kind, string Where, string Field, string Direction), Family> families = [];
    private readonly Dictionary<(DifferenceKind Kind, string Where, string Field, string Direction, string Ways), Bucket> following = [];
    private readonly Dictionary<Source, int> sources = [];
    private readonly List<int> often = [];
    private int buckets;

    /// <summary>Takes in what differs in one scenario; scenarios come in the order of the plan.</summary>
    public void Add(int scenario, IReadOnlyList<Difference> differences)
    {
        if (differences.Count == 0)
            return;
        var ordered = differences
            .OrderBy(difference => difference.Subject, StringComparer.Ordinal)
            .ThenBy(difference => difference.Before, StringComparer.Ordinal)
            .ThenBy(difference => difference.After, StringComparer.Ordinal)
            .ThenBy(difference => difference.Member, StringComparer.Ordinal)
            .ToList();
        var explained = Consequences.Of(ordered, lens);
        var placed = new Dictionary<Difference, Bucket>(ReferenceEqualityComparer.Instance);
        var nth = new Dictionary<(DifferenceKind, string, string, string, UInt128), int>();
        foreach (var difference in ordered)
            Place(difference).Tally.Add(difference, scenario, Mark(difference), lens);

        // What explains it comes first; that is never, through others, the difference itself.
        Bucket Place(Difference difference)
        {
            if (!placed.TryGetValue(difference, out var bucket))
                placed[difference] = bucket = explained.TryGetValue(difference, out var ways) ? Following(difference, ways) : Own(difference);
            return bucket;
        }

        Bucket Following(Difference difference, IReadOnlyList<Explanation> ways)
        {
            var reasons = ways.Select(way => new Way(Counted(way.Source), way.Source, Weighed(difference, way.Causes))).OrderBy(way => way.Number).ToList();
            var direction = difference.Kind == DifferenceKind.Money ? Direction.Follows : difference.Direction;
            var key = (difference.Kind, difference.Where, difference.Field, direction, string.Join('\n', reasons.Select(way => way.Key)));
            if (!following.TryGetValue(key, out var bucket))
                following[key] = bucket = new Bucket(buckets++, difference.Kind, difference.Where, difference.Field, direction, "") { Ways = reasons };
            return bucket;
        }

        int Counted(Source source)
        {
            if (!sources.TryGetValue(source, out var number))
            {
                sources[source] = number = often.Count;
                often.Add(0);
            }

            often[number]++;
            return number;
        }

        // How far each kind of cause moves the amount its way.
        List<Share> Weighed(Difference difference, IReadOnlyList<Difference> causes) => causes is [var only]
            ? [new Share(Place(only), (only.Delta ?? 0) * Math.Sign(difference.Delta ?? 0))]
            : [.. causes.GroupBy(Place).Select(group => new Share(group.Key, group.Sum(cause => cause.Delta ?? 0) * Math.Sign(difference.Delta ?? 0))).OrderBy(share => share.Cause.Number)];

        FactMark? Mark(Difference difference)
        {
            if (difference.Fact is not { } fact)
                return null;
            var digest = ContentHash.Long(fact);
            var times = ++CollectionsMarshal.GetValueRefOrAddDefault(nth, (difference.Kind, difference.Where, difference.Field, difference.Direction, digest), out _);
            return new FactMark(digest, times);
        }
    }

    /// <summary>The groups, without an order.</summary>
    public IReadOnlyList<PatternGroup> Groups()
    {
        var own = families.Values.SelectMany(family => family.Split()).ToList();
        var ids = own.SelectMany(group => group.Parts.Select(part => (part.Number, group.Group.Id))).ToDictionary(pair => pair.Number, pair => pair.Id);
        var consequences = following.Values
            .GroupBy(bucket => (bucket.Kind, bucket.Where, bucket.Field, bucket.Direction, Cause: Main(bucket)))
            .Select(group => new PatternGroup(
                group.Key.Kind, group.Key.Where, group.Key.Field, group.Key.Direction, null, group.Key.Cause, Tally.Of([.. group.OrderBy(bucket => bucket.Number).Select(bucket => bucket.Tally)])));
        return [.. own.Select(group => group.Group), .. consequences.ToList()];

        // Two kinds of row may add up to the same: what was posted, and an action that noted the balance. What explains most is the cause;
        // of a total over several patterns the one that moves it most its way.
        string Main(Bucket bucket) => bucket.Ways
            .OrderByDescending(way => often[way.Number]).ThenBy(way => way.Source.ToString(), StringComparer.Ordinal)
            .First().Shares
            .GroupBy(share => Id(share.Cause), StringComparer.Ordinal)
            .OrderByDescending(pattern => pattern.Sum(share => share.Pence))
            .ThenBy(pattern => pattern.Key, StringComparer.Ordinal)
            .First().Key;

        string Id(Bucket bucket)
        {
            if (!ids.TryGetValue(bucket.Number, out var id))
                ids[bucket.Number] = id = PatternGroup.IdOf(bucket.Kind, bucket.Where, bucket.Field, bucket.Direction, null, Main(bucket));
            return id;
        }
    }

    private Bucket Own(Difference difference)
    {
        var key = (difference.Kind, difference.Where, difference.Field, difference.Direction);
        if (!families.TryGetValue(key, out var family))
            families[key] = family = new Family();
        if (!family.Variants.TryGetValue(difference.Variant, out var bucket))
            family.Variants[difference.Variant] = bucket = new Bucket(buckets++, difference.Kind, difference.Where, difference.Field, difference.Direction, difference.Variant);
        return bucket;
    }

    /// <summary>Members that nothing tells apart: of one variant, or with the same causes.</summary>
    private sealed record Bucket(int Number, DifferenceKind Kind, string Where, string Field, string Direction, string Variant)
    {
        public Tally Tally { get; } = new();

        public IReadOnlyList<Way> Ways { get; init; } = [];

        public bool Equals(Bucket? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Number;
    }

    /// <summary>One way of explaining: rows of a kind, and the groups that they are in.</summary>
    private sealed record Way(int Number, Source Source, IReadOnlyList<Share> Shares)
    {
        // With one kind of cause it does not matter by how much.
        public string Key { get; } = Shares is [var only]
            ? string.Create(CultureInfo.InvariantCulture, $"{Number} {only.Cause.Number}")
            : $"{Number.ToString(CultureInfo.InvariantCulture)} " + string.Join(' ', Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Cause.Number}:{share.Pence}")));
    }

    private sealed record Share(Bucket Cause, long Pence);

    /// <summary>Differences of one kind, place and direction, by what distinguishes them further.</summary>
    private sealed class Family
    {
        // So few values each deserve a line; of more, only those that many members share.
        private const int FewVariants = 3;

        public Dictionary<string, Bucket> Variants { get; } = new(StringComparer.Ordinal);

        // A share of a tenth gets a line of its own, so at most ten do; rare ones are told together, unless they are few.
        public IEnumerable<(PatternGroup Group, IReadOnlyList<Bucket> Parts)> Split()
        {
            var members = Variants.Values.Sum(bucket => bucket.Tally.Members);
            var least = Math.Max(2, (members + 9) / 10);
            var rare = Variants.Values.Where(bucket => Variants.Count > FewVariants && bucket.Tally.Members < least).OrderBy(bucket => bucket.Number).ToList();
            if (rare.Count <= FewVariants)
                rare.Clear();
            foreach (var bucket in Variants.Values.Except(rare))
                yield return (Group(bucket, bucket.Variant, bucket.Tally), [bucket]);
            if (rare.Count > 0)
                yield return (Group(rare[0], null, Tally.Of([.. rare.Select(bucket => bucket.Tally)])), rare);
        }

        private static PatternGroup Group(Bucket bucket, string? variant, Tally tally) =>
            new(bucket.Kind, bucket.Where, bucket.Field, bucket.Direction, variant, null, tally);
    }
}
