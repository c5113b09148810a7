using ReferenceHousing.Rents;

namespace ReferenceHousing.Tenancies;

/// <summary>A tenancy as a list shows it.</summary>
public sealed record Tenancy
{
    /// <summary>T-000001.</summary>
    public required string Reference { get; init; }

    /// <summary>The tenant's name, without joint tenants; empty when nobody is named.</summary>
    public required string Tenant { get; init; }

    public required string AddressLine { get; init; }

    public required string Town { get; init; }

    public required string Postcode { get; init; }

    public required string PropertyReference { get; init; }

    public required string TenancyType { get; init; }

    public DateOnly StartDate { get; init; }

    /// <summary>The last day; none, or 1 January 1900 in older records, when the tenancy has not ended.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>RA-000001; none in records that never had an account.</summary>
    public string? AccountReference { get; init; }

    public string Address => $"{AddressLine}, {Town}, {Postcode}";

    /// <summary>The last day, whichever way the record says that there is none.</summary>
    public DateOnly? LastDay => new Period(StartDate, EndDate).To;
}
