using System.Text.Json;
using HousingTest.Bench.Figures;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

public sealed class BenchCommandTests : CommandLineTest
{
    [Fact]
    public async Task A_bench_tells_its_figures_writes_them_and_leaves_nothing_behind()
    {
        var file = Write("figures.json", "");
        var before = Folders();
        var result = await RunAsync("bench", "journal", "--quick", "--json", file);

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldContain("ratio: times the same writes without the journal");
        result.Error.ShouldContain("journal: repetition 1 of 2");
        var report = JsonSerializer.Deserialize<BenchReport>(await File.ReadAllTextAsync(file, Ct), Json.Indented)!;
        report.Quick.ShouldBeTrue();
        report.Sections.ShouldHaveSingleItem().Bench.ShouldBe("journal");
        Folders().Except(before, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static string[] Folders()
    {
        var parent = Path.Combine(Repository.Root, ".housingtest", "bench");
        return Directory.Exists(parent) ? Directory.GetDirectories(parent) : [];
    }
}
