using System.Globalization;

namespace HousingTest.Bench.Databases;

/// <summary>
/// What a housing system writes, as SQL for the reference system's schema: transactions posted to accounts, and transactions changed, spread evenly over
/// the whole estate, so that a larger one gets no advantage of rows that lie together.
/// </summary>
internal static class TypicalWrites
{
    private const string Posted = "INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative) ";

    /// <summary>Changes so many rows in one transaction: half are inserted, the others updated; a single one is updated.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="accounts">Rent accounts of the estate, with keys from 1.</param>
    /// <param name="transactions">Its transactions, with keys from 1.</param>
    public static string Change(int rows, long accounts, long transactions) =>
        $"BEGIN; {Insert(rows / 2, accounts)} {Update(rows - (rows / 2), transactions)} COMMIT;";

    /// <summary>Posts transactions of the narrative <c>bench</c>.</summary>
    public static string Insert(int rows, long accounts) => rows == 0 ? "" : Text(
        $"{Numbers(rows)} {Posted} SELECT 1 + n * {accounts} / {rows} % {accounts}, '2026-04-06', '2026-04-06T08:00:00Z', 'ADJUSTMENT', 1, 'bench' FROM numbers;");

    /// <summary>Changes the amounts of transactions, from the one with the key <paramref name="first"/> on.</summary>
    public static string Update(int rows, long transactions, int first = 1) => Text(
        $"{Numbers(rows)} UPDATE rent_transaction SET amount_pence = amount_pence + 1 WHERE id IN (SELECT {first} + n * {transactions} / {rows} FROM numbers);");

    /// <summary>Takes out what was inserted last.</summary>
    /// <param name="transactions">How many there were before.</param>
    public static string Delete(long transactions) => Text($"DELETE FROM rent_transaction WHERE id > {transactions};");

    /// <summary>A transaction and the balance that goes with it, so many times, each a commit of its own, as payments come in.</summary>
    public static string OneByOne(int payments, long accounts) => string.Concat(Enumerable.Range(0, payments).Select(n => Text(
        $"BEGIN; {Posted} VALUES ({1 + (n * accounts / payments)}, '2026-04-06', '2026-04-06T08:00:00Z', 'PAYMENT', -1, 'bench'); UPDATE rent_account SET balance_pence = balance_pence - 1 WHERE id = {1 + (n * accounts / payments)}; COMMIT; ")));

    private static string Numbers(int count) => Text($"WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1})");

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);
}
