using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HousingTest.Comparison;

/// <summary>Places, from 0, that wait for their twin: among those of one key first come, first served.</summary>
/// <remarks>Most keys have one place, of ten thousand: a queue for each took more time than all else about them.</remarks>
internal sealed class Waiting<TKey>
    where TKey : notnull
{
    private const int Nobody = -1;
    private readonly Dictionary<TKey, int> first;
    private readonly int[] next;

    /// <summary>Lines up <paramref name="count"/> places by their keys.</summary>
    public Waiting(int count, Func<int, TKey> key, IEqualityComparer<TKey>? comparer = null)
    {
        first = new Dictionary<TKey, int>(count, comparer);
        next = new int[count];
        for (var place = count - 1; place >= 0; place--)
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(first, key(place), out var known);
            next[place] = known ? head : Nobody;
            head = place;
        }
    }

    /// <summary>The first place that waits for a key; null when none does.</summary>
    public int? First(TKey key) => first.TryGetValue(key, out var place) && place != Nobody ? place : null;

    /// <summary>Takes out the first place that waits for a key, and answers it; null when none does.</summary>
    public int? Take(TKey key)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrNullRef(first, key);
        if (Unsafe.IsNullRef(ref head) || head == Nobody)
            return null;
        var place = head;
        head = next[place];
        return place;
    }
}
