using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Databases;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Bench.Servers;

/// <summary>Three ways of having a database on a server as it was. The peers of the rewind are given every advantage: no journal, and nobody connected while one is copied.</summary>
internal sealed class RewoundDatabase : IAsyncDisposable
{
    private const int Times = 5;

    private readonly Estate estate;
    private readonly IReadOnlyList<SeedMap> seed;
    private readonly ServerDatabase copy;
    private readonly IReadOnlyDictionary<int, List<double>> rewinds;
    private string fingerprint = "";
    private long rows, accounts, transactions;
    private JournalMark mark = new("", 0);

    private RewoundDatabase(Estate estate, IReadOnlyList<SeedMap> seed, ServerDatabase copy, IEnumerable<int> sizes)
    {
        this.estate = estate;
        this.seed = seed;
        this.copy = copy;
        rewinds = sizes.ToDictionary(size => size, _ => new List<double>());
    }

    /// <summary>As people say it: <c>103,678 rows</c>.</summary>
    public string Of => string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows");

    /// <summary>How many rows there are.</summary>
    public long Rows => rows;

    /// <summary>How long each rewind took, by the rows that were changed before it.</summary>
    public IReadOnlyDictionary<int, List<double>> Rewinds => rewinds;

    /// <summary>Loads and marks an empty database, which it then sees to the end of.</summary>
    public static async Task<RewoundDatabase> PrepareAsync(
        ServerDatabase copy, Estate estate, IReadOnlyList<SeedMap> seed, IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var prepared = new RewoundDatabase(estate, seed, copy, sizes);
        var made = prepared.copy;
        prepared.rows = await made.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        await made.RunAsync("VACUUM ANALYZE", cancellationToken);
        prepared.accounts = await made.CountAsync("rent_account", cancellationToken);
        prepared.transactions = await made.CountAsync("rent_transaction", cancellationToken);
        await made.Harness.StartJournalAsync(cancellationToken);
        prepared.mark = await made.Harness.MarkAsync(cancellationToken);
        prepared.fingerprint = await made.Harness.FingerprintAsync(cancellationToken);
        // Prepares statements and pages, as a run's first scenarios do.
        for (var time = 0; time < Times; time++)
        {
            foreach (var size in sizes)
                await prepared.RewindOnceAsync(size, cancellationToken);
        }

        return prepared;
    }

    /// <summary>Rewinds after each number of changed rows: some times where it takes no time, for a machine that is busy disturbs those most.</summary>
    public async Task RewindAsync(CancellationToken cancellationToken)
    {
        foreach (var (size, took) in rewinds)
        {
            for (var time = 0; time < (size > ServerRewindBench.Usual ? 1 : Times); time++)
                took.Add(await RewindOnceAsync(size, cancellationToken));
        }
    }

    /// <summary>The fingerprint shows that the rewinds left it as it was.</summary>
    public async Task ExpectSameAsync(CancellationToken cancellationToken)
    {
        if (!string.Equals(await copy.Harness.FingerprintAsync(cancellationToken), fingerprint, StringComparison.Ordinal))
            throw BenchProblems.NotTheSame(Of, "the rewinds");
    }

    /// <summary>The ways without a journal, on a database of their own.</summary>
    public async Task<(List<double> Templates, List<double> Loads)> PeersAsync(BenchServer server, int repetitions, CancellationToken cancellationToken)
    {
        await using var peer = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        await peer.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        var (templates, loads) = (new List<double>(), new List<double>());
        var truncate = $"TRUNCATE {string.Join(", ", ServerEstates.Tables(seed))} RESTART IDENTITY CASCADE";
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            loads.Add(await Stopwatched.MillisecondsAsync(async () =>
            {
                await peer.RunAsync(truncate, cancellationToken);
                await peer.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
            }));
        }

        await peer.CloseAsync();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            templates.Add(await Stopwatched.MillisecondsAsync(() => server.MaintainAsync($"CREATE DATABASE again TEMPLATE {peer.Name}", cancellationToken)));
            await server.MaintainAsync("DROP DATABASE again", cancellationToken);
        }

        return (templates, loads);
    }

    public ValueTask DisposeAsync() => copy.DisposeAsync();

    private async Task<double> RewindOnceAsync(int size, CancellationToken cancellationToken)
    {
        await copy.RunAsync(ServerWrites.Change(size, accounts, transactions), cancellationToken);
        RewindResult? result = null;
        var took = await Stopwatched.MillisecondsAsync(async () => result = await copy.Harness.RewindAsync(mark, cancellationToken));
        if (result!.Restored)
            throw BenchProblems.Restored(Of, result.Why!);
        return result.Rows == size ? took : throw BenchProblems.OtherRows(Of, size, result.Rows);
    }
}
