namespace ReferenceHousing.Payments;

/// <summary>An instruction to collect an amount each month.</summary>
public sealed record DirectDebit
{
    /// <summary>What the bank knows the instruction by.</summary>
    public required string Reference { get; init; }

    public long AmountPence { get; init; }

    /// <summary>1 to 28, so that every month has it.</summary>
    public int CollectionDay { get; init; }
}
