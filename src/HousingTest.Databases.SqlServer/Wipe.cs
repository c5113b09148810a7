namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Empties a database but for the tables that are kept. Foreign keys are taken off and put on again, since tables may refer to each other in a circle; rows are deleted and not truncated,
/// so that what a table counts goes on where it was.
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
        var emptied = tables.Where(table => !kept.Contains(table)).ToList();
        await ExpectNoOrphansAsync(kept, emptied.Select(table => table.Quoted).ToHashSet(StringComparer.Ordinal), cancellationToken);
        await journal.RemoveAsync(cancellationToken);
        await using var silence = await Silence.BeginAsync(session, emptied, ours: false, cancellationToken);
        var count = 0L;
        await new SchemaRebuild(session).WithoutForeignKeysAsync(
            async () =>
            {
                foreach (var table in emptied)
                    count += await Connection.ExecuteAsync($"DELETE FROM {table.Quoted}", cancellationToken);
            },
            cancellationToken);
        await silence.EndAsync(cancellationToken);
        return count;
    }

    /// <summary>Of a table that will be empty, every row that is referred to will be gone.</summary>
    private async Task ExpectNoOrphansAsync(IReadOnlySet<TableSchema> kept, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        foreach (var (table, key) in kept.SelectMany(table => table.ForeignKeys.Where(key => key.Enabled && gone.Contains(key.Quoted)).Select(key => (table, key))))
        {
            if (await Connection.ScalarAsync($"SELECT TOP (1) 1 FROM {table.Quoted} WHERE {Sql.And(key.Columns.Select(column => $"{Sql.Quote(column)} IS NOT NULL"))}", cancellationToken) is not null)
                orphans.Add(KeptTables.Orphan(table.Name, key.Parent));
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.CannotEmpty(session.Place, string.Join('\n', orphans.Distinct(StringComparer.Ordinal)));
    }
}
