namespace HousingTest.Rehearsals;

/// <summary>Records in order, read one after the other.</summary>
internal abstract class SortedRecords : IDisposable
{
    /// <summary>What the current record is known by; valid until the next.</summary>
    public abstract ReadOnlySpan<byte> Key { get; }

    /// <summary>What else it has; valid until the next.</summary>
    public abstract ReadOnlySpan<byte> Rest { get; }

    /// <summary>Goes to the next record, the first at first; false at the end.</summary>
    public abstract bool Next();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>The order of two current records: negative when this one comes first.</summary>
    public int OrderBefore(SortedRecords other)
    {
        var order = Key.SequenceCompareTo(other.Key);
        return order != 0 ? order : Rest.SequenceCompareTo(other.Rest);
    }
}
