namespace HousingTest.Estates.Repairs;

/// <summary>A repair that was reported. Instants are UTC, between 8 in the morning and 6 in the evening, so that their day is London's too.</summary>
/// <param name="Key">Its number, from 1, oldest first.</param>
/// <param name="Home">Key of the property.</param>
/// <param name="Tenancy">Key of the tenancy; null when the home was let to somebody else or empty then.</param>
/// <param name="Description">What is broken.</param>
/// <param name="Priority">immediate, emergency, urgent, normal, inspection.</param>
/// <param name="Reported">When it was reported.</param>
/// <param name="TargetOn">The last day on which it is in time.</param>
/// <param name="TargetAt">The last instant, where the priority counts hours.</param>
internal sealed record Repair(
    int Key, int Home, int? Tenancy, string Description, string Priority, DateTime Reported, DateOnly TargetOn, DateTime? TargetAt)
{
    /// <summary>When it was done; null while it is open.</summary>
    public DateTime? Completed { get; init; }

    /// <summary>What the operative wrote; null while it is open.</summary>
    public string? Notes { get; init; }

    /// <summary>Day and slot (morning, afternoon) of the appointment that is to come; null for none.</summary>
    public (DateOnly Day, string Slot)? Appointment { get; init; }
}
