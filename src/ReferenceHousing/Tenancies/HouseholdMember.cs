namespace ReferenceHousing.Tenancies;

/// <summary>Somebody who lives at a tenancy.</summary>
public sealed record HouseholdMember
{
    /// <summary>PE-000001.</summary>
    public required string Person { get; init; }

    public required string Name { get; init; }

    /// <summary>TENANT, JOINT_TENANT or OCCUPANT.</summary>
    public required string Role { get; init; }

    /// <summary>Answers for the rent.</summary>
    public bool Responsible { get; init; }
}
