namespace HousingTest.Estates.Accounts;

/// <summary>A payment that is due to come in, before it is known whether it was missed.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Pence">How much, positive.</param>
/// <param name="Narrative">As a statement says it.</param>
/// <param name="Payer">Who pays.</param>
internal sealed record Payment(DateOnly Date, long Pence, string Narrative, Payer Payer);

/// <summary>Who pays rent.</summary>
internal enum Payer
{
    /// <summary>The tenant.</summary>
    Tenant,

    /// <summary>Universal Credit, by the month.</summary>
    UniversalCredit,

    /// <summary>Housing Benefit, by the week.</summary>
    HousingBenefit,
}
