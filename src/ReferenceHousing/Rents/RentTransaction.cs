namespace ReferenceHousing.Rents;

/// <summary>One entry of a rent account.</summary>
public sealed record RentTransaction
{
    public DateOnly TransactionDate { get; init; }

    /// <summary>RENT_DEBIT, PAYMENT, ADJUSTMENT, REFUND or OPENING_BALANCE.</summary>
    public required string TransactionType { get; init; }

    /// <summary>The Monday of the week that a debit is for.</summary>
    public DateOnly? WeekStartsOn { get; init; }

    public required string Narrative { get; init; }

    /// <summary>Positive owes; payments are negative.</summary>
    public long AmountPence { get; init; }
}
