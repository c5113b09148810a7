using System.Globalization;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>Sorts the entries of the journals by transaction, and keeps of each the net change.</summary>
internal sealed class JournalTransactions
{
    private readonly OrderedDictionary<string, Transaction> transactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Transaction> byRowNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<(long Position, Transaction Transaction)>> byTable = [];

    /// <summary>Begins with the transactions, before any entry.</summary>
    /// <param name="log">What <see cref="JournalTables.TransactionsSince"/> answers.</param>
    public JournalTransactions(IEnumerable<IReadOnlyList<string?>> log)
    {
        foreach (var row in log)
        {
            if (!transactions.TryGetValue(row[3]!, out var transaction))
            {
                transactions.Add(row[3]!, transaction = new Transaction(row[3]!, row[4]!));
                byRowNumber[row[2]!] = transaction;
            }

            var number = int.Parse(row[1]!, CultureInfo.InvariantCulture);
            if (!byTable.TryGetValue(number, out var touches))
                byTable.Add(number, touches = []);
            touches.Add((long.Parse(row[0]!, CultureInfo.InvariantCulture), transaction));
        }
    }

    /// <summary>Those that changed something, in the order in which they first wrote.</summary>
    public IReadOnlyList<TransactionChanges> Changes =>
    [
        .. transactions.Values.Select(transaction => new TransactionChanges(
            transaction.Id, transaction.Writer,
            [.. transaction.Rows.Values.Where(row => !NetChanges.Same(row.Before, row.After)).OrderBy(row => row.Table, StringComparer.Ordinal).Select(row => new RowChange(row.Table, row.Before, row.After))]))
            .Where(transaction => transaction.Changes.Count > 0),
    ];

    /// <summary>Takes the next entry of a table's journal.</summary>
    /// <param name="table">The table's journal.</param>
    /// <param name="position">Position of the entry.</param>
    /// <param name="number">Number of the transaction as the entry carries it.</param>
    /// <param name="before">What stood there before; null for none.</param>
    /// <param name="after">What came after; null for none.</param>
    public void Add(TableJournal table, long position, string number, IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after)
    {
        if (!byRowNumber.TryGetValue(number, out var transaction))
            transaction = byTable[table.Number].Last(touch => touch.Position <= position).Transaction;
        transaction.Add(table.Schema, before, after);
    }

    /// <summary>One transaction, and the rows that it touched in the order of first touch.</summary>
    private sealed class Transaction(string id, string writer)
    {
        public string Id => id;

        public string Writer => writer;

        public OrderedDictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        public void Add(TableSchema table, IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after)
        {
            var one = before ?? after;
            if (one is null)
                return;
            // A row without a key is not the same row as one that looks like it: each entry stands for itself.
            var key = table.Key.Count == 0
                ? $"{table.Name} {Rows.Count.ToString(CultureInfo.InvariantCulture)}"
                : $"{table.Name} {JsonSerializer.Serialize(table.Key.Select(column => one[column.Name]), Json.Line)}";
            if (Rows.TryGetValue(key, out var row))
                row.After = after;
            else
                Rows.Add(key, new Row(table.Root, before) { After = after });
        }
    }

    private sealed class Row(string table, IReadOnlyDictionary<string, Value>? before)
    {
        public string Table => table;

        public IReadOnlyDictionary<string, Value>? Before => before;

        public IReadOnlyDictionary<string, Value>? After { get; set; }
    }
}
