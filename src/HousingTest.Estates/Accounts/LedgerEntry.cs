namespace HousingTest.Estates.Accounts;

/// <summary>A transaction of an account.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Type">opening balance, rent debit, payment, adjustment.</param>
/// <param name="Pence">Positive adds to what is owed; a payment is negative.</param>
/// <param name="Week">The week that a debit is for, counted from 0 at the estate's first week; −1 for all others.</param>
/// <param name="Narrative">As a statement says it.</param>
internal readonly record struct LedgerEntry(DateOnly Date, string Type, long Pence, int Week, string Narrative)
{
    /// <summary>Entries of one day stand in this order.</summary>
    public int Rank => Type switch { "opening balance" => 0, "rent debit" => 1, "adjustment" => 2, _ => 3 };
}
