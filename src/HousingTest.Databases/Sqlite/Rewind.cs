using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// Goes back to a mark: to the net state, table by table, in one transaction in which no trigger and no foreign key of the system acts.
/// Undoing statement by statement would fire on the way over unique columns that moved up by one, and over rows that refer to each other.
/// </summary>
internal sealed class Rewind(Session session, Journal journal, Checkpoints checkpoints)
{
    private readonly Sequences sequences = new(session);

    public RewindResult To(JournalMark mark, CancellationToken cancellationToken)
    {
        var (rows, why) = Try(mark, cancellationToken);
        if (why is null)
            return new RewindResult(rows, Restored: false, Why: null);

        checkpoints.RestoreBase(mark, why, cancellationToken);
        // Whatever was written between the mark and the copy of it is in the copy's own journal.
        (_, var again) = Try(mark, cancellationToken);
        return again is null
            ? new RewindResult(0, Restored: true, why)
            : throw DatabaseProblems.NoWayBack(session.Place, $"{why}; after restoring the first mark: {again}");
    }

    /// <summary>How many rows were put back, or why it cannot be done by the journal.</summary>
    private (int Rows, string? Why) Try(JournalMark mark, CancellationToken cancellationToken)
    {
        try
        {
            return session.Write(Conduct.Silent, () => PutBack(mark, cancellationToken), cancellationToken);
        }
        catch (JournalIncompleteException incomplete)
        {
            return (0, incomplete.Message);
        }
        catch (SqliteException refused)
        {
            return (0, $"The database refused to put rows back: {refused.Message}");
        }
    }

    private (int Rows, string? Why) PutBack(JournalMark mark, CancellationToken cancellationToken)
    {
        if (!journal.Running)
            throw new JournalIncompleteException("The journal is gone");
        if (!journal.Intact)
            throw new JournalIncompleteException("The schema changed since the journal was started: " + checkpoints.SchemaChanges());
        journal.Expect(mark);
        if (!journal.UnwatchedAre(mark.Id, cancellationToken))
            throw new JournalIncompleteException("A virtual table changed, and those cannot be journalled");

        var position = Value.Of(mark.Position);
        var touched = journal.Touched(mark);
        var rows = 0;
        foreach (var table in touched)
        {
            rows += (int)session.Prepare(table.CountTouched).Number(position);
            session.Prepare(table.RemoveTouched).Run(position);
            session.Prepare(table.PutBack).Run(position);
        }

        sequences.SetBackTo(mark.Id);
        ExpectNoOrphans(touched, position);
        Forget(touched, position);
        return (rows, null);
    }

    /// <summary>
    /// Rows that were put back and refer to nothing mean that something changed without the journal's knowledge. Only they are looked at:
    /// SQLite's own check reads the whole table, which on a town takes longer than everything else together.
    /// </summary>
    private void ExpectNoOrphans(IReadOnlyList<TableJournal> touched, Value position)
    {
        if (session.Prepare(JournalTables.ForeignKeysHold).Number() == 0)
            return;
        foreach (var table in touched)
        {
            if (table.Orphans.Any(orphan => session.Prepare(orphan).Scalar(position) is not null))
                throw new JournalIncompleteException($"Rows of {table.Schema.Name} would refer to rows that are not there");
        }
    }

    private void Forget(IReadOnlyList<TableJournal> touched, Value position)
    {
        foreach (var table in touched)
            session.Prepare(table.Forget).Run(position);
        session.Prepare($"DELETE FROM {JournalTables.Log} WHERE position > ?1").Run(position);
        session.Prepare("DELETE FROM housingtest_mark_sequence WHERE mark IN (SELECT id FROM housingtest_mark WHERE position > ?1)").Run(position);
        session.Prepare("DELETE FROM housingtest_mark WHERE position > ?1").Run(position);
    }

    /// <summary>The journal cannot undo what happened: rolls the transaction back, and leads to a restore.</summary>
    private sealed class JournalIncompleteException(string message) : Exception(message);
}
