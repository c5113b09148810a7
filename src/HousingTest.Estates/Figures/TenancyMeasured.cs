namespace HousingTest.Estates.Figures;

/// <summary>What the figures need of a tenancy.</summary>
/// <param name="Property">Type and bedrooms of its home.</param>
/// <param name="Type">Type of the tenancy.</param>
/// <param name="IsLive">It has not ended.</param>
internal sealed record TenancyMeasured((string Type, long Bedrooms) Property, string Type, bool IsLive)
{
    public bool IsRentedHome => Type is not ("garage" or "leasehold");

    public int People { get; set; }

    public int Children { get; set; }

    public int Adults => People - Children;

    public bool HasJointTenant { get; set; }
}
