namespace ReferenceHousing.Rents;

/// <summary>What one account is debited for one week.</summary>
public sealed record AccountDebit(long AccountId, long AmountPence);
