using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>Empties a database but for the tables that are kept, and writes the file anew: what was deleted would stay readable in pages that are free.</summary>
internal sealed class Wipe(Session session, Journal journal)
{
    public long Run(IReadOnlyCollection<string> keep, CancellationToken cancellationToken)
    {
        var tables = session.Tables();
        var kept = KeptTables.Choose(session.Place, [.. tables.Where(table => !table.Shadow)], table => table.Name, keep);
        var emptied = tables.Where(table => !table.Shadow && !kept.Contains(table)).ToList();
        var rows = session.Write(Conduct.Silent, () => Empty(kept, emptied), cancellationToken);
        session.WriteFreely(Compact, cancellationToken);
        return rows;
    }

    private long Empty(IReadOnlySet<TableSchema> kept, IReadOnlyList<TableSchema> emptied)
    {
        journal.Remove();
        var count = 0L;
        foreach (var table in emptied)
            count += session.Prepare($"DELETE FROM {Sql.Quote(table.Name)}").Run();
        // Such as an index over texts: it holds words of the rows that are gone.
        foreach (var name in Virtual())
            EmptyVirtual(name);
        ExpectNoOrphans(kept, emptied);
        return count;
    }

    private void EmptyVirtual(string name)
    {
        session.Execute($"DELETE FROM {Sql.Quote(name)}");
        try
        {
            // An index over texts only notes what is gone, and keeps its words until it is made anew.
            session.Execute($"INSERT INTO {Sql.Quote(name)} ({Sql.Quote(name)}) VALUES ('rebuild')");
        }
        catch (SqliteException)
        {
            // It is no index over texts, and has nothing to be made anew.
        }
    }

    private List<string> Virtual()
    {
        var names = new List<string>();
        var tables = session.Prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'");
        while (tables.Step())
            names.Add(tables.Text(0));
        tables.Reset();
        return names;
    }

    private void ExpectNoOrphans(IReadOnlySet<TableSchema> kept, IReadOnlyList<TableSchema> emptied)
    {
        var gone = emptied.Select(table => table.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var orphans = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in kept)
        {
            var check = session.Prepare("SELECT DISTINCT parent FROM pragma_foreign_key_check(?1)").With(Value.Of(table.Name));
            while (check.Step())
            {
                if (gone.Contains(check.Text(0)))
                    orphans.Add(KeptTables.Orphan(table.Name, check.Text(0)));
            }

            check.Reset();
        }

        if (orphans.Count > 0)
            throw DatabaseProblems.CannotEmpty(session.Place, string.Join('\n', orphans));
    }

    /// <summary>The log beside the file holds the old pages too, until it is written into the file and cut.</summary>
    private void Compact()
    {
        session.Execute("VACUUM");
        session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
