using System.Globalization;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// The ways to put prepared tables back while the server checks every constraint after every statement. Each begins where the transaction stood, so what an earlier one did before it was
/// refused leaves nothing.
/// </summary>
internal sealed class WaysBack(Session session, IReadOnlyList<TableJournal> touched)
{
    private const string Savepoint = "housingtest_ways";
    private const string Step = "housingtest_step";

    // More statements than this are undone one by one more slowly than constraints are checked anew over whole tables.
    private const int StatementsAtMost = 2000;

    // No chain of cascades is longer, and each that is refused is tried anew for every table in it.
    private const int TogetherAtMost = 50;

    private readonly IReadOnlyList<TableJournal> parentsFirst = ParentsFirst.Order(touched, table => table.Schema.Quoted, table => table.Schema.Parents);

    private Connection Connection => session.Connection;

    /// <summary>The first way that no constraint refuses; the last refusal when all are.</summary>
    public async Task GoAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        Func<Task>[] ways =
        [
            () => MakeRoomFirstAsync(parentsFirst, cancellationToken), () => BringBackFirstAsync(cancellationToken), () => OneByOneAsync(mark, cancellationToken), () => UncheckedAsync(mark, cancellationToken),
        ];
        for (var i = 0; ; i++)
        {
            await Connection.ExecuteAsync($"SAVE TRANSACTION {Savepoint}", cancellationToken);
            try
            {
                await ways[i]();
                return;
            }
            catch (Exception refused) when (i < ways.Length - 1 && (refused is TooManyException || (refused is SqlException constraint && IsConstraint(constraint))))
            {
                await Connection.ExecuteAsync($"ROLLBACK TRANSACTION {Savepoint}", cancellationToken);
            }
        }
    }

    /// <summary>What came is removed, what changed is changed back, what went comes back: never in the way of a unique key, but of a row that still refers to one that came.</summary>
    private async Task MakeRoomFirstAsync(IReadOnlyList<TableJournal> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Reverse())
            await Connection.ExecuteAsync(table.Remove, cancellationToken);
        foreach (var table in tables)
            await RunAsync(table.Change, cancellationToken);
        foreach (var table in tables)
            await Connection.ExecuteAsync(table.PutBack, cancellationToken);
    }

    /// <summary>The other way round: never in the way of a row that refers to another, but of a unique key that is still taken.</summary>
    private async Task BringBackFirstAsync(CancellationToken cancellationToken)
    {
        foreach (var table in parentsFirst)
        {
            if (table.RemovesFirst)
                await Connection.ExecuteAsync(table.Remove, cancellationToken);
            await Connection.ExecuteAsync(table.PutBack, cancellationToken);
        }

        foreach (var table in parentsFirst)
            await RunAsync(table.Change, cancellationToken);
        foreach (var table in parentsFirst.Where(table => !table.RemovesFirst).Reverse())
            await Connection.ExecuteAsync(table.Remove, cancellationToken);
    }

    /// <summary>
    /// The system's statements undone one by one, the last first: it came through nothing but states that the constraints allow, and so do we on the way back. What one statement did to several
    /// tables by cascading is told table by table, and some builds of 2016 tell the parent before the child; so what is refused is undone together with what was told before it.
    /// </summary>
    private async Task OneByOneAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var statements = (await Connection.RowsAsync(
            $"SELECT TOP ({Sql.Number(StatementsAtMost)}) position, table_number FROM {Sql.Own}.log WHERE position > @p1 AND table_number IS NOT NULL ORDER BY position DESC", cancellationToken, mark.Position))
            .Select(row => (Position: long.Parse(row[0]!, CultureInfo.InvariantCulture), Table: int.Parse(row[1]!, CultureInfo.InvariantCulture))).ToList();
        if (statements.Count == StatementsAtMost)
            throw new TooManyException();
        for (var (last, first) = (0, 0); last < statements.Count; first++)
        {
            var numbers = statements[last..(first + 1)].Select(statement => statement.Table).ToHashSet();
            var mayGrow = first + 1 < statements.Count && first - last < TogetherAtMost;
            if (await TryUndoAsync([.. parentsFirst.Where(table => numbers.Contains(table.Number))], statements[first].Position - 1, statements[last].Position, mayGrow, cancellationToken))
                last = first + 1;
        }
    }

    /// <summary>Undoes what was journalled after one position and up to another; false, and nothing done, when a constraint refuses and more may be undone together with it.</summary>
    private async Task<bool> TryUndoAsync(IReadOnlyList<TableJournal> tables, long after, long upTo, bool mayGrow, CancellationToken cancellationToken)
    {
        await Connection.ExecuteAsync($"SAVE TRANSACTION {Step}", cancellationToken);
        try
        {
            foreach (var table in tables)
                await Connection.ExecuteAsync(table.Prepare(after, upTo), cancellationToken);
            await MakeRoomFirstAsync(tables, cancellationToken);
            return true;
        }
        catch (SqlException refused) when (mayGrow && IsConstraint(refused))
        {
            await Connection.ExecuteAsync($"ROLLBACK TRANSACTION {Step}", cancellationToken);
            return false;
        }
    }

    /// <summary>
    /// With the constraints of these tables, and those that refer to them, out of force; afterwards the server goes through whole tables to vouch for them again. This always leads back,
    /// at the cost of what the tables hold.
    /// </summary>
    private async Task UncheckedAsync(JournalMark mark, CancellationToken cancellationToken)
    {
        var ids = Sql.List(touched.Select(table => Sql.Number(table.Schema.Id)));
        var constraints = await Connection.RowsAsync(
            $"""
            SELECT s.name, p.name, c.name, CONVERT(int, c.is_not_trusted)
            FROM (SELECT name, parent_object_id, is_disabled, is_not_trusted, referenced_object_id FROM sys.foreign_keys
                UNION ALL SELECT name, parent_object_id, is_disabled, is_not_trusted, parent_object_id FROM sys.check_constraints) AS c
                JOIN sys.tables AS p ON p.object_id = c.parent_object_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id
            WHERE c.is_disabled = 0 AND (c.parent_object_id IN ({ids}) OR c.referenced_object_id IN ({ids})) AND {Sql.OfTheSystem}
            """,
            cancellationToken);
        await Connection.ExecuteAllAsync(constraints.Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} NOCHECK CONSTRAINT {Sql.Quote(row[2]!)}"), cancellationToken);
        // The one before may have worked out something else to undo.
        foreach (var table in touched)
            await Connection.ExecuteAsync(table.Prepare(mark.Position, long.MaxValue), cancellationToken);
        await MakeRoomFirstAsync(parentsFirst, cancellationToken);
        await Connection.ExecuteAllAsync(
            constraints.Select(row => $"ALTER TABLE {Sql.Quote(row[0]!, row[1]!)} WITH {(row[3] is "1" ? "NOCHECK" : "CHECK")} CHECK CONSTRAINT {Sql.Quote(row[2]!)}"), cancellationToken);
    }

    private async Task RunAsync(string? sql, CancellationToken cancellationToken)
    {
        if (sql is not null)
            await Connection.ExecuteAsync(sql, cancellationToken);
    }

    /// <summary>A foreign key or a check, a unique key or index, a column that may not be empty.</summary>
    private static bool IsConstraint(SqlException refused) => refused.Number is 547 or 2627 or 2601 or 515;

    private sealed class TooManyException : Exception;
}
