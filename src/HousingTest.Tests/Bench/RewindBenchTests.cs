using HousingTest.Bench;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Estates;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Bench;

public sealed class RewindBenchTests
{
    [Fact]
    public async Task The_bench_measures_every_way_and_proves_that_each_gave_the_same_database()
    {
        var token = TestContext.Current.CancellationToken;
        var root = Workspace.Find(AppContext.BaseDirectory).Root;
        var recipe = EstateRecipeFile.Read(root, "small") with { Tenancies = 20, Weeks = 4 };
        var seed = SystemMapFile.Read(root, "environments/maps/reference.yaml").Seed;
        var folder = Directory.CreateTempSubdirectory("ht-bench-");
        try
        {
            await using var bench = await RewindBench.PrepareAsync(new Estate(recipe, 1), seed, folder.FullName, token);
            await bench.RepeatAsync(token);
            await bench.RepeatAsync(token);
            var figures = await bench.FinishAsync(token);

            figures.Rows.ShouldBeGreaterThan(200);
            figures.Rewind.Count.ShouldBe(2);
            figures.Copy.Count.ShouldBe(2);
            figures.Reload.Count.ShouldBe(2);
            var table = RewindTable.Of([figures]).Split('\n');
            table[0].ShouldContain("to rewind");
            table[1].ShouldContain("rewind 100 rows");
            table[1].ShouldEndWith("1.0");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_spread_tells_the_middle_and_the_outer_tenths() =>
        Spread.Of([4, 1, 3, 2, 5, 10, 9, 8, 7, 6, 11]).ShouldBe(new Spread(6, 2, 10, 11));
}
