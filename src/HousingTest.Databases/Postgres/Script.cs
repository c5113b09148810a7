using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>Statements of the system's own, over a connection like the system's, which is gone afterwards with all that they set for it.</summary>
internal sealed class Script(Session session)
{
    /// <summary>One transaction, as a job of the system.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await session.OpenFreeAsync(cancellationToken);
        await connection.ExecuteAsync("BEGIN", cancellationToken);
        await MarkerTable.ExpectAsync(connection, session.Marker, cancellationToken);
        try
        {
            foreach (var (_, statement) in StatementReader.Read(sql))
                await connection.ExecuteAsync(Whole(statement), cancellationToken);
            await connection.ExecuteAsync("COMMIT", cancellationToken);
        }
        catch (PostgresException refused)
        {
            throw DatabaseProblems.StatementRefused(session.Place, refused);
        }
    }

    /// <summary>Statement by statement, each kept as it ends, with transactions of the script's own.</summary>
    public async Task RunAsync(string name, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await session.OpenFreeAsync(cancellationToken);
        await MarkerTable.ExpectAsync(connection, session.Marker, cancellationToken);
        foreach (var (line, statement) in StatementReader.Read(sql))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await connection.ExecuteAsync(Whole(statement), cancellationToken);
            }
            // That the server is going down is no fault of the statement.
            catch (PostgresException refused) when (!refused.SqlState.StartsWith("57P", StringComparison.Ordinal))
            {
                throw DatabaseProblems.ScriptRefused(name, line, refused);
            }
        }

        if (await IsInTransactionAsync(connection, cancellationToken))
            throw DatabaseProblems.ScriptUnfinished(name);
    }

    /// <summary>The driver, too, takes statements apart at semicolons, and does not know of this one kind of body.</summary>
    public static string Whole(string statement) => statement.Contains("ATOMIC", StringComparison.OrdinalIgnoreCase) && statement.StartsWith("CREATE", StringComparison.OrdinalIgnoreCase)
        ? $"DO $housingtest$ BEGIN EXECUTE {Sql.Literal(statement)}; END $housingtest$"
        : statement;

    /// <summary>Only inside a transaction can a savepoint be set.</summary>
    private static async Task<bool> IsInTransactionAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.ExecuteAsync("SAVEPOINT housingtest", cancellationToken);
            return true;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState is PostgresErrorCodes.InFailedSqlTransaction;
        }
    }
}
