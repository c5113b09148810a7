using System.Data.Common;
using HousingTest.Databases;
using HousingTest.Estates;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace HousingTest.Environments;

/// <summary>
/// Empties tables by the plan that Respawn makes, and loads the estate again. Emptying alone promises little: the estate's rows are gone, those that the system wrote by itself at its first start
/// come back from nowhere, and sequences begin anew. So tables that the system filled and the estate does not are left as they are, the estate is loaded again, and then the fingerprint decides:
/// where it is not the mark's, since a scenario changed one of those tables, or a script or trigger had a hand in it, the whole database is restored, and that is told.
/// The plan is Respawn's, but the statements run as all others do, behind the marker in one transaction: nothing is emptied that is not a test copy.
/// </summary>
internal sealed class RespawnReset : IResetStrategy
{
    private readonly ITestDatabase _database;
    private readonly string _plan;
    private readonly Func<CancellationToken, Task<long>> _load;
    private readonly string _fingerprint;
    private readonly string _checkpoint;

    private RespawnReset(ITestDatabase database, string plan, Func<CancellationToken, Task<long>> load, string fingerprint, string checkpoint, JournalMark mark)
    {
        _database = database;
        _plan = plan;
        _load = load;
        _fingerprint = fingerprint;
        _checkpoint = checkpoint;
        Mark = mark;
    }

    public JournalMark Mark { get; private set; }

    /// <summary>Plans once, from the database as it is at the mark, and keeps a checkpoint of it.</summary>
    /// <param name="database">The database, filled and marked.</param>
    /// <param name="connection">A connection of its own to it, which only reads.</param>
    /// <param name="filled">Tables that the estate fills.</param>
    /// <param name="load">Loads the estate, and answers how many rows.</param>
    /// <param name="checkpoint">File for the checkpoint.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<RespawnReset> PrepareAsync(
        ITestDatabase database, DbConnection connection, IReadOnlyCollection<string> filled, Func<CancellationToken, Task<long>> load, string checkpoint, JournalMark mark, CancellationToken ct)
    {
        var kept = new List<string>();
        foreach (var table in (await database.DescribeAsync(ct)).Tables.Select(table => table.Name).Except(filled, StringComparer.OrdinalIgnoreCase))
        {
            if ((await database.SampleAsync(table, most: 2, ct)).Count > 0)
                kept.Add(table);
        }

        var plan = await RespawnPlan.MakeAsync(connection, kept, ct);
        await database.SaveCheckpointAsync(checkpoint, ct);
        return new RespawnReset(database, plan, load, await database.FingerprintAsync(ct), checkpoint, mark);
    }

    /// <summary>The same for a test copy.</summary>
    public static async Task<RespawnReset> PrepareAsync(TestCopyParts parts, JournalMark mark, CancellationToken ct)
    {
        var order = parts.Order;
        var text = parts.Start.Places["database connection"];
        await using DbConnection connection = order.Environment.Database.Engine is "postgres" ? new NpgsqlConnection(text) : new SqlConnection(text);
        return await PrepareAsync(
            parts.Database, connection, order.Recipe is null ? [] : [.. order.Map.Seed.Select(seed => seed.Table)],
            load => order is { Recipe: { } recipe, Environment.Estate: { } choice }
                ? parts.Database.LoadAsync(order.Map.Seed, new Estate(recipe, choice.Seed).Rows(), loaded: null, load)
                : Task.FromResult(0L),
            Path.Combine(parts.Folder, "respawn.checkpoint"), mark, ct);
    }

    public async Task<RewindResult> ResetAsync(CancellationToken ct)
    {
        // Emptying a table is nothing that a journal can undo, and the rows of an estate are nothing that a scenario did.
        await _database.StopJournalAsync(ct);
        await _database.ExecuteAsync(_plan, ct);
        var rows = await _load(ct);
        var isBack = string.Equals(await _database.FingerprintAsync(ct), _fingerprint, StringComparison.Ordinal);
        if (!isBack)
            await _database.RestoreCheckpointAsync(_checkpoint, ct);
        await _database.StartJournalAsync(ct);
        Mark = await _database.MarkAsync(ct);
        return isBack
            ? new RewindResult((int)Math.Min(rows, int.MaxValue), Restored: false, Why: null)
            : new RewindResult(0, Restored: true, "emptying the tables and loading the estate again did not lead back to the mark: rows that the estate does not hold, or a sequence, are others");
    }
}
