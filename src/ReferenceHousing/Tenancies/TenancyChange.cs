namespace ReferenceHousing.Tenancies;

/// <summary>Something that happened to a tenancy while it went on.</summary>
public sealed record TenancyChange
{
    public const string Succession = "SUCCESSION";
    public const string SoleToJoint = "SOLE_TO_JOINT";

    public required string ChangeType { get; init; }

    public DateOnly ChangedOn { get; init; }

    /// <summary>Who became a tenant.</summary>
    public required string Name { get; init; }

    /// <summary>Who was the tenant before; none where nobody stopped being one.</summary>
    public string? FormerName { get; init; }
}
