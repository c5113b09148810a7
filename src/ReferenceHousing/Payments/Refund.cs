namespace ReferenceHousing.Payments;

/// <summary>Money that goes back, or is asked to go back, to a tenant.</summary>
public sealed record Refund
{
    /// <summary>Waits for somebody else's approval.</summary>
    public const string Requested = "REQUESTED";

    public const string Paid = "PAID";

    public long Id { get; init; }

    /// <summary>RA-000001.</summary>
    public required string Account { get; init; }

    public long AmountPence { get; init; }

    public required string Reason { get; init; }

    /// <summary><see cref="Requested"/> or <see cref="Paid"/>.</summary>
    public required string Status { get; init; }

    public required string RequestedBy { get; init; }

    public required string RequestedAt { get; init; }

    /// <summary>None where the amount needed nobody's approval.</summary>
    public string? ApprovedBy { get; init; }
}
