using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Puts rows from before to after, in one transaction in which no trigger and no foreign key of the system acts: all rows that leave first, then all that come, so that they may give each
/// other's unique values on. What a trigger of the journal would have entered is entered by hand.
/// </summary>
internal sealed class Apply(Session session, Journal journal)
{
    public ApplyResult Run(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            return session.Write(Conduct.Silent, () => Put(changes, cancellationToken), cancellationToken);
        }
        catch (ClashException clash)
        {
            return new ApplyResult(0, clash.Clashes);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new ProblemException(DatabaseProblems.ChangesUnfit(session.Place, refused.Message));
        }
    }

    private ApplyResult Put(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var journalled = journal.Running;
        // What the journal has for a table is found by the schema that it was made for.
        if (journalled && !journal.Intact)
            throw new ProblemException(DatabaseProblems.ChangesUnfit(session.Place, "The schema changed since the journal was started"));
        var all = session.Tables();
        var tables = TableChanges.Sort(session.Place, changes, all.Where(table => !table.Shadow && table.Key.Count > 0), table => table.Name, table => table.Written.Select(column => column.Name))
            .Select(one => new AppliedTable(session, one, journalled ? journal.Of(one.Table.Name) : null)).ToList();
        var clashes = new Clashes();
        foreach (var table in tables)
            table.Find(clashes, cancellationToken);
        clashes.ExpectNone();

        foreach (var table in tables)
            table.Remove(cancellationToken);
        // A system that never checks its foreign keys may hold orphans; then nothing can be judged by them.
        if (!journalled || session.Prepare(JournalTables.ForeignKeysHold).Number() != 0)
            new AppliedReferences(session, [.. tables.Select(table => table.Changes)]).Check(all, clashes, cancellationToken);
        foreach (var table in tables)
            table.Insert(clashes, cancellationToken);
        clashes.ExpectNone();
        return new ApplyResult(changes.Count, []);
    }
}
