using System.Buffers.Binary;
using System.Text;

namespace HousingTest.Rehearsals;

/// <summary>Rows counted and amounts summed by group, on one side. With more groups than memory is for, what there is goes to the disk and is put together again as it is read.</summary>
internal sealed class GroupTotals : IDisposable
{
    private const int MostInMemory = 50_000;
    private const int TotalBytes = 8 + 16;

    private readonly Dictionary<string, (long Rows, Int128 Sum)> totals = new(StringComparer.Ordinal);
    private readonly RecordSorter sorter;

    /// <summary>No groups yet.</summary>
    /// <param name="sorter">Takes what is too much for memory; disposed of with this.</param>
    public GroupTotals(RecordSorter sorter) => this.sorter = sorter;

    /// <summary>Adds a row to its group.</summary>
    /// <param name="group">Values of the fields that group, parted by a sign that no text has.</param>
    /// <param name="amount">What it adds to the sum.</param>
    public void Add(string group, long amount)
    {
        if (!totals.TryGetValue(group, out var total) && totals.Count == MostInMemory)
            Flush();
        totals[group] = (total.Rows + 1, total.Sum + amount);
    }

    /// <summary>Each group once, in the order of its bytes; nothing is added afterwards.</summary>
    public IEnumerable<GroupOnSide> Read()
    {
        Flush();
        using var sorted = sorter.Sorted();
        byte[]? group = null;
        long rows = 0;
        Int128 sum = 0;
        while (sorted.Next())
        {
            if (group is null || !sorted.Key.SequenceEqual(group))
            {
                if (group is not null)
                    yield return new GroupOnSide(group, rows, sum);
                (group, rows, sum) = (sorted.Key.ToArray(), 0, 0);
            }

            rows += BinaryPrimitives.ReadInt64LittleEndian(sorted.Rest);
            sum += BinaryPrimitives.ReadInt128LittleEndian(sorted.Rest[8..]);
        }

        if (group is not null)
            yield return new GroupOnSide(group, rows, sum);
    }

    public void Dispose() => sorter.Dispose();

    private void Flush()
    {
        Span<byte> total = stackalloc byte[TotalBytes];
        foreach (var (group, (rows, sum)) in totals)
        {
            BinaryPrimitives.WriteInt64LittleEndian(total, rows);
            BinaryPrimitives.WriteInt128LittleEndian(total[8..], sum);
            sorter.Add(Encoding.UTF8.GetBytes(group), total);
        }

        totals.Clear();
    }
}

/// <summary>A group on one side.</summary>
/// <param name="Group">Its name as UTF-8.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sum">What they sum to, in pence.</param>
internal sealed record GroupOnSide(byte[] Group, long Rows, Int128 Sum)
{
    /// <summary>Values of the fields that group.</summary>
    public IReadOnlyList<string> Parts => Encoding.UTF8.GetString(Group).Split('\0');
}
