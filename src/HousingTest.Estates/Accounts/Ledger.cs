namespace HousingTest.Estates.Accounts;

/// <summary>An account's transactions in order of time.</summary>
internal sealed class Ledger
{
    public Ledger(IEnumerable<LedgerEntry> entries) => Entries = [.. entries.OrderBy(entry => entry.Date).ThenBy(entry => entry.Rank)];

    /// <summary>Every transaction, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>What is owed when all is posted, in pence.</summary>
    public long Balance => Entries.Sum(entry => entry.Pence);

    /// <summary>What is owed at the end of a day, in pence; before the first transaction, what was brought forward.</summary>
    public long BalanceOn(DateOnly day)
    {
        long balance = 0;
        foreach (var entry in Entries)
        {
            if (entry.Date <= day || entry.Rank == 0)
                balance += entry.Pence;
        }

        return balance;
    }

    /// <summary>The balance that letters and notices look at: without debits of the last seven days, which is the week's grace.</summary>
    public long OwedBeforeGraceOn(DateOnly day)
    {
        var balance = BalanceOn(day);
        foreach (var entry in Entries)
        {
            if (entry.Rank == 1 && entry.Date <= day && entry.Date > day.AddDays(-7))
                balance -= entry.Pence;
        }

        return balance;
    }
}
