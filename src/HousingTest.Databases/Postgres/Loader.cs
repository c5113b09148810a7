using System.Globalization;
using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>Fills tables from an estate: COPY, one transaction, while the next rows are being made.</summary>
internal sealed class Loader(Session session, Journal journal)
{
    private const int RowsBetweenReports = 5000;

    public async Task<long> LoadAsync(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken)
    {
        var tables = await session.TablesAsync(cancellationToken);
        return await session.WriteAsync(Conduct.Loading, Work, cancellationToken);

        async Task<long> Work()
        {
            var targets = Targets(seed, tables);
            var position = await journal.IsRunningAsync(cancellationToken) ? await journal.PositionAsync(cancellationToken) : (long?)null;
            var aside = await AsideAsync(targets, position is not null, cancellationToken);
            await session.Connection.ExecuteAllAsync(aside.Off, cancellationToken);
            var count = 0L;
            foreach (var row in new RowsAhead(rows))
            {
                foreach (var target in targets[row.Table.Entity])
                {
                    await target.WriteAsync(row, cancellationToken);
                    if (++count % RowsBetweenReports != 0)
                        continue;
                    cancellationToken.ThrowIfCancellationRequested();
                    loaded?.Report(count);
                }
            }

            foreach (var target in targets.SelectMany(group => group))
                await target.FlushAsync(cancellationToken);
            loaded?.Report(count);
            await ExpectNoOrphansAsync([.. targets.SelectMany(group => group).Select(target => target.Table).Distinct()], position, cancellationToken);
            await InForceAsync(aside, cancellationToken);
            // Last: what is done to a sequence stays done when the transaction is rolled back.
            foreach (var target in targets.SelectMany(group => group))
                await target.MoveCountersAsync(cancellationToken);
            return count;
        }
    }

    /// <summary>
    /// What would act on the rows, where the login may not silence it. Where whole tables are gone through anyway their foreign keys are made anew, which is far quicker than to look for each
    /// row's parent.
    /// </summary>
    private async Task<OutOfForce> AsideAsync(ILookup<string, LoadTarget> targets, bool journalled, CancellationToken cancellationToken)
    {
        if (session.MaySilence is true)
            return OutOfForce.Nothing;
        await Ownership.ExpectAsync(session, cancellationToken);
        var reactions = await Reactions.ReadAsync(session.Connection, cancellationToken);
        var tables = targets.SelectMany(group => group).Select(target => target.Table.QuotedRoot).ToHashSet(StringComparer.Ordinal);
        HashSet<string> none = [];
        var keys = journalled ? reactions.Deferred(tables, none).And(OutOfForce.Deferring) : reactions.Dropped(tables, none);
        return reactions.TriggersOf(tables).And(keys);
    }

    private async Task InForceAsync(OutOfForce aside, CancellationToken cancellationToken)
    {
        try
        {
            await session.Connection.ExecuteAllAsync(aside.On, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.ForeignKeyViolation)
        {
            throw DatabaseProblems.OrphansLoaded(session.Place, refused.MessageText);
        }
    }

    /// <summary>What the journal knows of is looked at by key; without it, whole tables are gone through.</summary>
    private async Task ExpectNoOrphansAsync(IReadOnlyList<TableSchema> tables, long? position, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        foreach (var table in tables)
        {
            var keyed = position is null ? null : await journal.OfAsync(table, cancellationToken) as KeyedJournal;
            for (var i = 0; i < table.ForeignKeys.Count; i++)
            {
                var key = table.ForeignKeys[i];
                var found = keyed is null
                    ? await session.Connection.ScalarAsync($"SELECT 1 FROM ONLY {table.Quoted} AS child WHERE {key.Broken("child")} LIMIT 1", cancellationToken)
                    : await session.Connection.ScalarAsync(keyed.Orphans.ElementAt(i), cancellationToken, position!.Value.ToString(CultureInfo.InvariantCulture));
                if (found is not null)
                    orphans.Add($"rows of {table.Name} refer to rows of {key.Parent} that are not there");
            }
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.OrphansLoaded(session.Place, string.Join('\n', orphans));
    }

    private ILookup<string, LoadTarget> Targets(IReadOnlyList<SeedMap> seed, IReadOnlyList<TableSchema> tables)
    {
        var problems = new List<Problem>();
        var targets = new List<LoadTarget>();
        foreach (var map in seed)
        {
            var table = tables.FirstOrDefault(known => string.Equals(known.Name, map.Table, StringComparison.OrdinalIgnoreCase))
                ?? tables.FirstOrDefault(known => string.Equals(known.Root, map.Table, StringComparison.OrdinalIgnoreCase));
            if (table is null)
            {
                problems.Add(DatabaseProblems.SeedUnknown(
                    map, $"The system has no table '{map.Table}'", $"Its tables are: {Sql.List(tables.Select(known => known.Root).Distinct(StringComparer.Ordinal))}"));
                continue;
            }

            var unknown = map.Columns.Keys.Where(column => table.Find(column) is null).ToList();
            problems.AddRange(unknown.Select(column => DatabaseProblems.SeedUnknown(
                map, $"The table {table.Root} has no column '{column}'", $"Its columns are: {Sql.List(table.Columns.Select(known => known.Name))}")));
            if (unknown.Count == 0)
                targets.Add(new LoadTarget(session, map, table));
        }

        return problems.Count > 0 ? throw new ProblemException(problems) : targets.ToLookup(target => target.Estate, StringComparer.Ordinal);
    }
}
