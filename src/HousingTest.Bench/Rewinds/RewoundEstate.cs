using System.Globalization;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Databases;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Bench.Rewinds;

/// <summary>
/// Three ways of having a SQLite database as it was, on one estate. The peers of the rewind are given every advantage: the file is copied to a place
/// where nobody is connected, the tables that are emptied and loaded have no journal, and neither counts the system's restart.
/// </summary>
internal sealed class RewoundEstate : IAsyncDisposable
{
    private const int Times = 5;

    private readonly Estate estate;
    private readonly IReadOnlyList<SeedMap> seed;
    private readonly BenchDatabase copy;
    private readonly BenchDatabase peer;
    private readonly IReadOnlyDictionary<int, List<double>> rewinds;
    private readonly List<double> copies = [];
    private readonly List<double> loads = [];
    private string fingerprint = "";
    private long rows, accounts, transactions;
    private JournalMark mark = new("", 0);

    private RewoundEstate(Estate estate, IReadOnlyList<SeedMap> seed, BenchDatabase copy, BenchDatabase peer, IEnumerable<int> sizes)
    {
        this.estate = estate;
        this.seed = seed;
        this.copy = copy;
        this.peer = peer;
        rewinds = sizes.ToDictionary(size => size, _ => new List<double>());
    }

    public string Name => estate.Recipe.Name;

    public int Tenancies => estate.Recipe.Tenancies;

    /// <summary>How long each rewind took, by the rows that were changed before it.</summary>
    public IReadOnlyDictionary<int, List<double>> Rewinds => rewinds;

    private string Saved => Path.Combine(Path.GetDirectoryName(copy.File)!, "saved.db");

    /// <summary>Provisions, loads and marks.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="seed">The map's seed.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="sizes">Numbers of rows to change before a rewind.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RewoundEstate> PrepareAsync(
        Estate estate, IReadOnlyList<SeedMap> seed, string folder, IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var prepared = new RewoundEstate(
            estate, seed, await BenchDatabase.CreateAsync(Path.Combine(folder, "copy.db"), cancellationToken),
            await BenchDatabase.CreateAsync(Path.Combine(folder, "peer.db"), cancellationToken), sizes);
        var harness = prepared.copy.Harness;
        prepared.rows = await harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        await harness.SaveCheckpointAsync(prepared.Saved, cancellationToken);
        await prepared.peer.Harness.RestoreCheckpointAsync(prepared.Saved, cancellationToken);
        prepared.accounts = await prepared.copy.CountAsync("rent_account", cancellationToken);
        prepared.transactions = await prepared.copy.CountAsync("rent_transaction", cancellationToken);
        await harness.StartJournalAsync(cancellationToken);
        prepared.mark = await harness.MarkAsync(cancellationToken);
        prepared.fingerprint = await harness.FingerprintAsync(cancellationToken);
        // Prepares its statements, as a run's first scenario does.
        await prepared.RewindOnceAsync(sizes[^1], cancellationToken);
        return prepared;
    }

    /// <summary>Rewinds after each number of changed rows: some times where it takes no time, for a machine that is busy disturbs those most.</summary>
    public async Task RewindAsync(CancellationToken cancellationToken)
    {
        foreach (var (size, took) in rewinds)
        {
            for (var time = 0; time < (size > RewindBench.Usual ? 1 : Times); time++)
                took.Add(await RewindOnceAsync(size, cancellationToken));
        }
    }

    /// <summary>Copies the file back once.</summary>
    public async Task CopyAsync(CancellationToken cancellationToken) => copies.Add(await Stopwatched.MillisecondsAsync(
        () => Task.Run(() => File.Copy(Saved, Saved + ".copied", overwrite: true), cancellationToken)));

    /// <summary>Empties every table and loads the estate again, once.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var tables = seed.Select(table => table.Table).Append("sqlite_sequence").Reverse();
        var empty = $"PRAGMA foreign_keys = OFF; BEGIN; {string.Concat(tables.Select(table => $"DELETE FROM {table}; "))}COMMIT;";
        loads.Add(await Stopwatched.MillisecondsAsync(async () =>
        {
            await peer.RunAsync(empty, cancellationToken);
            await peer.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        }));
    }

    /// <summary>The figures, once the fingerprint has shown that both databases are what they were at the mark.</summary>
    public async Task<IReadOnlyList<Figure>> FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (after, finished) in new[] { ("the rewinds", copy), ("the last load", peer) })
        {
            if (!string.Equals(await finished.Harness.FingerprintAsync(cancellationToken), fingerprint, StringComparison.Ordinal))
                throw BenchProblems.NotTheSame(Name, after);
        }

        var of = string.Create(
            CultureInfo.InvariantCulture, $"{Name}: {estate.Recipe.Tenancies:#,##0} tenancies, {rows:#,##0} rows, {new FileInfo(Saved).Length / 1e6:#,##0} MB");
        var to = Spread.Of(rewinds[RewindBench.Usual]).Median;
        return
        [
            .. rewinds.Select(rewind => Line(string.Create(CultureInfo.InvariantCulture, $"rewind {rewind.Key:#,##0} changed rows"), rewind.Value)),
            Line("copy the file back", copies), Line("empty and load", loads),
        ];

        Figure Line(string what, List<double> took) => new(of, what, Spread.Of(took), Spread.Of(took).Median / to);
    }

    public async ValueTask DisposeAsync()
    {
        await copy.DisposeAsync();
        await peer.DisposeAsync();
    }

    private async Task<double> RewindOnceAsync(int size, CancellationToken cancellationToken)
    {
        await copy.RunAsync(TypicalWrites.Change(size, accounts, transactions), cancellationToken);
        RewindResult? result = null;
        var took = await Stopwatched.MillisecondsAsync(async () => result = await copy.Harness.RewindAsync(mark, cancellationToken));
        if (result!.Restored)
            throw BenchProblems.Restored(Name, result.Why!);
        return result.Rows == size ? took : throw BenchProblems.OtherRows(Name, size, result.Rows);
    }
}
