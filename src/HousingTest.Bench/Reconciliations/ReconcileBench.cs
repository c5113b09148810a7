using System.Globalization;
using HousingTest.Bench.Comparisons;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Programs;
using Microsoft.Data.Sqlite;

namespace HousingTest.Bench.Reconciliations;

/// <summary>What reconciling costs against the join that somebody writes by hand in the database, and whether it takes more memory for more rows.</summary>
public sealed class ReconcileBench : IBench
{
    private const double MostTimes = 4;
    private const double MostGrowth = 1.5;

    /// <inheritdoc/>
    public string Name => "reconcile";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var commands = new CommandLine(setting.Workspace);
        var (sizes, repetitions) = setting.Quick ? (new[] { 1_000, 3_000 }, 1) : (new[] { 10_000, 100_000, 1_000_000 }, 3);
        var figures = new List<Figure>();
        foreach (var size in sizes)
            figures.AddRange(await MeasureAsync(setting, commands, new TwoTables(size), repetitions, cancellationToken));
        var (tables, extracts) = (Of("both tables, reconciled"), Of("both extracts, reconciled by the command"));
        return new Section(
            Name, "what reconciling two sides costs", "times the join by hand", figures,
            [
                new Aim("a million rows, against the join by hand", tables[^1].Ratio!.Value, MostTimes, AtMost: true, "times"),
                new Aim("memory of the command for a million rows, against a tenth of them", extracts[^1].Megabytes!.Value / extracts[^2].Megabytes!.Value, MostGrowth, AtMost: true, "times"),
            ],
            [
                "By hand: a join each way of two tables as they were loaded, and the sums by kind. SQLite has no hash join, and makes an index for each join in its place; its full outer join would look at every pair of rows.",
                "The command starts, reads both extracts from the disk, writes every break, the page and the result. Its megabytes are the most that its process held; those of the tables the most that was on the managed heap.",
                "All three found the same rows.",
            ]);

        List<Figure> Of(string what) => [.. figures.Where(figure => string.Equals(figure.What, what, StringComparison.Ordinal))];
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchSetting setting, CommandLine commands, TwoTables rows, int repetitions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(setting.Folder, rows.Rows.ToString(CultureInfo.InvariantCulture))).FullName;
        setting.Told(Text($"reconcile: making {rows.Rows:#,##0} rows a side"));
        await TwoTables.WriteAsync(rows.Legacy(), Path.Combine(folder, "legacy.csv"));
        await TwoTables.WriteAsync(rows.Migrated(), Path.Combine(folder, "migrated.csv"));
        await File.WriteAllTextAsync(Path.Combine(folder, "bench.yaml"), TwoTables.Definition("extract: legacy.csv", "extract: migrated.csv"), cancellationToken);
        var file = Path.Combine(folder, "tables.db");
        await using var database = await BenchDatabase.CreateAsync(file, cancellationToken);
        await database.RunAsync(TwoTables.Create, cancellationToken);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await FillAsync(connection, "legacy_account", rows.Legacy(), cancellationToken);
        await FillAsync(connection, "migrated_account", rows.Migrated(), cancellationToken);
        var (byHand, tables, extracts, heap, peak) = (new List<double>(), new List<double>(), new List<double>(), 0L, 0.0);
        // The first round compiles our code and warms the files, and is not counted.
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told(Text($"reconcile: {rows.Rows:#,##0} rows a side, repetition {repetition} of {repetitions}"));
            var joined = await Stopwatched.MillisecondsAsync(() => JoinAsync(connection, rows, cancellationToken));
            double reconciled;
            using (var memory = new PeakMemory())
            {
                reconciled = await Stopwatched.MillisecondsAsync(() => rows.ReconcileAsync(database.Harness, folder, cancellationToken));
                heap = Math.Max(heap, memory.Bytes);
            }

            var command = await commands.RunAsync(["reconcile", Path.Combine(folder, "bench.yaml"), "--to", Path.Combine(folder, "loads")], cancellationToken);
            peak = Math.Max(peak, command.PeakMegabytes);
            if (repetition == 0)
                continue;
            byHand.Add(joined);
            tables.Add(reconciled);
            extracts.Add(command.Milliseconds);
        }

        var of = Text($"{rows.Rows:#,##0} rows a side, {rows.Breaks:#,##0} breaks");
        var peer = Spread.Of(byHand).Median;
        return [Line("join by hand", byHand, null), Line("both tables, reconciled", tables, heap / 1e6), Line("both extracts, reconciled by the command", extracts, peak)];

        Figure Line(string what, List<double> took, double? megabytes) =>
            new(of, what, Spread.Of(took), Spread.Of(took).Median / peer, 2.0 * rows.Rows / Spread.Of(took).Median * 1000, megabytes);
    }

    private static async Task FillAsync(SqliteConnection connection, string table, IEnumerable<Account> accounts, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} VALUES ($ref, $kind, $started, $rent)";
        var parameters = ((string[])["$ref", "$kind", "$started", "$rent"]).Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name })).ToList();
        foreach (var account in accounts)
        {
            parameters[0].Value = account.Reference;
            parameters[1].Value = account.Kind;
            parameters[2].Value = account.Started.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            parameters[3].Value = account.Rent;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task JoinAsync(SqliteConnection connection, TwoTables rows, CancellationToken cancellationToken)
    {
        foreach (var sql in (string[])[TwoTables.SumsByHand, TwoTables.JoinEachWayByHand])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var found = 0;
            while (await reader.ReadAsync(cancellationToken))
                found++;
            if (sql.Contains("JOIN", StringComparison.Ordinal))
                rows.Expect(found);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
