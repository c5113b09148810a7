using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Something to be matched by what it holds.</summary>
/// <param name="identity">What tells it from others in business terms; empty when nothing does. Asked for only where content alone does not decide.</param>
/// <param name="cells">Its content, in the same columns as all others: texts, or values as they are. What makes the identity is among them. Compared by equality.</param>
internal sealed class Entry(Func<string> identity, object[] cells)
{
    private string? known;

    public Entry(string identity, object[] cells)
        : this(() => identity, cells)
    {
    }

    public string Identity => known ??= identity();

    public object[] Cells => cells;
}

/// <summary>Indexes into both lists: what belongs together, and what only one has.</summary>
internal sealed record Matched(IReadOnlyList<(int Baseline, int Candidate)> Pairs, IReadOnlyList<int> OnlyBaseline, IReadOnlyList<int> OnlyCandidate);

/// <summary>
/// Matches two unordered lists: within equal identity the same content first, then the fewest differing cells, then by order;
/// what is left is matched across identities when all but one cell are equal. One entry more shifts nothing.
/// Linear in the entries but for small groups, so that a debit run over thousands of accounts is no trouble.
/// </summary>
internal static class ContentMatching
{
    // Above this many pairs in a group, distances are not taken one by one.
    private const int SmallGroup = 10_000;

    /// <summary>Matches entries that are in a canonical order; ties go by it.</summary>
    /// <param name="baseline">Entries in a canonical order.</param>
    /// <param name="candidate">Entries in a canonical order.</param>
    /// <param name="mostDiffering">Entries without identity are the same thing only up to so many differing cells.</param>
    public static Matched Match(IReadOnlyList<Entry> baseline, IReadOnlyList<Entry> candidate, int mostDiffering)
    {
        var left = new Side(baseline);
        var right = new Side(candidate);
        var width = baseline.Count > 0 ? baseline[0].Cells.Length : candidate.Count > 0 ? candidate[0].Cells.Length : 0;

        // Exact content includes identity, for its fields are among the cells: no need to group for it.
        Round(left, right, left.Free(), right.Free(), [], byIdentity: true);
        var leftGroups = left.Free().GroupBy(index => baseline[index].Identity, StringComparer.Ordinal);
        var rightGroups = right.Free().ToLookup(index => candidate[index].Identity, StringComparer.Ordinal);
        foreach (var group in leftGroups.ToList())
            MatchNearest(left, right, [.. group], [.. rightGroups[group.Key]], width, group.Key.Length > 0 ? width : mostDiffering);

        for (var column = 0; width > 1 && column < width && left.AnyFree && right.AnyFree; column++)
            Round(left, right, left.Free(), right.Free(), [column], byIdentity: false);

        return new Matched(left.Pairs(), left.Free(), right.Free());
    }

    private static void MatchNearest(Side left, Side right, List<int> lefts, List<int> rights, int width, int most)
    {
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        if (lefts is [var only] && rights is [var other])
        {
            if (left.Distance(only, right, other) <= most)
                left.Pair(only, right, other);
            return;
        }

        if ((long)lefts.Count * rights.Count <= SmallGroup)
        {
            var distances = from l in lefts
                            from r in rights
                            let distance = left.Distance(l, right, r)
                            where distance <= most
                            orderby distance, l, r
                            select (l, r);
            foreach (var (l, r) in distances.ToList())
                left.Pair(l, right, r);
            return;
        }

        // Too many to look at every pair: all but one cell equal, then all but two, by hash.
        for (var column = 0; most > 0 && column < width; column++)
            Round(left, right, left.Free(lefts), right.Free(rights), [column], byIdentity: true);
        for (var column = 0; most > 1 && column < width; column++)
        {
            for (var second = column + 1; second < width; second++)
                Round(left, right, left.Free(lefts), right.Free(rights), [column, second], byIdentity: true);
        }

        if (most == width)
        {
            foreach (var (l, r) in left.Free(lefts).Zip(right.Free(rights)).ToList())
                left.Pair(l, right, r);
        }
    }

    // Pairs, in order, what is equal but for the columns left out.
    private static void Round(Side left, Side right, List<int> lefts, List<int> rights, int[] leftOut, bool byIdentity)
    {
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        var waiting = new Waiting<ulong>(lefts.Count, place => left.Hash(lefts[place], leftOut));
        foreach (var r in rights)
        {
            var hash = right.Hash(r, leftOut);
            if (waiting.First(hash) is not { } place)
                continue;
            var l = lefts[place];
            if (left.Distance(l, right, r) <= leftOut.Length && (!byIdentity || leftOut.Length == 0 || left.SameIdentity(l, right, r)))
            {
                waiting.Take(hash);
                left.Pair(l, right, r);
            }
        }
    }

    private sealed class Side(IReadOnlyList<Entry> entries)
    {
        private readonly ulong[] hashes = [.. entries.Select(entry => Whole(entry.Cells))];
        // Index on the other side, plus one; 0 while it has none.
        private readonly int[] twins = new int[entries.Count];
        private int free = entries.Count;

        public bool AnyFree => free > 0;

        public List<int> Free() => Free(Enumerable.Range(0, entries.Count));

        public List<int> Free(IEnumerable<int> among) => [.. among.Where(index => twins[index] == 0)];

        // The sum lets columns be taken out again without looking at the others.
        public ulong Hash(int index, int[] leftOut)
        {
            var hash = hashes[index];
            foreach (var column in leftOut)
                hash -= Mixed(column, entries[index].Cells[column]);
            return hash;
        }

        public int Distance(int index, Side other, int otherIndex)
        {
            var distance = 0;
            var (ones, others) = (entries[index].Cells, other.Entries[otherIndex].Cells);
            for (var column = 0; column < ones.Length; column++)
            {
                if (!ones[column].Equals(others[column]))
                    distance++;
            }

            return distance;
        }

        public bool SameIdentity(int index, Side other, int otherIndex) =>
            string.Equals(entries[index].Identity, other.Entries[otherIndex].Identity, StringComparison.Ordinal);

        public void Pair(int index, Side other, int otherIndex)
        {
            if (twins[index] > 0 || other.twins[otherIndex] > 0)
                return;
            twins[index] = otherIndex + 1;
            other.twins[otherIndex] = index + 1;
            free--;
            other.free--;
        }

        /// <summary>What was paired, in the order of this side.</summary>
        public List<(int, int)> Pairs() => [.. twins.Index().Where(twin => twin.Item > 0).Select(twin => (twin.Index, twin.Item - 1))];

        private IReadOnlyList<Entry> Entries => entries;

        private static ulong Whole(object[] cells)
        {
            var hash = 0UL;
            for (var column = 0; column < cells.Length; column++)
                hash += Mixed(column, cells[column]);
            return hash;
        }

        // SplitMix64's finaliser spreads what it is given over 64 bits, the same on every machine: among a hundred thousand entries two
        // that differ have the same hash once in a billion runs, and then they are only not taken for equal.
        private static ulong Mixed(int column, object cell)
        {
            var mixed = (((ulong)(uint)column + 1) << 40) ^ Content(cell);
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }

        private static ulong Content(object cell) => cell switch
        {
            Value.Integer integer => (ulong)integer.Number * 0x9e3779b97f4a7c15,
            Value.Text text => ContentHash.Short(text.Content),
            string text => ContentHash.Short(text) + 1,
            Value.Null => 2,
            _ => ContentHash.Short(OutcomeRows.Text(cell)) + 3,
        };
    }
}
