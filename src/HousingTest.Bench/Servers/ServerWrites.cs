using System.Globalization;

namespace HousingTest.Bench.Servers;

/// <summary>What a housing system writes, spread evenly over the whole estate, as PostgreSQL says it.</summary>
internal static class ServerWrites
{
    private const string Posted = "INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative)";

    /// <summary>Changes so many rows in one transaction: half are inserted, the others updated; a single one is updated.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="accounts">Rent accounts of the estate, with keys from 1.</param>
    /// <param name="transactions">Its transactions, with keys from 1.</param>
    public static string Change(int rows, long accounts, long transactions) => $"BEGIN; {Insert(rows / 2, accounts)} {Update(rows - (rows / 2), transactions)} COMMIT;";

    public static string Insert(int rows, long accounts) => rows == 0 ? "" : Text(
        $"{Posted} SELECT 1 + n * {accounts} / {rows} % {accounts}, '2026-04-06', '2026-04-06T08:00:00Z', 'ADJUSTMENT', 1, 'bench' FROM generate_series(0::bigint, {rows - 1}) AS n;");

    public static string Update(int rows, long transactions, int first = 1) => Text(
        $"UPDATE rent_transaction SET amount_pence = amount_pence + 1 WHERE id IN (SELECT {first} + n * {transactions} / {rows} FROM generate_series(0::bigint, {rows - 1}) AS n);");

    public static string Delete(long transactions) => Text($"DELETE FROM rent_transaction WHERE id > {transactions};");

    /// <summary>A payment, as a transaction of its own.</summary>
    public static string Payment(long account) => Text($"{Posted} VALUES ({account}, '2026-04-06', '2026-04-06T08:00:00Z', 'PAYMENT', -1, 'bench')");

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);
}
