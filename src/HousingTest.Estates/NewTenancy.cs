namespace HousingTest.Estates;

/// <summary>A tenancy that a scenario asks for.</summary>
/// <param name="Ordinal">Which one of the scenario, from 1: it makes keys and references, so no two of a test copy may have the same.</param>
/// <param name="TenancyType">secure, introductory, non-secure, demoted, leasehold, temporary, garage.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; 1900-01-01 for the mark of older systems that it has not ended; null while it goes on.</param>
/// <param name="Charges">Charge type (rent, service, heating, water, garage) and pence a week on the basis of 52 weeks; at most ten.</param>
/// <param name="JointTenants">Joint tenants besides the tenant; at most nine.</param>
/// <param name="BalancePence">What is owed, brought forward the day before <paramref name="AsOf"/>; negative is in credit, 0 brings no transaction.</param>
/// <param name="AsOf">The scenario's day.</param>
/// <param name="Stage">Stage of the arrears ladder: none, text message, letter 1, letter 2, notice, court warning, court.</param>
public sealed record NewTenancy(
    int Ordinal, string TenancyType, DateOnly Start, DateOnly? End, IReadOnlyList<(string ChargeType, long WeeklyPence)> Charges,
    int JointTenants, long BalancePence, DateOnly AsOf, string Stage = "none")
{
    /// <summary>Day on which the stage was reached; null for the day before <see cref="AsOf"/>. Without meaning at the stage none.</summary>
    public DateOnly? StageOn { get; init; }

    /// <summary>Can the tenant and joint tenants be telephoned?</summary>
    public bool HasPhone { get; init; } = true;

    /// <summary>Have the tenant and joint tenants an e-mail address?</summary>
    public bool HasEmail { get; init; } = true;

    /// <summary>flat, house, bungalow, studio, garage; null for what suits the tenancy.</summary>
    public string? PropertyType { get; init; }

    /// <summary>People besides tenant and joint tenants who live there and do not answer for the rent.</summary>
    public int Occupants { get; init; }

    /// <summary>People who do not live there: somebody who is to become a tenant.</summary>
    public int Applicants { get; init; }

    /// <summary>The weeks that the rent and the home's target rent are charged over: 52, or 48.</summary>
    public int RentWeeks { get; init; } = 52;

    /// <summary>What the home is to be let for next, in pence a week over <see cref="RentWeeks"/>; null when it has no target rent.</summary>
    public long? TargetRentPence { get; init; }

    /// <summary>Addresses that its people have besides the home.</summary>
    public IReadOnlyList<NewAddress> Addresses { get; init; } = [];

    /// <summary>An agreement in force; null for none.</summary>
    public NewAgreement? Agreement { get; init; }

    /// <summary>Reference of the property: <c>P-S00001</c>.</summary>
    public string PropertyReference => Reference("P");

    /// <summary>Reference of the tenancy: <c>T-S00001</c>.</summary>
    public string TenancyReference => Reference("T");

    /// <summary>Reference of the rent account: <c>RA-S00001</c>.</summary>
    public string AccountReference => Reference("RA");

    /// <summary>Reference of a person: <c>PE-S00001-1</c> for the tenant, <c>-2</c> upwards for joint tenants.</summary>
    public string PersonReference(int number) => FormattableString.Invariant($"{Reference("PE")}-{number}");

    private string Reference(string kind) => FormattableString.Invariant($"{kind}-S{Ordinal:D5}");
}

/// <summary>An agreement that a scenario asks for.</summary>
/// <param name="StartsOn">Day of the first instalment.</param>
/// <param name="InstalmentPence">Each instalment.</param>
/// <param name="Frequency">weekly, fortnightly, monthly.</param>
/// <param name="State">active, broken, ended.</param>
public sealed record NewAgreement(DateOnly StartsOn, long InstalmentPence, string Frequency = "weekly", string State = "active");

/// <summary>An address of a person besides the home, in the town of the scenario's property.</summary>
/// <param name="Person">1 for the tenant, then upwards.</param>
/// <param name="Line">House and street.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while letters go there.</param>
public sealed record NewAddress(int Person, string Line, DateOnly From, DateOnly? To);
