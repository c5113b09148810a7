namespace ReferenceHousing.Rents;

/// <summary>A tenancy's rent account.</summary>
public sealed record RentAccount
{
    public long Id { get; init; }

    /// <summary>RA-000001.</summary>
    public required string Reference { get; init; }

    /// <summary>What the tenant pays under: ten digits, often with zeros in front.</summary>
    public required string PaymentReference { get; init; }

    public required string TenancyReference { get; init; }

    public required string AddressLine { get; init; }

    public required string Town { get; init; }

    public required string Postcode { get; init; }

    /// <summary>The sum of the account's transactions; positive owes.</summary>
    public long BalancePence { get; init; }

    public string Address => $"{AddressLine}, {Town}, {Postcode}";
}
