using System.Globalization;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Keeps triggers from firing for a transaction of ours: the journal's by a word in our own session, the system's by turning them off on these tables, which is undone before the
/// transaction ends and seen by nobody, and undone by itself when the transaction is rolled back.
/// </summary>
internal sealed class Silence : IAsyncDisposable
{
    private const string Triggers =
        $"""
        SELECT p.object_id, t.name FROM sys.triggers AS t JOIN sys.tables AS p ON p.object_id = t.parent_id JOIN sys.schemas AS s ON s.schema_id = p.schema_id
        WHERE t.is_disabled = 0 AND {Sql.OfTheSystem}
        """;

    private readonly Session session;
    private readonly bool ours;
    private IReadOnlyList<string> toEnable = [];

    private Silence(Session session, bool ours)
    {
        this.session = session;
        this.ours = ours;
    }

    /// <summary>No trigger, ours neither.</summary>
    public static Task<Silence> BeginAsync(Session session, IEnumerable<TableJournal> tables, CancellationToken cancellationToken) =>
        BeginAsync(session, tables.Select(table => table.Schema), ours: true, cancellationToken);

    /// <summary>The system's triggers; ours as well when <paramref name="ours"/>.</summary>
    public static async Task<Silence> BeginAsync(Session session, IEnumerable<TableSchema> tables, bool ours, CancellationToken cancellationToken)
    {
        var triggers = (await session.Connection.RowsAsync(Triggers, cancellationToken))
            .Where(row => !row[1]!.StartsWith(TableJournal.TriggerPrefix, StringComparison.Ordinal)).ToLookup(row => int.Parse(row[0]!, CultureInfo.InvariantCulture), row => row[1]!);
        var silence = new Silence(session, ours);
        if (ours)
            await session.Connection.ExecuteAsync($"EXEC sys.sp_set_session_context @key = N'{Sql.Own}', @value = 1", cancellationToken);
        try
        {
            var systems = tables.SelectMany(table => triggers[table.Id].Select(trigger => $"TRIGGER {Sql.Quote(table.Schema, trigger)} ON {table.Quoted}")).ToList();
            await session.Connection.ExecuteEachAsync(systems.Select(trigger => "DISABLE " + trigger), cancellationToken);
            silence.toEnable = [.. systems.Select(trigger => "ENABLE " + trigger)];
            return silence;
        }
        catch
        {
            await silence.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the system's triggers fire again; to be called when all went well.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => session.Connection.ExecuteEachAsync(toEnable, cancellationToken);

    /// <summary>Takes the word out of our session, which outlives a transaction.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ours && session.Connection.IsOpen)
            await session.Connection.ExecuteAsync($"EXEC sys.sp_set_session_context @key = N'{Sql.Own}', @value = NULL", CancellationToken.None);
    }
}
