using System.Globalization;
using HousingTest.Bench.Comparisons;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Reconciliations;
using Npgsql;

namespace HousingTest.Bench.Servers;

/// <summary>What reconciling two tables of a server costs against one hash join that somebody writes by hand.</summary>
internal sealed class ServerReconcileBench : IBench
{
    private const double MostTimes = 4;

    /// <inheritdoc/>
    public string Name => "reconcile";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var (sizes, repetitions) = setting.Quick ? (new[] { 1_000 }, 1) : (new[] { 10_000, 1_000_000 }, 3);
        var figures = new List<Figure>();
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        foreach (var size in sizes)
            figures.AddRange(await MeasureAsync(setting, server, new TwoTables(size), repetitions, cancellationToken));
        return new Section(
            Name, "what reconciling two tables of a PostgreSQL server costs", "times the hash join by hand", figures,
            [new Aim("a million rows, against the hash join by hand", figures[^1].Ratio!.Value, MostTimes, AtMost: true, "times")],
            ["By hand: one full outer join, which the server does by hash, and the sums by kind; only the rows that break leave the server. We fetch every row of both tables."]);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchSetting setting, BenchServer server, TwoTables rows, int repetitions, CancellationToken cancellationToken)
    {
        await using var database = await server.CreateAsync(TwoTables.Create, cancellationToken);
        await FillAsync(database.System, "legacy_account", rows.Legacy(), cancellationToken);
        await FillAsync(database.System, "migrated_account", rows.Migrated(), cancellationToken);
        await database.RunAsync("ANALYZE legacy_account; ANALYZE migrated_account", cancellationToken);
        var (byHand, tables, heap) = (new List<double>(), new List<double>(), 0L);
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"reconcile: {rows.Rows:#,##0} rows a side, repetition {repetition} of {repetitions}"));
            var joined = await Stopwatched.MillisecondsAsync(() => JoinAsync(database.System, rows, cancellationToken));
            using var memory = new PeakMemory();
            var reconciled = await Stopwatched.MillisecondsAsync(() => rows.ReconcileAsync(database.Harness, setting.Folder, cancellationToken));
            heap = Math.Max(heap, memory.Bytes);
            // The first round compiles our code, and is not counted.
            if (repetition == 0)
                continue;
            byHand.Add(joined);
            tables.Add(reconciled);
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{rows.Rows:#,##0} rows a side, {rows.Breaks:#,##0} breaks");
        var peer = Spread.Of(byHand).Median;
        return [Line("hash join by hand", byHand, null), Line("both tables, reconciled", tables, heap / 1e6)];

        Figure Line(string what, List<double> took, double? megabytes) =>
            new(of, what, Spread.Of(took), Spread.Of(took).Median / peer, 2.0 * rows.Rows / Spread.Of(took).Median * 1000, megabytes);
    }

    private static async Task FillAsync(NpgsqlConnection connection, string table, IEnumerable<Account> accounts, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginTextImportAsync($"COPY {table} FROM STDIN (FORMAT csv)", cancellationToken);
        foreach (var account in accounts)
            await copy.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{account.Reference},{account.Kind},{account.Started:yyyy-MM-dd},{account.Rent}"));
    }

    private static async Task JoinAsync(NpgsqlConnection connection, TwoTables rows, CancellationToken cancellationToken)
    {
        await using (var sums = new NpgsqlCommand(TwoTables.SumsByHand, connection))
            await sums.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand(TwoTables.JoinByHand, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = 0;
        while (await reader.ReadAsync(cancellationToken))
            found++;
        rows.Expect(found);
    }
}
