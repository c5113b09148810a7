namespace HousingTest.Estates.Figures;

/// <summary>What the figures need of a rent account; money in pence.</summary>
/// <param name="Tenancy">Its tenancy.</param>
internal sealed record AccountMeasured(TenancyMeasured Tenancy)
{
    public Dictionary<string, long> Charges { get; } = new(StringComparer.Ordinal);

    public long Balance { get; init; }

    public string Stage { get; set; } = "none";

    public bool HasAgreement { get; set; }

    public long Paid { get; set; }

    public long PaidByBenefit { get; set; }

    /// <summary>Instalments of an agreement come on top of a rent that benefit pays in full: they stay below 13 %.</summary>
    public bool IsPaidByBenefit => PaidByBenefit >= Paid * 0.87m;
}
