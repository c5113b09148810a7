using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>Where the system's identities and sequences stand. What they give is not taken back with a transaction that is rolled back, so a mark keeps them all.</summary>
internal sealed class CounterReader(Session session)
{
    // What stood last is asked of the functions, which look at one table; the view alone tells whether there was any.
    private const string Identities =
        $"""
        SELECT each.quoted, CONVERT(decimal(38, 0), IDENT_CURRENT(each.quoted)), CASE WHEN EXISTS (SELECT 1 FROM sys.identity_columns AS i WHERE i.object_id = each.object_id AND i.last_value IS NOT NULL) THEN 1 ELSE 0 END,
            CONVERT(decimal(38, 0), IDENT_INCR(each.quoted))
        FROM (SELECT t.object_id, QUOTENAME(s.name) + N'.' + QUOTENAME(t.name) AS quoted FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            WHERE t.object_id IN (SELECT object_id FROM sys.columns WHERE is_identity = 1) AND {Sql.OfTheSystem}) AS each
        """;

    private bool? tellsUse;

    public async Task<IReadOnlyList<Counter>> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = session.Connection;
        // Versions before 2017 do not tell a sequence that gave its first number from one that gave none: taken as used, it never gives a number twice.
        tellsUse ??= (await connection.ColumnsAsync("SELECT TOP (0) * FROM sys.sequences", cancellationToken)).Contains("last_used_value");
        var counters = (await connection.RowsAsync(Identities, cancellationToken)).Select(row => new Counter(
            Counter.Identity, row[0]!, Number(row[1]!), row[2] is "1", Number(row[3]!))).ToList();
        var sequences = await connection.RowsAsync(
            $"""
            SELECT s.name, q.name, CONVERT(decimal(38, 0), q.current_value), {(tellsUse.Value ? "CASE WHEN q.last_used_value IS NULL THEN 0 ELSE 1 END" : "1")}, CONVERT(decimal(38, 0), q.increment)
            FROM sys.sequences AS q JOIN sys.schemas AS s ON s.schema_id = q.schema_id WHERE {Sql.OfTheSystem}
            """,
            cancellationToken);
        counters.AddRange(sequences.Select(row => new Counter(Counter.Sequence, Sql.Quote(row[0]!, row[1]!), Number(row[2]!), row[3] is "1", Number(row[4]!))));
        return [.. counters.OrderBy(counter => counter.Kind, StringComparer.Ordinal).ThenBy(counter => counter.Name, StringComparer.Ordinal)];
    }

    public async Task KeepAsync(string mark, CancellationToken cancellationToken) => await session.Connection.ExecuteAllAsync(
        (await ReadAsync(cancellationToken)).Select(counter =>
            $"INSERT INTO {Sql.Own}.mark_counter (mark, kind, name, value, used) VALUES (N'{mark}', N'{counter.Kind}', {Sql.Literal(counter.Name)}, {counter.Value.ToString(CultureInfo.InvariantCulture)}, {(counter.Used ? 1 : 0)})"),
        cancellationToken);

    public async Task<bool> DifferFromAsync(string mark, CancellationToken cancellationToken) => (await BehindAsync(mark, cancellationToken)).Count > 0;

    /// <summary>Last of all: not every server takes it back when the transaction is rolled back.</summary>
    public async Task SetBackToAsync(string mark, CancellationToken cancellationToken)
    {
        foreach (var (now, then) in await BehindAsync(mark, cancellationToken))
            await session.Connection.ExecuteAsync(then.SetBack(now), cancellationToken);
    }

    /// <summary>As they are and as they were at the mark, those that give another number now.</summary>
    private async Task<IReadOnlyList<(Counter Now, Counter Then)>> BehindAsync(string mark, CancellationToken cancellationToken)
    {
        var now = (await ReadAsync(cancellationToken)).ToDictionary(counter => (counter.Kind, counter.Name));
        var kept = await session.Connection.RowsAsync($"SELECT kind, name, value, used FROM {Sql.Own}.mark_counter WHERE mark = @p1", cancellationToken, mark);
        return [.. kept.Where(row => now.ContainsKey((row[0]!, row[1]!)))
            .Select(row => (Now: now[(row[0]!, row[1]!)], Value: Number(row[2]!), Used: row[3] is "1"))
            .Select(one => (one.Now, Then: one.Now with { Value = one.Value, Used = one.Used }))
            .Where(one => one.Then.Next != one.Now.Next)];
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
