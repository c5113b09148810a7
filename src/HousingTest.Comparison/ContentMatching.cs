using System.Runtime.InteropServices;

namespace HousingTest.Comparison;

/// <summary>Something to be matched by what it holds.</summary>
/// <param name="Identity">What tells it from others in business terms; empty when nothing does.</param>
/// <param name="Cells">Its content, in the same columns as all others.</param>
internal sealed record Entry(string Identity, string[] Cells);

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
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        left.Encode(codes);
        right.Encode(codes);
        var width = baseline.Count > 0 ? baseline[0].Cells.Length : candidate.Count > 0 ? candidate[0].Cells.Length : 0;
        var pairs = new List<(int, int)>();

        // Exact content includes identity, for its fields are among the cells: no need to group for it.
        Round(left, right, left.Free(), right.Free(), [], byIdentity: true, pairs);
        var leftGroups = left.Free().GroupBy(index => baseline[index].Identity, StringComparer.Ordinal);
        var rightGroups = right.Free().ToLookup(index => candidate[index].Identity, StringComparer.Ordinal);
        foreach (var group in leftGroups.ToList())
            MatchNearest(left, right, [.. group], [.. rightGroups[group.Key]], width, group.Key.Length > 0 ? width : mostDiffering, pairs);

        for (var column = 0; width > 1 && column < width && left.AnyFree && right.AnyFree; column++)
            Round(left, right, left.Free(), right.Free(), [column], byIdentity: false, pairs);

        return new Matched([.. pairs.Order()], left.Free(), right.Free());
    }

    private static void MatchNearest(Side left, Side right, List<int> lefts, List<int> rights, int width, int most, List<(int, int)> pairs)
    {
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        if ((long)lefts.Count * rights.Count <= SmallGroup)
        {
            var distances = from l in lefts
                            from r in rights
                            let distance = left.Distance(l, right, r)
                            where distance <= most
                            orderby distance, l, r
                            select (l, r);
            foreach (var (l, r) in distances.ToList())
                left.Pair(l, right, r, pairs);
            return;
        }

        // Too many to look at every pair: all but one cell equal, then all but two, by hash.
        for (var column = 0; most > 0 && column < width; column++)
            Round(left, right, left.Free(lefts), right.Free(rights), [column], byIdentity: true, pairs);
        for (var column = 0; most > 1 && column < width; column++)
        {
            for (var other = column + 1; other < width; other++)
                Round(left, right, left.Free(lefts), right.Free(rights), [column, other], byIdentity: true, pairs);
        }

        if (most == width)
        {
            foreach (var (l, r) in left.Free(lefts).Zip(right.Free(rights)).ToList())
                left.Pair(l, right, r, pairs);
        }
    }

    // Pairs, in order, what is equal but for the columns left out.
    private static void Round(Side left, Side right, List<int> lefts, List<int> rights, int[] leftOut, bool byIdentity, List<(int, int)> pairs)
    {
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        var waiting = new Dictionary<ulong, Queue<int>>();
        foreach (var l in lefts)
        {
            ref var queue = ref CollectionsMarshal.GetValueRefOrAddDefault(waiting, left.Hash(l, leftOut), out _);
            (queue ??= new Queue<int>()).Enqueue(l);
        }

        foreach (var r in rights)
        {
            if (waiting.TryGetValue(right.Hash(r, leftOut), out var queue) && queue.TryPeek(out var l)
                && left.Distance(l, right, r) <= leftOut.Length && (!byIdentity || left.SameIdentity(l, right, r)))
            {
                queue.Dequeue();
                left.Pair(l, right, r, pairs);
            }
        }
    }

    private sealed class Side(IReadOnlyList<Entry> entries)
    {
        private readonly int[][] cells = new int[entries.Count][];
        private readonly ulong[] hashes = new ulong[entries.Count];
        private readonly bool[] taken = new bool[entries.Count];
        private int free = entries.Count;

        public bool AnyFree => free > 0;

        public void Encode(Dictionary<string, int> codes)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                cells[i] = new int[entries[i].Cells.Length];
                for (var column = 0; column < cells[i].Length; column++)
                {
                    ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, entries[i].Cells[column], out var known);
                    if (!known)
                        code = codes.Count;
                    cells[i][column] = code;
                    hashes[i] += Mixed(column, code);
                }
            }
        }

        public List<int> Free() => Free(Enumerable.Range(0, entries.Count));

        public List<int> Free(IEnumerable<int> among) => [.. among.Where(index => !taken[index])];

        // The sum lets columns be taken out again without looking at the others.
        public ulong Hash(int index, int[] leftOut)
        {
            var hash = hashes[index];
            foreach (var column in leftOut)
                hash -= Mixed(column, cells[index][column]);
            return hash;
        }

        public int Distance(int index, Side other, int otherIndex)
        {
            var distance = 0;
            for (var column = 0; column < cells[index].Length; column++)
            {
                if (cells[index][column] != other.cells[otherIndex][column])
                    distance++;
            }

            return distance;
        }

        public bool SameIdentity(int index, Side other, int otherIndex) =>
            string.Equals(entries[index].Identity, other.Entries[otherIndex].Identity, StringComparison.Ordinal);

        public void Pair(int index, Side other, int otherIndex, List<(int, int)> pairs)
        {
            if (taken[index] || other.taken[otherIndex])
                return;
            taken[index] = other.taken[otherIndex] = true;
            free--;
            other.free--;
            pairs.Add((index, otherIndex));
        }

        private IReadOnlyList<Entry> Entries => entries;

        // SplitMix64's finaliser: spreads small numbers over 64 bits, the same on every machine.
        private static ulong Mixed(int column, int code)
        {
            var mixed = (((ulong)(uint)column + 1) << 40) ^ (uint)code;
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }
    }
}
