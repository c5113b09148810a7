namespace ReferenceHousing.Payments;

/// <summary>A payment whose reference no account had.</summary>
public sealed record SuspenseItem
{
    public long Id { get; init; }

    public long CashBatchId { get; init; }

    public required string FileName { get; init; }

    public required string PaymentReference { get; init; }

    /// <summary>Negative: a credit.</summary>
    public long AmountPence { get; init; }

    public DateOnly ReceivedOn { get; init; }

    /// <summary>OPEN or ALLOCATED.</summary>
    public required string Status { get; init; }

    /// <summary>The account that it was allocated to.</summary>
    public string? Account { get; init; }
}
