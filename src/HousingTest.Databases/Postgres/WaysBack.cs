using System.Globalization;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// The ways to the net state for a login that may not silence triggers and foreign keys: the system's triggers are turned off, foreign keys stay in force. The first way that no
/// constraint refuses is taken; each begins where the transaction stood. Our own triggers stay on, so that the journal knows also of the rows that foreign keys delete or
/// change on the way: they are put back with the others, until nothing differs.
/// </summary>
internal sealed class WaysBack(Session session, Journal journal, string position)
{
    private const string Savepoint = $"{Sql.Own}_ways";

    // What foreign keys do on the way is put right in the next pass; no history that was tried needed more than two.
    private const int PassesAtMost = 5;

    private Connection Connection => session.Connection;

    /// <summary>How many rows were touched, and the journals that are to be cut back to the mark. Throws the last refusal when all ways are refused.</summary>
    public async Task<(int Rows, IReadOnlyList<TableJournal> Touched)> GoAsync(IReadOnlyList<TableJournal> touched, CancellationToken cancellationToken)
    {
        var reactions = await journal.ReactionsAsync(cancellationToken);
        var reached = reactions.Reached(touched.Select(table => table.Schema.QuotedRoot));
        var triggers = reactions.TriggersOf(reached);
        var counts = await Connection.BatchAsync(
            [
                .. touched.Select(table => Command.Asking(table.CountTouched, position)),
                .. triggers.Off.Prepend($"SET LOCAL {Sql.Own}.silent = 'off'").Select(statement => Command.Doing(statement)),
            ],
            cancellationToken);
        var (all, remade) = await FirstWayAsync(touched, Ways(reactions, reached), cancellationToken);
        await Connection.ExecuteAllAsync(triggers.On, cancellationToken);
        if (remade)
            await journal.AdoptUnchangedAsync(cancellationToken);
        return (counts.Take(touched.Count).Sum(count => int.Parse(count[0][0]!, CultureInfo.InvariantCulture)), all);
    }

    /// <summary>
    /// Room first is never in the way of a unique key, but of a row that still refers to one that came; the other way round is that of neither RESTRICT nor a column that may not be empty.
    /// Rows that take over each other's unique values have to go and come back.
    /// </summary>
    private static IReadOnlyList<Way> Ways(Reactions reactions, IReadOnlySet<string> reached)
    {
        var deferred = reactions.Deferred(reached, reached);
        return
        [
            new(RoomFirst: true, Anew: false, OutOfForce.Nothing, Remakes: false), new(RoomFirst: false, Anew: false, OutOfForce.Nothing, Remakes: false),
            new(RoomFirst: true, Anew: false, deferred, Remakes: false), new(RoomFirst: true, Anew: true, deferred, Remakes: false),
            new(RoomFirst: true, Anew: true, reactions.Dropped(reached, reached), Remakes: true),
        ];
    }

    private async Task<(IReadOnlyList<TableJournal> Touched, bool Remade)> FirstWayAsync(IReadOnlyList<TableJournal> touched, IReadOnlyList<Way> ways, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return (await TakeAsync(ways[i], touched, cancellationToken), ways[i].Remakes);
            }
            catch (Exception refused) when (i < ways.Count - 1 && refused is JournalIncompleteException or PostgresException { SqlState: ['2', '3', ..] })
            {
                await Connection.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}", cancellationToken);
            }
        }
    }

    /// <summary>All tables that were touched on the way, too.</summary>
    private async Task<IReadOnlyList<TableJournal>> TakeAsync(Way way, IReadOnlyList<TableJournal> touched, CancellationToken cancellationToken)
    {
        var keys = way.Keys.And(OutOfForce.Deferring);
        IEnumerable<string> begin = [$"SAVEPOINT {Savepoint}", .. keys.Off];
        for (var pass = 0; pass < PassesAtMost; pass++)
        {
            if (way.RoomFirst)
            {
                touched = journal.Of((await Connection.BatchAsync([.. begin.Select(Doing), .. Removals(way, touched), Touched], cancellationToken))[^1].Select(row => row[0]));
                begin = [];
            }

            var ordered = Ordered(touched);
            var answers = await Connection.BatchAsync(
                [
                    .. begin.Select(Doing), .. ordered.SelectMany(PutBack), .. way.RoomFirst ? [] : Removals(way, touched), .. ordered.Select(table => Command.Asking(table.Differs, position)), Touched,
                ],
                cancellationToken);
            begin = [];
            var differ = answers.SkipLast(1).TakeLast(ordered.Count).Any(rows => rows.Count > 0);
            touched = journal.Of(answers[^1].Select(row => row[0]));
            if (differ || touched.Count > ordered.Count)
                continue;
            await Connection.ExecuteAllAsync(keys.On, cancellationToken);
            return touched;
        }

        throw new JournalIncompleteException("What foreign keys do by themselves kept rows from becoming as they were");
    }

    private Command Touched => Command.Asking(JournalTables.Touched, position);

    private IEnumerable<Command> Removals(Way way, IReadOnlyList<TableJournal> touched) =>
        Ordered(touched).Reverse().Select(table => Command.Doing(way.Anew ? table.RemoveDiffering : table.RemoveNew, position));

    private IEnumerable<Command> PutBack(TableJournal table)
    {
        if (table.Change is { } change)
            yield return Command.Doing(change, position);
        yield return Command.Doing(table.PutBackGone, position);
    }

    private static IReadOnlyList<TableJournal> Ordered(IReadOnlyList<TableJournal> tables) => ParentsFirst.Order(tables, table => table.Schema.QuotedRoot, table => table.Schema.Parents);

    private static Command Doing(string statement) => Command.Doing(statement);

    /// <summary>A way.</summary>
    /// <param name="RoomFirst">True when rows go before rows come.</param>
    /// <param name="Anew">True when rows that changed go too, and come back.</param>
    /// <param name="Keys">What is done about foreign keys.</param>
    /// <param name="Remakes">True when that makes parts of the schema anew.</param>
    private sealed record Way(bool RoomFirst, bool Anew, OutOfForce Keys, bool Remakes);
}
