using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Programs;
using HousingTest.Definitions;

namespace HousingTest.Bench.Comparisons;

/// <summary>What comparing, judging and reporting cost as scenarios grow more, in time and in memory: three runs are read, and a gate is written.</summary>
public sealed class ComparisonBench : IBench
{
    private const string Judged = "compare, judge, report";

    /// <inheritdoc/>
    public string Name => "comparison";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var commands = new CommandLine(setting.Workspace);
        var map = SystemMapFile.Read(setting.Workspace.Root, "environments/maps/reference.yaml");
        var (sizes, repetitions) = setting.Quick ? (new[] { 10, 20 }, 1) : (new[] { 100, 1_000, 10_000 }, 3);
        foreach (var size in sizes)
        {
            setting.Told(Text($"comparison: writing three runs of {size:#,##0} scenarios"));
            foreach (var run in (string[])["first", "again", "candidate"])
                await new SyntheticRuns(map, size).WriteAsync(Run(setting, size, run), run is "candidate", cancellationToken);
        }

        var took = sizes.ToDictionary(size => size, _ => new List<ProgramRun>());
        var bytes = new Dictionary<int, long>();
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            foreach (var size in sizes)
            {
                setting.Told(Text($"comparison: {size:#,##0} scenarios, repetition {repetition} of {repetitions}"));
                var judged = await commands.RunAsync(
                    ["compare", Run(setting, size, "first"), Run(setting, size, "candidate"), "--baseline-again", Run(setting, size, "again")], cancellationToken);
                took[size].Add(judged);
                var folder = Path.Combine(setting.Workspace.Gates, CommandLine.GateOf(judged));
                bytes[size] = new FileInfo(Path.Combine(folder, "report.html")).Length;
                Directory.Delete(folder, recursive: true);
            }
        }

        return Told(sizes, took, bytes);
    }

    private Section Told(int[] sizes, Dictionary<int, List<ProgramRun>> took, Dictionary<int, long> bytes)
    {
        var least = sizes[0];
        var largest = sizes[^1];
        return new Section(
            Name, "what comparing, judging and reporting cost as scenarios grow more", Text($"times {least} scenarios"), [.. sizes.Select(Line)],
            [
                new Aim(Text($"{largest:#,##0} scenarios compared, judged and reported"), Median(largest) / 1000, 30, AtMost: true, "s"),
                new Aim(Text($"memory for {largest:#,##0} scenarios"), Peak(largest), 512, AtMost: true, "MB"),
            ],
            [
                "Each counts the whole command, from its start: three runs of every scenario are read from their files.",
                "Size of the report: " + string.Join(", ", sizes.Select(size => Text($"{bytes[size] / 1e6:0.0} MB of {size:#,##0}"))) + ".",
            ]);

        double Median(int size) => Spread.Of([.. took[size].Select(run => run.Milliseconds)]).Median;

        double Peak(int size) => took[size].Max(run => run.PeakMegabytes);

        Figure Line(int size)
        {
            var spread = Spread.Of([.. took[size].Select(run => run.Milliseconds)]);
            return new Figure(Text($"{size:#,##0} scenarios"), Judged, spread, spread.Median / Median(least), size / spread.Median * 1000, Peak(size));
        }
    }

    private static string Run(BenchSetting setting, int size, string run) => Path.Combine(setting.Folder, Text($"{run}-{size}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
