using System.Diagnostics;
using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using HousingTest.Estates;
using HousingTest.Model;
using Microsoft.Data.Sqlite;
using ReferenceHousing.Schema;

namespace HousingTest.Bench;

/// <summary>
/// Three ways of having a SQLite database as it was, on one estate and the reference system's schema. A connection stands for the system: it writes the
/// changes and stays open. Its peers are given every advantage: the file is copied to a place where nobody is connected, and the tables that
/// are emptied and loaded have no journal.
/// </summary>
public sealed class RewindBench : IAsyncDisposable
{
    /// <summary>Rows that are changed before each rewind: half are inserted, half are updated.</summary>
    public const int Changes = 100;

    private const string Change =
        """
        BEGIN;
        INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative)
            SELECT id, '2026-04-06', '2026-04-06T08:00:00Z', 'ADJUSTMENT', 1, 'bench' FROM rent_account ORDER BY reference DESC LIMIT 50;
        UPDATE rent_account SET balance_pence = balance_pence + 1 WHERE id IN (SELECT id FROM rent_account ORDER BY reference DESC LIMIT 50);
        COMMIT;
        """;

    private readonly Estate estate;
    private readonly IReadOnlyList<SeedMap> seed;
    private readonly string folder;
    private readonly ITestDatabase database;
    private readonly ITestDatabase peer;
    private readonly SqliteConnection system;
    private readonly SqliteConnection peerSystem;
    private readonly List<double> rewinds = [];
    private readonly List<double> copies = [];
    private readonly List<double> reloads = [];
    private long rows;
    private string fingerprint = "";
    private JournalMark mark = new("", 0);

    private RewindBench(Estate estate, IReadOnlyList<SeedMap> seed, string folder, ITestDatabase database, ITestDatabase peer)
    {
        this.estate = estate;
        this.seed = seed;
        this.folder = folder;
        this.database = database;
        this.peer = peer;
        system = new SqliteConnection($"Data Source={FileOf("copy")};Pooling=False;Foreign Keys=True");
        peerSystem = new SqliteConnection($"Data Source={FileOf("peer")};Pooling=False;Foreign Keys=False");
    }

    private string Saved => FileOf("saved");

    /// <summary>Provisions, loads and marks a copy in an empty folder.</summary>
    public static async Task<RewindBench> PrepareAsync(Estate estate, IReadOnlyList<SeedMap> seed, string folder, CancellationToken cancellationToken)
    {
        var bench = new RewindBench(
            estate, seed, folder, await ProvisionAsync(folder, "copy", cancellationToken), await ProvisionAsync(folder, "peer", cancellationToken));
        await bench.system.OpenAsync(cancellationToken);
        await bench.peerSystem.OpenAsync(cancellationToken);
        foreach (var connection in (SqliteConnection[])[bench.system, bench.peerSystem])
            await RunAsync(connection, "PRAGMA journal_mode = WAL; " + HousingSchema.Create, cancellationToken);
        bench.rows = await bench.database.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        await bench.peer.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        await bench.database.SaveCheckpointAsync(bench.Saved, cancellationToken);
        await bench.database.StartJournalAsync(cancellationToken);
        bench.mark = await bench.database.MarkAsync(cancellationToken);
        bench.fingerprint = await bench.database.FingerprintAsync(cancellationToken);
        // Prepares its statements, as a run's first scenario does.
        await bench.RewindAsync(cancellationToken);
        return bench;
    }

    /// <summary>Measures each way once.</summary>
    public async Task RepeatAsync(CancellationToken cancellationToken)
    {
        rewinds.Add(await RewindAsync(cancellationToken));
        copies.Add(Measure(() => File.Copy(Saved, FileOf("copied"), overwrite: true)));
        reloads.Add(await ReloadAsync(cancellationToken));
    }

    /// <summary>The figures, once the fingerprint has shown that both databases are what they were at the mark.</summary>
    public async Task<RewindFigures> FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (what, finished) in new[] { ("the rewinds", database), ("the last load", peer) })
        {
            if (!string.Equals(await finished.FingerprintAsync(cancellationToken), fingerprint, StringComparison.Ordinal))
            {
                throw new ProblemException(new Problem(
                    "HT-BENCH-001", $"After {what} the database was not what it was at the mark", estate.Recipe.Name, "", "Do not trust any figure; find the row that differs"));
            }
        }

        return new RewindFigures(estate.Recipe.Name, rows, new FileInfo(Saved).Length, Spread.Of(rewinds), Spread.Of(copies), Spread.Of(reloads));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await system.DisposeAsync();
        await peerSystem.DisposeAsync();
        await database.DisposeAsync();
        await peer.DisposeAsync();
    }

    private static Task<ITestDatabase> ProvisionAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, name + ".db");
        return new SqliteEngine().ProvisionAsync(file, new DatabaseMarker("bench", file), cancellationToken);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static double Measure(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".db");

    private async Task<double> RewindAsync(CancellationToken cancellationToken)
    {
        await RunAsync(system, Change, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var result = await database.RewindAsync(mark, cancellationToken);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return result.Restored
            ? throw new ProblemException(new Problem("HT-BENCH-002", "A rewind became a restore, which is not what is measured", estate.Recipe.Name, result.Why!, "Run the bench again"))
            : took;
    }

    private async Task<double> ReloadAsync(CancellationToken cancellationToken)
    {
        var tables = seed.Select(table => table.Table).Append("sqlite_sequence").Reverse();
        var empty = $"BEGIN; {string.Concat(tables.Select(table => $"DELETE FROM {table}; "))}COMMIT;";
        var began = Stopwatch.GetTimestamp();
        await RunAsync(peerSystem, empty, cancellationToken);
        await peer.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
