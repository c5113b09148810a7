using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Goes back to a mark: to the net state, in one transaction in which no trigger of the system fires. Foreign keys stay in force here, checked statement by statement; so there are
/// several ways to go, and the first that the server lets us go is taken: see <see cref="WaysBack"/>.
/// </summary>
internal sealed class Rewind(Session session, Journal journal, Checkpoints checkpoints)
{
    private readonly CounterReader counters = new(session);

    private Connection Connection => session.Connection;

    public async Task<RewindResult> ToAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var (rows, why) = await TryAsync(mark, cancellationToken);
        if (why is null)
            return new RewindResult(rows, Restored: false, Why: null);

        await checkpoints.RestoreBaseAsync(mark, why, cancellationToken);
        // Whatever was written between the mark and the copy of it is in the copy's own journal.
        (_, var again) = await TryAsync(mark, cancellationToken);
        return again is null
            ? new RewindResult(0, Restored: true, why)
            : throw DatabaseProblems.NoWayBack(session.Place, $"{why}; after restoring the first mark: {again}");
    }

    /// <summary>How many rows were put back, or why it cannot be done by the journal.</summary>
    private async Task<(int Rows, string? Why)> TryAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.WriteAsync(Conduct.Alone, () => PutBackAsync(mark, cancellationToken), cancellationToken), null);
        }
        catch (JournalIncompleteException incomplete)
        {
            return (0, incomplete.Message);
        }
        catch (SqlException refused) when (!cancellationToken.IsCancellationRequested && !Session.IsBusy(refused) && !Session.IsEnd(refused))
        {
            return (0, $"The database refused to put rows back: {refused.Message}");
        }
    }

    private async Task<int> PutBackAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        if (!await journal.IsRunningAsync(cancellationToken))
            throw new JournalIncompleteException("The journal is gone");
        if (await journal.SchemaChangesAsync(cancellationToken) is { Count: > 0 } changes)
            throw new JournalIncompleteException("The schema changed since the journal was started: " + string.Join(", ", changes));
        await journal.ExpectAsync(mark, cancellationToken);
        await journal.CompareShadowsAsync(noting: true, cancellationToken);

        var touched = await journal.TouchedAsync(mark, cancellationToken);
        var (rows, growth) = (0L, new Dictionary<int, long>());
        foreach (var table in touched)
        {
            await Connection.ExecuteAsync(table.Prepare(mark.Position, long.MaxValue), cancellationToken);
            rows += await Connection.NumberAsync(table.CountTouched, cancellationToken);
            growth[table.Number] = await Connection.NumberAsync(table.Growth, cancellationToken);
        }

        if (await journal.UnaccountedAsync(mark, growth, cancellationToken) is { Count: > 0 } unaccounted)
            throw new JournalIncompleteException("Rows came or went without the journal's knowledge, as by TRUNCATE or a bulk insert: " + string.Join(", ", unaccounted));
        if (touched.Count > 0)
        {
            await using var silence = await Silence.BeginAsync(session, touched, cancellationToken);
            await new WaysBack(session, touched).GoAsync(mark, cancellationToken);
            await silence.EndAsync(cancellationToken);
            await ForgetAsync(touched, mark, cancellationToken);
        }

        await Connection.ExecuteAsync(
            $"""
            DELETE FROM {Sql.Own}.log WHERE position > @p1;
            DELETE FROM {Sql.Own}.mark_counter WHERE mark IN (SELECT id FROM {Sql.Own}.mark WHERE position > @p1);
            DELETE FROM {Sql.Own}.mark_rows WHERE mark IN (SELECT id FROM {Sql.Own}.mark WHERE position > @p1);
            DELETE FROM {Sql.Own}.mark WHERE position > @p1
            """,
            cancellationToken,
            mark.Position);
        await counters.SetBackToAsync(mark.Id, cancellationToken);
        return checked((int)rows);
    }

    private async Task ForgetAsync(IReadOnlyList<TableJournal> touched, JournalMark mark, CancellationToken cancellationToken)
    {
        foreach (var table in touched)
            await Connection.ExecuteAsync(table.Forget, cancellationToken, mark.Position);
        if (touched.Any(table => table.Shadow))
            await journal.CompareShadowsAsync(noting: false, cancellationToken);
    }

    /// <summary>The journal cannot undo what happened: rolls the transaction back, and leads to a restore.</summary>
    private sealed class JournalIncompleteException(string message) : Exception(message);
}
