namespace HousingTest.Rehearsals;

/// <summary>Records that all fitted into memory.</summary>
internal sealed class SortedInMemory(byte[] arena, ReadOnlyMemory<RecordSorter.Entry> entries) : SortedRecords
{
    private int next;
    private RecordSorter.Entry current;

    public override ReadOnlySpan<byte> Key => arena.AsSpan(current.Offset, current.KeyLength);

    public override ReadOnlySpan<byte> Rest => arena.AsSpan(current.Offset + current.KeyLength, current.Length - current.KeyLength);

    public override bool Next()
    {
        if (next == entries.Length)
            return false;
        current = entries.Span[next++];
        return true;
    }
}
