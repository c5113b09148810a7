using HousingTest.Estates.Accounts;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>Rows of rent accounts, charges, debit runs and transactions.</summary>
internal static class RentRows
{
    /// <summary>Instants of the night on which a run, a payment file or an adjustment is posted, and of what was brought forward.</summary>
    private const string RunTime = "T01:30:00Z", PaymentTime = "T05:00:00Z", AdjustmentTime = "T14:20:00Z", ForwardTime = "T23:00:00Z";

    /// <summary>The rent accounts, by key.</summary>
    public static IEnumerable<EstateRow> RentAccounts(Population population)
    {
        long key = 0;
        foreach (var letting in population.LettingsByAccount())
        {
            key++;
            yield return RentAccount(key, $"RA-{key:D6}", letting.Key, population.AccountOf(letting).Ledger.Balance);
        }
    }

    /// <summary>The charges, account by account.</summary>
    public static IEnumerable<EstateRow> Charges(Population population)
    {
        long key = 0;
        long account = 0;
        foreach (var letting in population.LettingsByAccount())
        {
            account++;
            foreach (var charge in population.ChargesOf(letting))
                yield return Charge(++key, account, charge);
        }
    }

    /// <summary>The debit runs, by week. Their totals are added up over all accounts first.</summary>
    public static IEnumerable<EstateRow> DebitRuns(Population population)
    {
        var totals = new long[population.Setting.Weeks];
        var accounts = new int[population.Setting.Weeks];
        foreach (var letting in population.Lettings())
        {
            var debits = population.DebitsOf(letting);
            for (var week = 0; week < totals.Length; week++)
            {
                totals[week] += debits[week];
                accounts[week] += debits[week] == 0 ? 0 : 1;
            }
        }

        for (var week = 0; week < totals.Length; week++)
        {
            var monday = population.Setting.FirstWeek.AddDays(7 * week);
            yield return new EstateRow(EstateTables.DebitRun,
                [Of(week + 1), Of(monday), At(monday, RunTime), Of(accounts[week]), Of(totals[week]), Of(totals[week])]);
        }
    }

    /// <summary>The transactions, account by account, oldest first.</summary>
    public static IEnumerable<EstateRow> RentTransactions(Population population)
    {
        long key = 0;
        long account = 0;
        foreach (var letting in population.LettingsByAccount())
        {
            account++;
            foreach (var entry in population.AccountOf(letting).Ledger.Entries)
                yield return RentTransaction(++key, account, entry, population.Setting.FirstWeek);
        }
    }

    /// <summary>A rent account's row.</summary>
    public static EstateRow RentAccount(long key, string reference, long tenancy, long balance) =>
        new(EstateTables.RentAccount, [Of(key), Of(reference), Of(FakeIdentifiers.PaymentReference(key)), Of(tenancy), Of(balance)]);

    /// <summary>A charge's row.</summary>
    public static EstateRow Charge(long key, long account, ChargeLine charge) => new(EstateTables.Charge,
        [Of(key), Of(account), Of(charge.Type), Of(charge.WeeklyPence), Of(charge.Weeks), Of(charge.Start), Of(charge.End)]);

    /// <summary>A transaction's row.</summary>
    public static EstateRow RentTransaction(long key, long account, LedgerEntry entry, DateOnly firstWeek)
    {
        var isDebit = entry.Week >= 0;
        var time = entry.Type switch { "rent debit" => RunTime, "payment" => PaymentTime, "adjustment" => AdjustmentTime, _ => ForwardTime };
        return new EstateRow(EstateTables.RentTransaction,
        [
            Of(key), Of(account), Of(entry.Date), At(entry.Date, time), Of(entry.Type), Of(entry.Pence),
            isDebit ? Of(firstWeek.AddDays(7 * entry.Week)) : None, isDebit ? Of(entry.Week + 1) : None, Of(entry.Narrative),
        ]);
    }

    private static Value At(DateOnly day, string time) => Of(Of(day) + time);
}
