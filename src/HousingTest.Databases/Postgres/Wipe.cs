using System.Globalization;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Empties a database but for the tables that are kept. Tables are truncated, which leaves none of their pages behind; only those to which a kept one refers, directly or through others,
/// must be deleted from, since the server truncates no table that another refers to.
/// </summary>
internal sealed class Wipe(Session session, Journal journal)
{
    private Connection Connection => session.Connection;

    public async Task<long> RunAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        var kept = KeptTables.Choose(session.Place, tables, table => table.Root, keep);
        var emptied = tables.Where(table => !kept.Contains(table)).ToList();
        var referred = Referred(tables, kept, emptied);
        var rows = await session.WriteAsync(Conduct.Silent, () => EmptyAsync(kept, emptied, referred, cancellationToken), cancellationToken);
        if (referred.Count > 0)
            await Connection.ExecuteAsync($"VACUUM FULL {Sql.List(referred.Select(table => table.Quoted))}", cancellationToken);
        return rows;
    }

    private async Task<long> EmptyAsync(
        IReadOnlySet<TableSchema> kept, IReadOnlyList<TableSchema> emptied, IReadOnlySet<TableSchema> referred, CancellationToken cancellationToken)
    {
        await journal.RemoveAsync(cancellationToken);
        await Ownership.ExpectAsync(session, cancellationToken);
        var reactions = session.MaySilence is true ? null : await SuspendedReactions.BeginAsync(Connection, cancellationToken);
        var count = 0L;
        foreach (var table in emptied)
        {
            count += referred.Contains(table)
                ? await Connection.ExecuteAsync($"DELETE FROM ONLY {table.Quoted}", cancellationToken)
                : long.Parse((await Connection.ScalarAsync($"SELECT count(*) FROM ONLY {table.Quoted}", cancellationToken))!, CultureInfo.InvariantCulture);
        }

        // All in one statement: the server truncates tables that refer to each other only together. Partitions go with the table that they are parts of.
        var truncated = emptied.Where(table => !referred.Contains(table)).Select(table => string.Equals(table.Root, table.Name, StringComparison.Ordinal) ? $"ONLY {table.Quoted}" : table.QuotedRoot).ToHashSet(StringComparer.Ordinal);
        if (truncated.Count > 0)
            await Connection.ExecuteAsync($"TRUNCATE {Sql.List(truncated)}", cancellationToken);
        await ExpectNoOrphansAsync(kept, emptied, cancellationToken);
        if (reactions is not null)
            await reactions.EndAsync(session, cancellationToken);
        await Connection.RowsAsync(LargeObjects.Remove, cancellationToken);
        await MaterializedViews.RefreshAsync(Connection, populated: true, cancellationToken);
        return count;
    }

    private async Task ExpectNoOrphansAsync(IReadOnlySet<TableSchema> kept, IReadOnlyList<TableSchema> emptied, CancellationToken cancellationToken)
    {
        var gone = emptied.Select(table => table.Root).ToHashSet(StringComparer.Ordinal);
        var orphans = new List<string>();
        foreach (var table in kept)
        {
            foreach (var key in table.ForeignKeys.Where(key => gone.Contains(key.Parent)))
            {
                if (await Connection.ScalarAsync($"SELECT 1 FROM ONLY {table.Quoted} AS child WHERE {key.Broken("child")} LIMIT 1", cancellationToken) is not null)
                    orphans.Add(KeptTables.Orphan(table.Name, key.Parent));
            }
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.CannotEmpty(session.Place, string.Join('\n', orphans.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>Those to be emptied to which a kept table refers, directly or through others.</summary>
    private static HashSet<TableSchema> Referred(IReadOnlyList<TableSchema> tables, IReadOnlySet<TableSchema> kept, IReadOnlyList<TableSchema> emptied)
    {
        var byName = tables.ToLookup(table => table.Root, StringComparer.Ordinal);
        var referred = new HashSet<TableSchema>();
        var ahead = new Queue<TableSchema>(kept);
        while (ahead.TryDequeue(out var table))
        {
            foreach (var parent in table.ForeignKeys.SelectMany(key => byName[key.Parent]).Where(parent => emptied.Contains(parent) && referred.Add(parent)))
                ahead.Enqueue(parent);
        }

        return referred;
    }
}
