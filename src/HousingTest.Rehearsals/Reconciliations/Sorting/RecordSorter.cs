using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HousingTest.Rehearsals;

/// <summary>
/// Sorts records by their bytes, key first and then the rest, with bounded memory: what is more than that goes to the disk in sorted runs, which are merged as they are read.
/// Records with the same key and rest are all kept. The same records come in the same order, in whatever order they were added.
/// </summary>
internal sealed class RecordSorter : IDisposable
{
    // A record's place in the arena, and what it takes there to know it.
    private const int EntryBytes = 24;
    private const int FirstArena = 1 << 16;

    // More files open at once than this, and they become one.
    private const int MostRuns = 64;

    private readonly string folder;
    private readonly string name;
    private readonly int budget;
    private readonly List<string> runs = [];
    private byte[] arena = [];
    private Entry[] entries = [];
    private int used;
    private int count;
    private int made;

    /// <summary>Nothing is written until there is more than memory is for.</summary>
    /// <param name="folder">Where runs go; it is there.</param>
    /// <param name="name">Name of this sort among others in the folder.</param>
    /// <param name="budget">Bytes of memory.</param>
    public RecordSorter(string folder, string name, int budget)
    {
        this.folder = folder;
        this.name = name;
        this.budget = budget;
    }

    /// <summary>How many records there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a record; its bytes are copied.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest)
    {
        var needed = key.Length + rest.Length;
        if (count > 0 && (long)used + needed + ((long)(count + 1) * EntryBytes) > budget)
            Spill();
        Grow(needed);
        key.CopyTo(arena.AsSpan(used));
        rest.CopyTo(arena.AsSpan(used + key.Length));
        entries[count++] = new Entry(Prefix(key), used, key.Length, needed);
        used += needed;
        Count++;
    }

    /// <summary>The records in order, once; nothing is added afterwards.</summary>
    public SortedRecords Sorted()
    {
        if (runs.Count == 0)
        {
            Sort();
            return new SortedInMemory(arena, entries.AsMemory(0, count));
        }

        Spill();
        arena = [];
        entries = [];
        return new SortedMerge([.. runs.Select(run => new SortedRun(run))]);
    }

    public void Dispose()
    {
        arena = [];
        entries = [];
        foreach (var run in runs)
            File.Delete(run);
    }

    private void Spill()
    {
        if (count > 0)
        {
            Sort();
            using var memory = new SortedInMemory(arena, entries.AsMemory(0, count));
            Write(memory);
            (used, count) = (0, 0);
        }

        if (runs.Count < MostRuns)
            return;
        var old = runs.ToList();
        using (var merged = new SortedMerge([.. old.Select(run => new SortedRun(run))]))
            Write(merged);
        foreach (var run in old)
        {
            File.Delete(run);
            runs.Remove(run);
        }
    }

    private void Write(SortedRecords records)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{made++}.run"));
        runs.Add(path);
        SortedRun.Write(path, records);
    }

    private void Sort() => entries.AsSpan(0, count).Sort(new ByBytes(arena));

    private void Grow(int needed)
    {
        if (used + needed > arena.Length)
            Array.Resize(ref arena, (int)Math.Max(used + needed, Math.Min(Math.Max((long)arena.Length * 2, FirstArena), Math.Max(budget, FirstArena))));
        if (count == entries.Length)
            Array.Resize(ref entries, Math.Max(entries.Length * 2, 1024));
    }

    /// <summary>The first eight bytes as a number: most comparisons end there, without a look into the arena.</summary>
    private static ulong Prefix(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        key.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    /// <summary>Where a record lies in the arena.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Entry(ulong Prefix, int Offset, int KeyLength, int Length);

    private sealed class ByBytes(byte[] arena) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            if (x.Prefix != y.Prefix)
                return x.Prefix < y.Prefix ? -1 : 1;
            var order = arena.AsSpan(x.Offset, x.KeyLength).SequenceCompareTo(arena.AsSpan(y.Offset, y.KeyLength));
            return order != 0
                ? order
                : arena.AsSpan(x.Offset + x.KeyLength, x.Length - x.KeyLength).SequenceCompareTo(arena.AsSpan(y.Offset + y.KeyLength, y.Length - y.KeyLength));
        }
    }
}
