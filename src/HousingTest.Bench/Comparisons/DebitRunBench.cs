using System.Diagnostics;
using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Comparison;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Bench.Comparisons;

/// <summary>Comparing both releases from their run folders, reading among it, against reading both outcomes and no more.</summary>
public sealed class DebitRunBench : IBench
{
    /// <inheritdoc/>
    public string Name => "debit-run";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var map = SystemMapFile.Read(setting.Workspace.Root, "environments/maps/reference.yaml");
        var repetitions = setting.Quick ? 2 : 9;
        // The same rows in one scenario and in many: memory is to follow the largest, not their sum.
        var figures = new List<Figure>();
        foreach (var (accounts, scenarios) in setting.Quick ? new[] { (100, 1), (10, 10) } : [(10_000, 1), (100, 100), (10, 1_000)])
        {
            var of = string.Create(CultureInfo.InvariantCulture, $"debit run over {accounts:#,##0} accounts in {Scenarios(scenarios)}");
            setting.Told($"debit-run: {of}");
            var made = new DebitRunRuns(map, accounts, scenarios);
            var folder = Path.Combine(setting.Folder, accounts.ToString(CultureInfo.InvariantCulture));
            string[] runs = [Path.Combine(folder, "2026.1"), Path.Combine(folder, "2026.2")];
            foreach (var run in runs)
                await made.WriteAsync(run, Path.GetFileName(run), cancellationToken);
            figures.AddRange(await MeasureAsync(map, of, runs, repetitions, cancellationToken));
        }

        return new Section(
            Name, "what it costs to compare two releases", "times reading both outcomes", figures,
            [new Aim("reading and comparing 10,000 accounts", figures[1].Ratio!.Value, 2, AtMost: true, "times")],
            [
                "The processor's time, the collector's among it: what else the machine does meanwhile is not in it.",
                "Outcomes made up in the form of the reference system's; two in five debits are a penny out, and their balances follow.",
            ]);
    }

    private static string Scenarios(int scenarios) => scenarios == 1 ? "1 scenario" : string.Create(CultureInfo.InvariantCulture, $"each of {scenarios:#,##0} scenarios");

    private static async Task<IEnumerable<Figure>> MeasureAsync(SystemMap map, string of, string[] runs, int repetitions, CancellationToken cancellationToken)
    {
        var (reading, comparing) = (new List<double>(), new List<double>());
        var (readPeak, comparePeak) = (0.0, 0.0);
        // In the first rounds everything is still being compiled.
        for (var repetition = -2; repetition < repetitions; repetition++)
        {
            var read = await MeasureAsync(() => ReadAsync(runs, cancellationToken));
            var compare = await MeasureAsync(() => CompareAsync(map, runs, cancellationToken));
            if (repetition < 0)
                continue;
            reading.Add(read.Milliseconds);
            comparing.Add(compare.Milliseconds);
            (readPeak, comparePeak) = (Math.Max(readPeak, read.Megabytes), Math.Max(comparePeak, compare.Megabytes));
        }

        var (one, other) = (Spread.Of(reading), Spread.Of(comparing));
        return [new Figure(of, "read both", one, Megabytes: readPeak), new Figure(of, "read and compare both", other, other.Median / one.Median, Megabytes: comparePeak)];
    }

    private static async Task ReadAsync(string[] folders, CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            foreach (var outcome in (await new RunFolder(folder).ReadAsync(cancellationToken)).Outcomes.Values)
                GC.KeepAlive(outcome);
        }
    }

    private static async Task CompareAsync(SystemMap map, string[] folders, CancellationToken cancellationToken)
    {
        var baseline = await new RunFolder(folders[0]).ReadAsync(cancellationToken);
        var candidate = await new RunFolder(folders[1]).ReadAsync(cancellationToken);
        GC.KeepAlive(RunComparison.Compare(new ComparisonInput(map, baseline, null, candidate, null)));
    }

    private static async Task<(double Milliseconds, double Megabytes)> MeasureAsync(Func<Task> work)
    {
        using var memory = new PeakMemory();
        using var process = Process.GetCurrentProcess();
        var began = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return ((process.TotalProcessorTime - began).TotalMilliseconds, Math.Round(memory.Bytes / 1e6, 1));
    }
}
