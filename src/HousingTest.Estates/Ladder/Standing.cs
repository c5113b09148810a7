namespace HousingTest.Estates.Ladder;

/// <summary>Where an account is to stand on the estate's day.</summary>
/// <param name="Stage">none, text message, letter 1, letter 2, notice, court warning, court.</param>
/// <param name="HasAgreement">An agreement is kept, which stops the ladder.</param>
/// <param name="Pence">What is to be owed; negative is in credit.</param>
/// <param name="RechargePence">A recharge posted on the very day, to which the next nightly review will answer; 0 for none.</param>
internal sealed record Standing(string Stage, bool HasAgreement, long Pence, long RechargePence)
{
    /// <summary>Has the account had a letter at least?</summary>
    public bool IsLettered => Stage is not ("none" or "text message");
}
