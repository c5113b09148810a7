using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// SHA-256 over what a database holds. The server goes through each table once and adds up two hashes of each row, so that the order of rows does not matter, equal rows
/// count, and no row comes over the line. Large databases are gone through over several connections, which see the same moment.
/// </summary>
internal sealed class Fingerprint(Session session)
{
    private const int MostConnections = 4;

    // 32 MB: below that, another connection costs more than it helps.
    private const long ManyPages = 4096;

    private const string Pages =
        $"SELECT n.nspname, c.relname, c.relpages FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND {Sql.OfTheSystem}";

    public async Task<string> ComputeAsync(CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return await session.ReadAsync(
            async () =>
            {
                var shares = await ShareAsync(tables, cancellationToken);
                var snapshot = shares.Count > 1 ? await session.Connection.ScalarAsync("SELECT pg_catalog.pg_export_snapshot()", cancellationToken) : null;
                var others = shares.Skip(1).Select(share => ElsewhereAsync(share, snapshot!, cancellationToken)).ToList();
                var parts = new List<(string Name, string Digest)>();
                try
                {
                    parts.AddRange(await OfAsync(session.Connection, shares[0], cancellationToken));
                    parts.AddRange((await new SequenceReader(session.Connection).ReadAsync(cancellationToken)).Select(
                        one => ($"sequence {TableSchema.NameOf(one.Schema, one.Name)}", Digest.OfText(string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Called}")))));
                }
                finally
                {
                    // The moment that they see is kept as long as our transaction is open.
                    await Task.WhenAll(others);
                }

                foreach (var other in others)
                    parts.AddRange(await other);
                return Digest.OfParts(parts.OrderBy(part => part.Name, StringComparer.Ordinal));
            },
            cancellationToken);
    }

    /// <summary>The tables, in as many shares of about the same size as there are connections worth opening; the first is not empty, unless there is no table.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<TableSchema>>> ShareAsync(IReadOnlyList<TableSchema> tables, CancellationToken cancellationToken)
    {
        var pages = (await session.Connection.RowsAsync(Pages, cancellationToken)).ToDictionary(row => (row[0]!, row[1]!), row => long.Parse(row[2]!, CultureInfo.InvariantCulture));
        var shares = Enumerable.Range(0, pages.Values.Sum() < ManyPages ? 1 : MostConnections).Select(_ => (Tables: new List<TableSchema>(), Pages: new long[1])).ToList();
        foreach (var (table, size) in tables.Select(table => (table, Size: pages.GetValueOrDefault((table.Schema, table.Table)))).OrderByDescending(one => one.Size))
        {
            var least = shares.MinBy(share => share.Pages[0]);
            least.Tables.Add(table);
            // Each table costs something, also when it is empty.
            least.Pages[0] += size + 1;
        }

        return [.. shares.Select((share, i) => (share.Tables, i)).Where(share => share.i == 0 || share.Tables.Count > 0).Select(share => share.Tables)];
    }

    private async Task<IReadOnlyList<(string Name, string Digest)>> ElsewhereAsync(IReadOnlyList<TableSchema> tables, string snapshot, CancellationToken cancellationToken)
    {
        await using var connection = await session.OpenAnotherAsync(cancellationToken);
        await connection.ExecuteAllAsync(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", $"SET TRANSACTION SNAPSHOT {Sql.Literal(snapshot)}"], cancellationToken);
        return await OfAsync(connection, tables, cancellationToken);
    }

    private static async Task<IReadOnlyList<(string Name, string Digest)>> OfAsync(Connection connection, IReadOnlyList<TableSchema> tables, CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
            return [];
        var sums = await connection.BatchAsync([.. tables.Select(table => Command.Asking(Sum(table)))], cancellationToken);
        return [.. tables.Zip(sums, (table, rows) => (table.Name, Digest.OfText($"{table.Name}: {Columns(table)}\n{rows[0][0]} rows\n{rows[0][1]}\n{rows[0][2]}")))];
    }

    // The bytes of the text are hashed, whatever language a column sorts by.
    private static string Sum(TableSchema table) =>
        $"""
        SELECT count(*)::text, sum(pg_catalog.hashtextextended(content, 0))::text, sum(pg_catalog.hashtextextended(content, 1))::text
        FROM (SELECT ROW({Columns(table)})::text COLLATE "C" AS content FROM ONLY {table.Quoted} OFFSET 0) AS rows
        """;

    private static string Columns(TableSchema table) => Sql.List(table.Written.Select(column => column.Quoted));
}
