using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using HousingTest.Bench.Figures;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Bench;

/// <summary>Runs benches one after the other and tells their figures as they come.</summary>
/// <param name="benches">Those that there are, in order.</param>
/// <param name="workspace">The repository.</param>
internal sealed class BenchRun(IReadOnlyList<IBench> benches, Workspace workspace)
{
    /// <summary>Measures; throws what went wrong, once all that was made for it is gone.</summary>
    public async Task RunAsync(BenchOptions options, TextWriter answer, TextWriter news, CancellationToken cancellationToken)
    {
        foreach (var name in options.Names.Where(name => !benches.Any(bench => Is(bench, name))))
            throw BenchProblems.UnknownBench(name, benches.Select(bench => bench.Name));
        using var folder = new BenchFolder(Path.Combine(workspace.Private, "bench"));
        var report = new BenchReport(Machine(), options.Quick, []);
        await answer.WriteLineAsync(report.Machine + "\n");
        foreach (var bench in benches.Where(bench => options.Names.Count == 0 || options.Names.Any(name => Is(bench, name))))
        {
            var section = await bench.RunAsync(
                new BenchSetting(workspace, folder.For(bench.Name), options.Quick, text => news.WriteLine($"{text} …")), cancellationToken);
            report = report with { Sections = [.. report.Sections, section] };
            await answer.WriteAsync(FigureTable.Of(section, options.Quick));
            // As far as it came: a later bench that fails costs no figures.
            if (options.JsonFile is { } file)
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json.Indented) + "\n", new UTF8Encoding(false), cancellationToken);
        }
    }

    private static bool Is(IBench bench, string name) => string.Equals(bench.Name, name, StringComparison.Ordinal);

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}");
}
