using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// How many rows the tables have, kept at each mark: what fires no trigger (TRUNCATE, a bulk insert) leaves another number than the journal accounts for. The server keeps count
/// itself; one that does not is asked to count.
/// </summary>
internal sealed class RowCounts(Session session)
{
    private const string Kept =
        "SELECT object_id, SUM(row_count) FROM sys.dm_db_partition_stats WHERE index_id IN (0, 1) GROUP BY object_id";

    private bool? keepsCount;

    public async Task KeepAsync(string mark, IReadOnlyCollection<TableJournal> tables, CancellationToken cancellationToken)
    {
        var counts = await ReadAsync(tables, cancellationToken);
        await session.Connection.ExecuteAllAsync(
            counts.Chunk(500).Select(some => $"INSERT INTO {Sql.Own}.mark_rows (mark, table_number, row_count) VALUES {Sql.List(some.Select(one => $"(N'{mark}', {Sql.Number(one.Key)}, {Sql.Number(one.Value)})"))}"),
            cancellationToken);
    }

    /// <summary>Tables that have other numbers of rows than they had at the mark and what the journal knows of accounts for.</summary>
    /// <param name="mark">Id of the mark.</param>
    /// <param name="tables">All that are journalled by trigger.</param>
    /// <param name="growth">By number of those touched, how many rows more there are by what the journal knows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> UnaccountedAsync(
        string mark, IReadOnlyCollection<TableJournal> tables, IReadOnlyDictionary<int, long> growth, CancellationToken cancellationToken)
    {
        var then = (await session.Connection.RowsAsync($"SELECT table_number, row_count FROM {Sql.Own}.mark_rows WHERE mark = @p1", cancellationToken, mark))
            .ToDictionary(row => int.Parse(row[0]!, CultureInfo.InvariantCulture), row => long.Parse(row[1]!, CultureInfo.InvariantCulture));
        var now = await ReadAsync(tables, cancellationToken);
        return [.. tables.Where(table => then.TryGetValue(table.Number, out var rows) && now[table.Number] != rows + growth.GetValueOrDefault(table.Number))
            .Select(table => $"{table.Schema.Name} has {Sql.Number(now[table.Number])} rows, and by the journal {Sql.Number(then[table.Number] + growth.GetValueOrDefault(table.Number))}")];
    }

    private async Task<IReadOnlyDictionary<int, long>> ReadAsync(IReadOnlyCollection<TableJournal> tables, CancellationToken cancellationToken)
    {
        keepsCount ??= await session.Connection.ScalarAsync("SELECT OBJECT_ID(N'sys.dm_db_partition_stats')", cancellationToken) is not null;
        if (keepsCount.Value)
        {
            var kept = (await session.Connection.RowsAsync(Kept, cancellationToken)).ToDictionary(row => row[0]!, row => long.Parse(row[1]!, CultureInfo.InvariantCulture), StringComparer.Ordinal);
            return tables.ToDictionary(table => table.Number, table => kept.GetValueOrDefault(Sql.Number(table.Schema.Id)));
        }

        var counted = new Dictionary<int, long>();
        foreach (var some in tables.Chunk(100))
        {
            foreach (var row in await session.Connection.RowsAsync(
                string.Join(" UNION ALL ", some.Select(table => $"SELECT {Sql.Number(table.Number)}, COUNT_BIG(*) FROM {table.Schema.Quoted}")), cancellationToken))
                counted.Add(int.Parse(row[0]!, CultureInfo.InvariantCulture), long.Parse(row[1]!, CultureInfo.InvariantCulture));
        }

        return counted;
    }
}
