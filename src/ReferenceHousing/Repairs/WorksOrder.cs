namespace ReferenceHousing.Repairs;

/// <summary>A repair, from its report to its completion.</summary>
public sealed record WorksOrder
{
    public const string Open = "OPEN";
    public const string Started = "STARTED";
    public const string Completed = "COMPLETED";

    public long Id { get; init; }

    /// <summary>WO-000001.</summary>
    public required string Reference { get; init; }

    public required string PropertyReference { get; init; }

    public required string AddressLine { get; init; }

    public required string Town { get; init; }

    public required string Postcode { get; init; }

    /// <summary>T-000001; none for a repair of an empty home.</summary>
    public string? TenancyReference { get; init; }

    public required string Description { get; init; }

    /// <summary>One of <see cref="Repairs.Priority.Codes"/>.</summary>
    public required string Priority { get; init; }

    /// <summary>OPEN, STARTED or COMPLETED.</summary>
    public required string Status { get; init; }

    /// <summary>Instant, as the database keeps it.</summary>
    public required string ReportedAt { get; init; }

    public DateOnly TargetOn { get; init; }

    /// <summary>Instant, where the priority counts hours.</summary>
    public string? TargetAt { get; init; }

    /// <summary>What it costs with the variations that were approved.</summary>
    public long CostPence { get; init; }

    public string? StartedAt { get; init; }

    public string? CompletedAt { get; init; }

    /// <summary>What the operative wrote on completion.</summary>
    public string? Notes { get; init; }

    public string Address => $"{AddressLine}, {Town}, {Postcode}";

    /// <summary>The target as people read it.</summary>
    public string Target => TargetAt is { } instant ? Wording.Moment(instant) : Wording.Date(TargetOn);
}
