using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// SHA-256 over what a database holds. The server goes through each table once and adds up the digests of its rows, in two halves, so that the order of rows does not matter,
/// equal rows count, and no row comes over the line. Versions of rows stay out: they never come twice.
/// </summary>
internal sealed class Fingerprint(Session session)
{
    public async Task<string> ComputeAsync(CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return await session.ReadAsync(
            async () =>
            {
                var parts = new List<(string Name, string Digest)>();
                foreach (var table in tables)
                    parts.Add((table.Name, await OfAsync(table, cancellationToken)));
                parts.AddRange((await new CounterReader(session).ReadAsync(cancellationToken)).Select(
                    counter => ($"{counter.Kind} {counter.Name}", Digest.OfText(counter.Next.ToString("0", CultureInfo.InvariantCulture)))));
                return Digest.OfParts(parts);
            },
            cancellationToken);
    }

    private async Task<string> OfAsync(TableSchema table, CancellationToken cancellationToken)
    {
        var sums = (await session.Connection.RowsAsync(
            $"""
            SELECT COUNT_BIG(*), SUM(CONVERT(decimal(38, 0), CONVERT(bigint, SUBSTRING(h, 1, 8)))), SUM(CONVERT(decimal(38, 0), CONVERT(bigint, SUBSTRING(h, 9, 8))))
            FROM (SELECT {RowContent.Digest(table.Written, column => $"own.{column.Quoted}")} AS h FROM {table.Quoted} AS own) AS hashed
            """,
            cancellationToken))[0];
        return Digest.OfText($"{table.Name}: {Sql.List(table.Written.Select(column => column.Quoted))}\n{sums[0]} rows\n{sums[1]}\n{sums[2]}");
    }
}
