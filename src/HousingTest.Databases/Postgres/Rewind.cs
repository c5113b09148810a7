using System.Globalization;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Goes back to a mark: to the net state, table by table, in one transaction in which no trigger and no foreign key of the system acts.
/// Where the login may not silence them, see <see cref="WaysBack"/>. Undoing statement by statement would fire on the way over unique columns that moved up by one, and over rows that refer to each other.
/// </summary>
internal sealed class Rewind(Session session, Journal journal, Checkpoints checkpoints)
{
    // So many entries that are gone slow down those who look for the next ones.
    private const int Many = 1000;

    private readonly Sequences sequences = new(session);
    private IReadOnlyList<TableJournal> forgotten = [];

    private Connection Connection => session.Connection;

    public async Task<RewindResult> ToAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var (rows, why) = await TryAsync(mark, cancellationToken);
        if (why is null)
        {
            if (rows > Many)
                await Connection.ExecuteAsync($"VACUUM {Sql.List([$"{Sql.Own}.log", .. forgotten.Select(table => table.Name)])}", cancellationToken);
            return new RewindResult(rows, Restored: false, Why: null);
        }

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
            return (await session.WriteAsync(Conduct.Silent, () => PutBackAsync(mark, cancellationToken), cancellationToken), null);
        }
        catch (JournalIncompleteException incomplete)
        {
            return (0, incomplete.Message);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName && refused.MessageText.Contains(Sql.Own, StringComparison.Ordinal))
        {
            return (0, "The journal is gone");
        }
        catch (PostgresException refused) when (!Session.IsBusy(refused) && !Session.IsEnd(refused))
        {
            return (0, $"The database refused to put rows back: {refused.MessageText}");
        }
    }

    private async Task<int> PutBackAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var view = await LookAsync(mark, cancellationToken);
        if (view.EmptiedByCrash.Count > 0)
            throw new JournalIncompleteException($"The server crashed, and emptied what it does not log: {Sql.List(view.EmptiedByCrash)}");
        if (view.SchemaChanges.Count > 0)
            throw new JournalIncompleteException("The schema changed since the journal was started: " + string.Join(", ", view.SchemaChanges));
        if (!view.HasMark)
            throw DatabaseProblems.MarkGone(session.Place);
        if (view.Emptied.Count > 0)
            throw new JournalIncompleteException($"TRUNCATE emptied {Sql.List(view.Emptied)}, and tells no trigger of the rows");

        var position = mark.Position.ToString(CultureInfo.InvariantCulture);
        var compare = await sequences.CompareAsync(mark.Id, cancellationToken);
        return session.MaySilence is true
            ? await SilentlyAsync(view, position, compare, cancellationToken)
            : await InForceAsync(view, position, compare, cancellationToken);
    }

    private async Task<int> SilentlyAsync(JournalView view, string position, IReadOnlyList<Command> compare, CancellationToken cancellationToken)
    {
        var answers = await Connection.BatchAsync([.. PutBack(view.Touched, position), .. compare], cancellationToken);
        var rows = answers.Take(view.Touched.Count).Sum(count => int.Parse(count[0][0]!, CultureInfo.InvariantCulture));
        // Rows that were put back and refer to nothing mean that something changed without the journal's knowledge. Only they are looked at.
        var orphans = view.Touched.SelectMany(table => table.Orphans.Select(_ => table)).Zip(answers.Skip(3 * view.Touched.Count));
        foreach (var (table, found) in orphans)
        {
            if (found.Count > 0)
                throw new JournalIncompleteException($"Rows of {table.Schema.Name} would refer to rows that are not there");
        }

        // Last: what is done to a sequence stays done when the transaction is rolled back.
        await sequences.SetBackAsync(answers.Skip(answers.Count - compare.Count), cancellationToken);
        forgotten = view.Touched;
        return rows;
    }

    /// <summary>The same where triggers and foreign keys cannot be silenced.</summary>
    private async Task<int> InForceAsync(JournalView view, string position, IReadOnlyList<Command> compare, CancellationToken cancellationToken)
    {
        var (rows, touched) = view.Touched.Count == 0 ? (0, []) : await new WaysBack(session, journal, position).GoAsync(view.Touched, cancellationToken);
        var answers = await Connection.BatchAsync([.. Forget(touched, position), .. compare], cancellationToken);
        await sequences.SetBackAsync(answers.Skip(answers.Count - compare.Count), cancellationToken);
        forgotten = touched;
        return rows;
    }

    /// <summary>A rewind in one journey: how many rows each table has to put back, all that was touched out, all that was there in, a look at what they refer to, and the journal forgets it.</summary>
    private static IEnumerable<Command> PutBack(IReadOnlyList<TableJournal> touched, string position) =>
    [
        .. touched.Select(table => Command.Asking(table.CountTouched, position)),
        .. touched.Select(table => Command.Doing(table.RemoveTouched, position)),
        // A row that moved from one partition to another must have left the one before it comes back to the other.
        .. touched.Select(table => Command.Doing(table.PutBack, position)),
        .. touched.SelectMany(table => table.Orphans).Select(orphan => Command.Asking(orphan, position)),
        .. Forget(touched, position),
    ];

    private static IEnumerable<Command> Forget(IReadOnlyList<TableJournal> touched, string position) =>
    [
        .. touched.Select(table => Command.Doing(table.Forget, position)),
        Command.Doing($"DELETE FROM {Sql.Own}.log WHERE position > $1", position),
        Command.Doing($"DELETE FROM {Sql.Own}.mark_sequence WHERE mark IN (SELECT id FROM {Sql.Own}.mark WHERE position > $1)", position),
        Command.Doing($"DELETE FROM {Sql.Own}.mark WHERE position > $1", position),
    ];

    /// <summary>How things stand once nobody writes.</summary>
    private async Task<JournalView> LookAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        if (await journal.LookAsync(mark, cancellationToken) is { IsQuiet: true } view)
            return view;
        await Quiet.WaitAsync(session, cancellationToken);
        return await journal.LookAsync(mark, cancellationToken);
    }
}
