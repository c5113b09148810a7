namespace ReferenceHousing.Repairs;

/// <summary>When somebody comes to do a repair.</summary>
public sealed record Appointment
{
    public static readonly IReadOnlyList<string> Slots = ["MORNING", "AFTERNOON"];

    public DateOnly Day { get; init; }

    /// <summary>One of <see cref="Slots"/>.</summary>
    public required string Slot { get; init; }

    /// <summary>User name of who comes; none when the contractor has not said.</summary>
    public string? Operative { get; init; }

    /// <summary>BOOKED, MOVED (another one stands in its place) or KEPT.</summary>
    public required string State { get; init; }
}

/// <summary>An operative's job: an order and when it is to be done.</summary>
public sealed record Job
{
    public required string Reference { get; init; }

    public required string AddressLine { get; init; }

    public required string Postcode { get; init; }

    public required string Description { get; init; }

    public required string Priority { get; init; }

    public required string Slot { get; init; }

    public required string Status { get; init; }
}
