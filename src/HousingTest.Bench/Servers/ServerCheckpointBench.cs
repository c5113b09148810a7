using System.Globalization;
using HousingTest.Bench.Checkpoints;
using HousingTest.Bench.Figures;

namespace HousingTest.Bench.Servers;

/// <summary>What saving a checkpoint and restoring it cost on a server, against the server's own two ways to copy a database.</summary>
internal sealed class ServerCheckpointBench : IBench
{
    /// <inheritdoc/>
    public string Name => "checkpoint";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        var figures = new List<Figure>();
        foreach (var size in CheckpointBench.Sizes(setting))
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"checkpoint: {size:#,##0} rows"));
            figures.AddRange(await MeasureAsync(setting, server, size, cancellationToken));
        }

        return new Section(
            Name, "what a checkpoint costs on a PostgreSQL server", "times CREATE DATABASE … TEMPLATE of the same database", figures, [],
            ["A template is copied where nobody is connected, and pg_restore fills a new database; a checkpoint is saved and restored under the system's open connection."]);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchSetting setting, BenchServer server, int size, CancellationToken cancellationToken)
    {
        await using var database = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        var rows = await database.Harness.LoadAsync(ServerEstates.Seed(setting), ServerEstates.Of(setting, size).Rows(), null, cancellationToken);
        await database.RunAsync("VACUUM ANALYZE", cancellationToken);
        var of = string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows");
        var fingerprint = await database.Harness.FingerprintAsync(cancellationToken);
        var (saves, restores, dumps, fills, templates) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (saved, dumped) = (Path.Combine(setting.Folder, $"{database.Name}.checkpoint"), Path.Combine(setting.Folder, $"{database.Name}.dump"));
        var repetitions = setting.Quick ? 1 : 5;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            saves.Add(await Stopwatched.MillisecondsAsync(() => database.Harness.SaveCheckpointAsync(saved, cancellationToken)));
            dumps.Add(await Stopwatched.MillisecondsAsync(() => PostgresTool.RunAsync("pg_dump", database.System, ["--format=custom", $"--file={dumped}", $"--dbname={database.Name}"], cancellationToken)));
            restores.Add(await Stopwatched.MillisecondsAsync(() => database.Harness.RestoreCheckpointAsync(saved, cancellationToken)));
            fills.Add(await Stopwatched.MillisecondsAsync(async () =>
            {
                await server.MaintainAsync("CREATE DATABASE again TEMPLATE template0", cancellationToken);
                await PostgresTool.RunAsync("pg_restore", database.System, ["--dbname=again", dumped], cancellationToken);
            }));
            await server.MaintainAsync("DROP DATABASE again", cancellationToken);
        }

        if (!string.Equals(await database.Harness.FingerprintAsync(cancellationToken), fingerprint, StringComparison.Ordinal))
            throw BenchProblems.NotTheSame(of, "the last restore");
        await database.CloseAsync();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            templates.Add(await Stopwatched.MillisecondsAsync(() => server.MaintainAsync($"CREATE DATABASE again TEMPLATE {database.Name}", cancellationToken)));
            await server.MaintainAsync("DROP DATABASE again", cancellationToken);
        }

        var to = Spread.Of(templates).Median;
        return [Line("CREATE DATABASE … TEMPLATE", templates), Line("pg_dump", dumps), Line("pg_restore into a new one", fills), Line("save a checkpoint", saves), Line("restore it", restores)];

        Figure Line(string what, List<double> took) => new(of, what, Spread.Of(took), Spread.Of(took).Median / to);
    }
}
