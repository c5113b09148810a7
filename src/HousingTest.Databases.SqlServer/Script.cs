using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>Statements of the system's own, over a connection like the system's, which is gone afterwards with all that they set for it.</summary>
internal sealed class Script(Session session)
{
    /// <summary>One transaction, as a job of the system.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await session.OpenFreeAsync(cancellationToken);
        await connection.ExecuteAsync("SET XACT_ABORT ON; BEGIN TRANSACTION", cancellationToken);
        await MarkerTable.ExpectAsync(connection, session.Marker, cancellationToken);
        try
        {
            foreach (var batch in BatchReader.Read(sql))
                await connection.ExecuteAsync(batch.Text, cancellationToken);
            await connection.ExecuteAsync("COMMIT TRANSACTION", cancellationToken);
        }
        catch (SqlException refused) when (!cancellationToken.IsCancellationRequested)
        {
            throw DatabaseProblems.StatementRefused(session.Place, refused);
        }
    }

    /// <summary>Batch by batch, as sqlcmd does; each statement kept as it ends, with transactions of the script's own, until one is refused.</summary>
    public async Task RunAsync(string name, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await session.OpenFreeAsync(cancellationToken);
        await MarkerTable.ExpectAsync(connection, session.Marker, cancellationToken);
        foreach (var batch in BatchReader.Read(sql))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                for (var i = 0; i < batch.Times; i++)
                    await connection.ExecuteAsync(batch.Text, cancellationToken);
            }
            catch (SqlException refused) when (!cancellationToken.IsCancellationRequested)
            {
                throw DatabaseProblems.ScriptRefused(name, batch.LineOf(refused.LineNumber), refused);
            }
        }

        if (await connection.NumberAsync("SELECT @@TRANCOUNT", cancellationToken) > 0)
            throw DatabaseProblems.ScriptUnfinished(name);
    }
}
