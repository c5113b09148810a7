using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Fills tables from an estate: the server's own bulk copy, one transaction, while the next rows are being made. The system's triggers are off; ours fire while the journal runs. Without
/// it the rows go past every check, and the server looks at all of them at the end.
/// </summary>
internal sealed class Loader(Session session, Journal journal)
{
    private const int RowsBetweenReports = 5000;
    private const int RowsAtOnce = 10_000;

    public async Task<long> LoadAsync(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return await session.WriteAsync(Conduct.Shared, Work, cancellationToken);

        async Task<long> Work()
        {
            var journalled = await journal.IsRunningAsync(cancellationToken);
            var targets = Targets(seed, tables, journalled);
            var trusted = journalled ? [] : await TrustedAsync(targets, cancellationToken);
            var byEntity = targets.ToLookup(target => target.Estate, StringComparer.Ordinal);
            await using var silence = await Silence.BeginAsync(session, targets.Select(target => target.Table).Distinct(), ours: false, cancellationToken);
            var (count, waiting) = (0L, 0);
            foreach (var row in new RowsAhead(rows))
            {
                foreach (var target in byEntity[row.Table.Entity])
                {
                    target.Add(row);
                    if (++count % RowsBetweenReports == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        loaded?.Report(count);
                    }

                    if (++waiting < RowsAtOnce)
                        continue;
                    await FlushAsync(targets, cancellationToken);
                    waiting = 0;
                }
            }

            await FlushAsync(targets, cancellationToken);
            loaded?.Report(count);
            if (!journalled)
                await CheckAsync([.. targets.Select(target => target.Table).Distinct()], trusted, cancellationToken);
            foreach (var target in targets)
                await target.MoveCountersAsync(cancellationToken);
            await silence.EndAsync(cancellationToken);
            return count;
        }
    }

    /// <summary>Parents before children: where the journal's triggers fire, foreign keys are looked at with each batch.</summary>
    private static async Task FlushAsync(IReadOnlyList<LoadTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
            await target.FlushAsync(cancellationToken);
    }

    /// <summary>Rows that refer to nothing are named, all of them; then the server is told to vouch for the constraints again that it did not look at.</summary>
    private async Task CheckAsync(IReadOnlyList<TableSchema> tables, IReadOnlyList<string> trusted, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        foreach (var table in tables)
        {
            foreach (var key in table.ForeignKeys.Where(key => key.Enabled))
            {
                if (await session.Connection.ScalarAsync($"SELECT TOP (1) 1 FROM {table.Quoted} AS child WHERE {key.Broken("child")}", cancellationToken) is not null)
                    orphans.Add(LoadTarget.Orphan(table, key));
            }
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.OrphansLoaded(session.Place, string.Join('\n', orphans));
        await session.Connection.ExecuteAllAsync(trusted, cancellationToken);
    }

    /// <summary>What makes the server vouch again for the constraints for which it does now: it stops with the first row that it was not to look at.</summary>
    private async Task<IReadOnlyList<string>> TrustedAsync(IReadOnlyList<LoadTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
            return [];
        var rows = await session.Connection.RowsAsync(
            $"""
            SELECT s.name, t.name, c.name
            FROM (SELECT name, parent_object_id FROM sys.foreign_keys WHERE is_disabled = 0 AND is_not_trusted = 0 UNION ALL SELECT name, parent_object_id FROM sys.check_constraints WHERE is_disabled = 0 AND is_not_trusted = 0) AS c
                JOIN sys.tables AS t ON t.object_id = c.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            WHERE t.object_id IN ({Sql.List(targets.Select(target => Sql.Number(target.Table.Id)).Distinct(StringComparer.Ordinal))})
            """,
            cancellationToken);
        return [.. rows.Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} WITH CHECK CHECK CONSTRAINT {Sql.Quote(row[2]!)}")];
    }

    private List<LoadTarget> Targets(IReadOnlyList<SeedMap> seed, IReadOnlyList<TableSchema> tables, bool journalled)
    {
        var problems = new List<Problem>();
        var targets = new List<LoadTarget>();
        foreach (var map in seed)
        {
            var table = tables.FirstOrDefault(known => string.Equals(known.Name, map.Table, StringComparison.OrdinalIgnoreCase));
            if (table is null)
            {
                problems.Add(DatabaseProblems.SeedUnknown(map, $"The system has no table '{map.Table}'", $"Its tables are: {Sql.List(tables.Select(known => known.Name))}"));
                continue;
            }

            var unknown = map.Columns.Keys.Where(column => table.Find(column) is null).ToList();
            problems.AddRange(unknown.Select(column => DatabaseProblems.SeedUnknown(
                map, $"The table {table.Name} has no column '{column}'", $"Its columns are: {Sql.List(table.Columns.Select(known => known.Name))}")));
            if (unknown.Count == 0)
                targets.Add(new LoadTarget(session, map, table, journalled));
        }

        return problems.Count > 0 ? throw new ProblemException(problems) : [.. ParentsFirst.Order(targets, target => target.Table.Quoted, target => target.Table.Parents)];
    }
}
