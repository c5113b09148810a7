using System.Diagnostics;
using System.Globalization;
using HousingTest.Bench.Comparisons;
using HousingTest.Bench.Figures;
using HousingTest.Gherkin.Planning;

namespace HousingTest.Bench.Features;

/// <summary>How long it takes to know every scenario of many feature files, against reading the files and no more.</summary>
public sealed class DiscoveryBench : IBench
{
    /// <inheritdoc/>
    public string Name => "discovery";

    /// <inheritdoc/>
    public Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var files = setting.Quick ? 5 : 500;
        var repetitions = setting.Quick ? 2 : 15;
        setting.Told($"discovery: {files} files");
        ManyFeatures.Write(setting.Folder, files);
        var first = Measure(() => Discover(setting.Folder, files));
        var (reading, discovering) = (new List<double>(), new List<double>());
        var peak = 0.0;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reading.Add(Measure(() => Read(setting.Folder)).Milliseconds);
            var discovered = Measure(() => Discover(setting.Folder, files));
            discovering.Add(discovered.Milliseconds);
            peak = Math.Max(peak, discovered.Megabytes);
        }

        var scenarios = files * ManyFeatures.ScenariosInFile;
        var of = string.Create(CultureInfo.InvariantCulture, $"{scenarios:#,##0} scenarios in {files:#,##0} files");
        var (read, known) = (Spread.Of(reading), Spread.Of(discovering));
        using var process = Process.GetCurrentProcess();
        return Task.FromResult(new Section(
            Name, "how long it takes to know every scenario", "times reading the files",
            [
                new Figure(of, "read the files", read, 1),
                new Figure(of, "know every scenario", known, known.Median / read.Median, scenarios / known.Median * 1000, peak),
                new Figure(of, "the first time in a process", Spread.Of([first.Milliseconds]), first.Milliseconds / read.Median, scenarios / first.Milliseconds * 1000, first.Megabytes),
            ],
            [
                new Aim($"{of}, the first time", first.Milliseconds / 1000, 2, AtMost: true, "s"),
                new Aim("memory of the whole process, at its most", Math.Round(process.PeakWorkingSet64 / 1e6, 1), 200, AtMost: true, "MB"),
            ],
            ["The processor's time, of all its cores together. The files lie in the system's cache, so that reading them is at its fastest."]));
    }

    private static void Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.feature", SearchOption.AllDirectories))
            GC.KeepAlive(File.ReadAllText(file));
    }

    private static void Discover(string folder, int files)
    {
        var plan = FeatureFiles.Read(folder);
        if (plan.Problems.Count > 0 || plan.Scenarios.Count != files * ManyFeatures.ScenariosInFile)
            throw BenchProblems.OtherScenarios(files * ManyFeatures.ScenariosInFile, plan.Scenarios.Count, plan.Problems);
    }

    private static (double Milliseconds, double Megabytes) Measure(Action work)
    {
        using var memory = new PeakMemory();
        using var process = Process.GetCurrentProcess();
        var began = process.TotalProcessorTime;
        work();
        process.Refresh();
        return ((process.TotalProcessorTime - began).TotalMilliseconds, Math.Round(memory.Bytes / 1e6, 1));
    }
}
