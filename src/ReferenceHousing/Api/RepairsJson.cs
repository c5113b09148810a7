using ReferenceHousing.Repairs;

namespace ReferenceHousing.Api;

/// <summary>An appointment to book, or the one that takes the place of the booked one.</summary>
public sealed record AppointmentWanted(DateOnly Day, string Slot, string? Operative);

/// <summary>What was done, on completion.</summary>
public sealed record JobNotes(string? Notes);

/// <summary>A variation, in whole pence.</summary>
public sealed record VariationWanted(long AmountPence, string Reason);

/// <summary>What becomes of a variation that waits: APPROVED or REFUSED.</summary>
public sealed record VariationDecision(string Decision);

/// <summary>The policy's settings that change; the others stay.</summary>
public sealed record RepairPolicyChange(string? EmergencyStarts, long? VariationLimitPence);

/// <summary>A repair with its appointments, variations and hazard.</summary>
public sealed record RepairJson(
    string Reference, string? Tenancy, string Property, string Address, string Description, string Priority, string Status, string ReportedAt,
    DateOnly TargetOn, string? TargetAt, long CostPence, string? StartedAt, string? CompletedAt, string? Notes,
    IReadOnlyList<Appointment> Appointments, IReadOnlyList<Variation> Variations, Hazard? Hazard)
{
    public static RepairJson Of(WorksOrder order, IReadOnlyList<Appointment> appointments, IReadOnlyList<Variation> variations, Hazard? hazard) =>
        new(order.Reference, order.TenancyReference, order.PropertyReference, order.Address, order.Description, order.Priority, order.Status,
            order.ReportedAt, order.TargetOn, order.TargetAt, order.CostPence, order.StartedAt, order.CompletedAt, order.Notes,
            appointments, variations, hazard);
}
