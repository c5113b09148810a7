namespace HousingTest.Estates.Homes;

/// <summary>A tenancy and its home.</summary>
/// <param name="Key">Key of the tenancy.</param>
/// <param name="Home">What is let.</param>
/// <param name="Type">secure, introductory, non-secure, demoted, leasehold, temporary, garage.</param>
/// <param name="Start">First day.</param>
/// <param name="LastDay">Last day; null while it goes on.</param>
/// <param name="MarkedEnded">It goes on although its end says 1900-01-01, as older systems write "has not ended".</param>
internal sealed record Letting(int Key, Home Home, string Type, DateOnly Start, DateOnly? LastDay, bool MarkedEnded)
{
    /// <summary>The end as the tenancy's row has it.</summary>
    public DateOnly? RecordedEnd => MarkedEnded ? new DateOnly(1900, 1, 1) : LastDay;

    /// <summary>Is it of this type?</summary>
    public bool Is(string type) => string.Equals(Type, type, StringComparison.Ordinal);

    /// <summary>Is it a home that is rented, neither garage nor lease?</summary>
    public bool IsRentedHome => !Is("garage") && !Is("leasehold");
}
