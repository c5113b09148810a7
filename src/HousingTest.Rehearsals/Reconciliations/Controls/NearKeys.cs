using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Keys that the other side lacks, looked at once more without what migrations lose. Where exactly one of each side is then the same, it is one row whose key is written
/// otherwise, and not one that is gone and one that is new.
/// </summary>
internal sealed class NearKeys : IDisposable
{
    private readonly RecordSorter left;
    private readonly RecordSorter right;
    private readonly RowBytes loose = new();
    private readonly RowBytes whole = new();

    public NearKeys(Func<string, RecordSorter> sorter) => (left, right) = (sorter("only-left"), sorter("only-right"));

    /// <summary>Adds a row that the other side lacks.</summary>
    public void Add(Side side, SortedRecords row)
    {
        loose.Clear();
        loose.AddKey(LooseKey.Of(RowBytes.Parts(row.Key)));
        whole.Clear();
        whole.Add(row.Key);
        whole.AddRaw(row.Rest);
        (side is Side.Left ? left : right).Add(loose.Written, whole.Written);
    }

    /// <summary>Tells what became of each row: alone, or a pair.</summary>
    public void Run(TakeAlone alone, Action<KeyedBytes, KeyedBytes> pair)
    {
        using var here = left.Sorted();
        using var there = right.Sorted();
        var (more, others) = (here.Next(), there.Next());
        while (more || others)
        {
            var order = !more ? 1 : !others ? -1 : here.Key.SequenceCompareTo(there.Key);
            var key = (order <= 0 ? here : there).Key.ToArray();
            var one = order <= 0 ? First(here, Side.Left, key, alone, out more) : null;
            var other = order >= 0 ? First(there, Side.Right, key, alone, out others) : null;
            if (one is { IsOnly: true } && other is { IsOnly: true })
            {
                pair(one, other);
                continue;
            }

            if (one is { IsOnly: true })
                alone(Side.Left, one.Key, one.Rest);
            if (other is { IsOnly: true })
                alone(Side.Right, other.Key, other.Rest);
        }
    }

    public void Dispose()
    {
        left.Dispose();
        right.Dispose();
    }

    // The first row of this loose key; when there are more, all of them are told, and it is not the only one.
    private static KeyedBytes First(SortedRecords rows, Side side, byte[] loose, TakeAlone alone, out bool more)
    {
        var first = Read(rows);
        var isOnly = true;
        while ((more = rows.Next()) && rows.Key.SequenceEqual(loose))
        {
            if (isOnly)
                alone(side, first.Key, first.Rest);
            isOnly = false;
            var next = Read(rows);
            alone(side, next.Key, next.Rest);
        }

        return first with { IsOnly = isOnly };
    }

    private static KeyedBytes Read(SortedRecords rows)
    {
        var rest = rows.Rest;
        var key = RowBytes.TakeBytes(ref rest);
        return new KeyedBytes(key.ToArray(), rest.ToArray(), IsOnly: true);
    }
}

/// <summary>Takes a row that has no other.</summary>
internal delegate void TakeAlone(Side side, ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest);

/// <summary>A row's bytes, kept.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Rest">The rest.</param>
/// <param name="IsOnly">True when no other row of its side has the same loose key.</param>
internal sealed record KeyedBytes(byte[] Key, byte[] Rest, bool IsOnly);
