namespace ReferenceHousing.Repairs;

/// <summary>What somebody reports.</summary>
/// <param name="Tenancy">Tenancy reference, T-000001.</param>
/// <param name="Description">What is broken, in a sentence.</param>
/// <param name="Priority">One of <see cref="Repairs.Priority.Codes"/>.</param>
/// <param name="Hazard">One of <see cref="Hazard.Kinds"/>; none when nobody is in danger.</param>
/// <param name="Severity">One of <see cref="Hazard.Severities"/>; only with a hazard.</param>
public sealed record RepairReport(string Tenancy, string Description, string Priority, string? Hazard = null, string? Severity = null);
