namespace ReferenceHousing.Tenancies;

/// <summary>What is needed to start a tenancy.</summary>
/// <param name="Property">Property reference, P-000001.</param>
/// <param name="TenancyType">One of <see cref="Types"/>.</param>
/// <param name="StartDate">First day of the tenancy and of its first charge.</param>
/// <param name="Tenant">Person reference, PE-000001.</param>
/// <param name="JointTenant">Person reference of a joint tenant, if there is one.</param>
/// <param name="WeeklyRentPence">On the basis of a 52-week year; none for the home's target rent.</param>
public sealed record NewTenancy(
    string Property, string TenancyType, DateOnly StartDate, string Tenant, string? JointTenant, long? WeeklyRentPence)
{
    public static readonly IReadOnlyList<string> Types =
        ["SECURE", "INTRODUCTORY", "NON-SECURE", "DEMOTED", "LEASEHOLD", "TEMPORARY", "GARAGE"];
}
