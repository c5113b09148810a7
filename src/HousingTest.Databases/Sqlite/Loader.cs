using HousingTest.Model;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>Fills tables from an estate: one prepared statement per table, one transaction, a row at a time, while the next rows are being made.</summary>
internal sealed class Loader(Session session, Journal journal)
{
    private const int RowsBetweenReports = 5000;
    private const int DeferredForeignKeys = 10; // SQLITE_DBSTATUS_DEFERRED_FKS

    public long Load(IReadOnlyList<SeedMap> seed, IEnumerable<EstateRow> rows, IProgress<long>? loaded, CancellationToken cancellationToken)
    {
        return session.Write(Conduct.Loading, Work, cancellationToken);

        long Work()
        {
            session.Execute("PRAGMA defer_foreign_keys = ON");
            var journalled = journal.Running;
            var targets = Targets(seed, journalled);
            var count = 0L;
            foreach (var row in new RowsAhead(rows))
            {
                foreach (var target in targets[row.Table.Entity])
                {
                    target.Write(row);
                    if (++count % RowsBetweenReports != 0)
                        continue;
                    cancellationToken.ThrowIfCancellationRequested();
                    loaded?.Report(count);
                }
            }

            loaded?.Report(count);
            ExpectNoOrphans();
            return count;
        }
    }

    /// <summary>The commit would say only that some foreign key is broken; so it is asked for just before, and then which.</summary>
    private void ExpectNoOrphans()
    {
        _ = raw.sqlite3_db_status(session.Handle, DeferredForeignKeys, out var unresolved, out _, 0);
        if (unresolved == 0)
            return;
        var orphans = new List<string>();
        using var check = new Statement(session.Handle, "SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check");
        while (check.Step())
            orphans.Add($"rows of {check.Text(0)} refer to rows of {check.Text(1)} that are not there");
        throw DatabaseProblems.OrphansLoaded(session.Place, string.Join('\n', orphans));
    }

    private ILookup<string, LoadTarget> Targets(IReadOnlyList<SeedMap> seed, bool journalled)
    {
        var schema = session.Tables().ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        var targets = new List<LoadTarget>();
        foreach (var map in seed)
        {
            if (!schema.TryGetValue(map.Table, out var table))
            {
                problems.Add(DatabaseProblems.SeedUnknown(map, $"The system has no table '{map.Table}'", $"Its tables are: {string.Join(", ", schema.Keys)}"));
                continue;
            }

            var unknown = map.Columns.Keys.Where(column => table.Find(column) is null).ToList();
            problems.AddRange(unknown.Select(column => DatabaseProblems.SeedUnknown(
                map, $"The table {table.Name} has no column '{column}'", $"Its columns are: {string.Join(", ", table.Columns.Select(known => known.Name))}")));
            if (unknown.Count == 0)
                targets.Add(new LoadTarget(session, map, table, journalled ? journal.Of(table.Name) : null));
        }

        return problems.Count > 0 ? throw new ProblemException(problems) : targets.ToLookup(target => target.Estate, StringComparer.Ordinal);
    }
}
