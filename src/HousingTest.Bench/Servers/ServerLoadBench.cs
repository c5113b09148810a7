using System.Globalization;
using HousingTest.Bench.Figures;

namespace HousingTest.Bench.Servers;

/// <summary>How fast an estate is made and loaded on a server, against its own COPY of files that lie ready.</summary>
internal sealed class ServerLoadBench : IBench
{
    private const double LeastShare = 0.5;

    /// <inheritdoc/>
    public string Name => "load";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var seed = ServerEstates.Seed(setting);
        var tables = ServerEstates.Tables(seed);
        var estate = ServerEstates.Town(setting);
        var (loads, copies) = (new List<double>(), new List<double>());
        var repetitions = setting.Quick ? 1 : 5;
        long rows = 0;
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        // The first round compiles our code and writes the ready files, and is not counted.
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told($"load: repetition {repetition} of {repetitions}");
            double loading, copying;
            await using (var loaded = await server.CreateAsync(ServerEstates.Schema, cancellationToken))
            {
                loading = await Stopwatched.MillisecondsAsync(async () => rows = await loaded.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken));
                if (repetition == 0)
                {
                    foreach (var table in tables)
                        await ExportAsync(loaded, table, FileOf(table), cancellationToken);
                }
            }

            await using (var copied = await server.CreateAsync(ServerEstates.Schema, cancellationToken))
            {
                copying = await Stopwatched.MillisecondsAsync(async () =>
                {
                    // As ours: nobody's triggers, foreign keys among them.
                    await copied.RunAsync("BEGIN; SET LOCAL session_replication_role = replica", cancellationToken);
                    foreach (var table in tables)
                        await ImportAsync(copied, table, FileOf(table), cancellationToken);
                    await copied.RunAsync("COMMIT", cancellationToken);
                });
            }

            if (repetition == 0)
                continue;
            loads.Add(loading);
            copies.Add(copying);
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{estate.Recipe.Tenancies:#,##0} tenancies, {rows:#,##0} rows");
        var peer = Spread.Of(copies).Median;
        return new Section(
            Name, "how fast an estate is made and loaded on a PostgreSQL server", "times the speed of COPY", [Line("made and loaded", loads), Line("COPY FROM ready files", copies)],
            [new Aim("made and loaded, against COPY", peer / Spread.Of(loads).Median, LeastShare, AtMost: false, "times its speed")],
            ["COPY is given files that lie ready, and checks no foreign key; we make every row, and look at all foreign keys at the end."]);

        string FileOf(string table) => Path.Combine(setting.Folder, table + ".txt");

        Figure Line(string what, List<double> took) => new(of, what, Spread.Of(took), peer / Spread.Of(took).Median, rows / Spread.Of(took).Median * 1000);
    }

    private static async Task ExportAsync(ServerDatabase database, string table, string file, CancellationToken cancellationToken)
    {
        using var rows = await database.System.BeginTextExportAsync($"COPY {table} TO STDOUT", cancellationToken);
        await using var written = new StreamWriter(file);
        await PumpAsync(rows, written, cancellationToken);
    }

    private static async Task ImportAsync(ServerDatabase database, string table, string file, CancellationToken cancellationToken)
    {
        await using var rows = await database.System.BeginTextImportAsync($"COPY {table} FROM STDIN", cancellationToken);
        using var ready = new StreamReader(file);
        await PumpAsync(ready, rows, cancellationToken);
    }

    private static async Task PumpAsync(TextReader from, TextWriter to, CancellationToken cancellationToken)
    {
        var buffer = new char[1 << 16];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
    }
}
