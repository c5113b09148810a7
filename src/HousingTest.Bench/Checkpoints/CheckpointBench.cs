using System.Globalization;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Servers;

namespace HousingTest.Bench.Checkpoints;

/// <summary>What saving a checkpoint and restoring it cost, against copying the file, as it would be done where nobody is connected.</summary>
public sealed class CheckpointBench : IBench
{
    /// <summary>Rows of the databases.</summary>
    internal static IReadOnlyList<int> Sizes(BenchSetting setting) => setting.Quick ? [1000, 2000] : [10_000, 100_000, 1_000_000];

    /// <inheritdoc/>
    public string Name => "checkpoint";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        foreach (var size in Sizes(setting))
        {
            setting.Told(string.Create(CultureInfo.InvariantCulture, $"checkpoint: {size:#,##0} rows"));
            figures.AddRange(await MeasureAsync(setting, size, cancellationToken));
        }

        return new Section(
            Name, "what a checkpoint costs", "times copying the file", figures, [],
            ["The file is copied, and written anew, where nobody writes to it; a checkpoint is saved and restored under the system's open connection."]);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchSetting setting, int size, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(setting.Folder, size.ToString(CultureInfo.InvariantCulture))).FullName;
        await using var database = await BenchDatabase.CreateAsync(Path.Combine(folder, "copy.db"), cancellationToken);
        var rows = await database.Harness.LoadAsync(ServerEstates.Seed(setting), ServerEstates.Of(setting, size).Rows(), null, cancellationToken);
        await database.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        var fingerprint = await database.Harness.FingerprintAsync(cancellationToken);
        var (copies, anew, saves, restores) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (saved, copied, written) = (Path.Combine(folder, "saved"), Path.Combine(folder, "copied"), Path.Combine(folder, "anew"));
        for (var repetition = 0; repetition < (setting.Quick ? 1 : 7); repetition++)
        {
            copies.Add(await Stopwatched.MillisecondsAsync(() => Task.Run(() => File.Copy(database.File, copied, overwrite: true), cancellationToken)));
            File.Delete(written);
            anew.Add(await Stopwatched.MillisecondsAsync(() => database.RunAsync($"VACUUM INTO '{written.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken)));
            saves.Add(await Stopwatched.MillisecondsAsync(() => database.Harness.SaveCheckpointAsync(saved, cancellationToken)));
            restores.Add(await Stopwatched.MillisecondsAsync(() => database.Harness.RestoreCheckpointAsync(saved, cancellationToken)));
            // What the restore wrote is in the log, and belongs into the file that is copied next.
            await database.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows, {new FileInfo(saved).Length / 1e6:#,##0.0} MB");
        if (!string.Equals(await database.Harness.FingerprintAsync(cancellationToken), fingerprint, StringComparison.Ordinal))
            throw BenchProblems.NotTheSame(of, "the last restore");
        var to = Spread.Of(copies).Median;
        return [Line("copy the file", copies), Line("VACUUM INTO", anew), Line("save a checkpoint", saves), Line("restore it", restores)];

        Figure Line(string what, List<double> took) => new(of, what, Spread.Of(took), Spread.Of(took).Median / to);
    }
}
