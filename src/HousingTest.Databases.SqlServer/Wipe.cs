namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Empties a database but for the tables that are kept. The server truncates no table that another refers to, so rows are deleted, children first, with the foreign keys not looked at
/// meanwhile; at the end the server looks at all that it vouched for before.
/// </summary>
internal sealed class Wipe(Session session, Journal journal)
{
    private Connection Connection => session.Connection;

    public async Task<long> RunAsync(IReadOnlyCollection<string> keep, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        var kept = KeptTables.Choose(session.Place, tables, table => table.Name, keep);
        return await session.WriteAsync(Conduct.Alone, () => EmptyAsync(tables, kept, cancellationToken), cancellationToken);
    }

    private async Task<long> EmptyAsync(IReadOnlyList<TableSchema> tables, IReadOnlySet<TableSchema> kept, CancellationToken cancellationToken)
    {
        await journal.RemoveAsync(cancellationToken);
        var emptied = tables.Where(table => !kept.Contains(table)).ToList();
        var gone = emptied.Select(table => table.Quoted).ToHashSet(StringComparer.Ordinal);
        var broken = tables.SelectMany(table => table.ForeignKeys.Where(key => key.Enabled && gone.Contains(key.Quoted)).Select(key => (Table: table, Key: key))).ToList();
        await using var silence = await Silence.BeginAsync(session, emptied, ours: false, cancellationToken);
        await Connection.ExecuteAllAsync(broken.Select(one => $"ALTER TABLE {one.Table.Quoted} NOCHECK CONSTRAINT {Sql.Quote(one.Key.Name)}"), cancellationToken);
        var count = 0L;
        foreach (var table in ParentsFirst.Order(emptied, table => table.Quoted, table => table.Parents).Reverse())
            count += await Connection.ExecuteAsync($"DELETE FROM {table.Quoted}", cancellationToken);
        await ExpectNoOrphansAsync(broken.Where(one => kept.Contains(one.Table)), cancellationToken);
        await Connection.ExecuteAllAsync(
            broken.Select(one => $"ALTER TABLE {one.Table.Quoted}{(one.Key.Trusted ? " WITH CHECK" : "")} CHECK CONSTRAINT {Sql.Quote(one.Key.Name)}"), cancellationToken);
        await silence.EndAsync(cancellationToken);
        return count;
    }

    private async Task ExpectNoOrphansAsync(IEnumerable<(TableSchema Table, ForeignKey Key)> kept, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        foreach (var (table, key) in kept)
        {
            if (await Connection.ScalarAsync($"SELECT TOP (1) 1 FROM {table.Quoted} AS child WHERE {key.Broken("child")}", cancellationToken) is not null)
                orphans.Add(KeptTables.Orphan(table.Name, key.Parent));
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.CannotEmpty(session.Place, string.Join('\n', orphans.Distinct(StringComparer.Ordinal)));
    }
}
