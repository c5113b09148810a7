using HousingTest.Bench;
using HousingTest.Bench.Checkpoints;
using HousingTest.Bench.Comparisons;
using HousingTest.Bench.Estates;
using HousingTest.Bench.Features;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Journals;
using HousingTest.Bench.Reconciliations;
using HousingTest.Bench.Rewinds;
using HousingTest.Bench.Undoing;
using HousingTest.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Bench;

public sealed class BenchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_way_back_is_measured_on_every_estate_and_gives_the_same_database()
    {
        var section = await MeasureAsync(new RewindBench());

        section.Figures.GroupBy(figure => figure.Of, figure => figure.What, StringComparer.Ordinal).Count().ShouldBe(2);
        section.Figures.Select(figure => figure.What).Distinct(StringComparer.Ordinal)
            .ShouldBe(["rewind 1 changed rows", "rewind 100 changed rows", "copy the file back", "empty and load"]);
        section.Figures.Where(figure => figure.What is "rewind 100 changed rows").ShouldAllBe(figure => figure.Ratio == 1);
        section.Figures.Where(figure => figure.What.StartsWith("rewind", StringComparison.Ordinal)).ShouldAllBe(figure => figure.Milliseconds.Count == 15);
        section.Aims.Select(aim => aim.Limit).ShouldBe([5, 5, 1.5]);
    }

    [Fact]
    public async Task Undoing_a_step_is_measured_against_going_back_and_doing_the_later_work_again()
    {
        var section = await MeasureAsync(new UndoBench());

        section.Figures.Select(figure => figure.What).ShouldBe(["undo 100 rows below 1,000 later ones", "restore the checkpoint before, and do the later work again"]);
        section.Aims.ShouldHaveSingleItem().Value.ShouldBe(section.Figures[1].Ratio!.Value);
    }

    [Fact]
    public async Task A_checkpoint_is_measured_against_copying_the_file()
    {
        var section = await MeasureAsync(new CheckpointBench());

        section.Figures.Count.ShouldBe(8);
        section.Figures.Chunk(4).ShouldAllBe(four => four[0].Ratio == 1 && four[2].Ratio > 0 && four[3].What == "restore it");
    }

    [Fact]
    public async Task The_same_writes_are_measured_with_and_without_the_journal()
    {
        var section = await MeasureAsync(new JournalBench());

        section.Figures.Chunk(2).ShouldAllBe(pair => pair[0].Ratio == null && pair[1].Ratio > 0 && pair[0].Of == pair[1].Of);
        section.Figures.Count.ShouldBe(10);
    }

    [Fact]
    public async Task An_estate_is_measured_against_import_where_there_is_one_and_says_so_where_not()
    {
        var section = await MeasureAsync(new EstateBench());

        section.Figures.Take(2).Select(figure => figure.What).ShouldBe(["made", "made and loaded"]);
        section.Figures.ShouldAllBe(figure => figure.PerSecond > 0);
        if (section.Figures.Count == 2)
        {
            section.Aims.ShouldBeEmpty();
            section.Notes.ShouldHaveSingleItem().ShouldContain("no sqlite3");
        }
        else
        {
            section.Figures[2].Ratio.ShouldBe(1);
            section.Aims.ShouldHaveSingleItem().Value.ShouldBe(section.Figures[1].Ratio!.Value);
        }
    }

    [Fact]
    public async Task A_reconciliation_is_measured_against_the_join_by_hand_and_finds_the_same_rows()
    {
        var section = await MeasureAsync(new ReconcileBench());

        section.Figures.Chunk(3).ShouldAllBe(three => three[0].Ratio == 1 && three[1].Ratio > 0 && three[2].Megabytes > 0);
        section.Figures.Count.ShouldBe(6);
        section.Aims.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Comparing_and_reporting_are_measured_in_time_and_memory_and_leave_no_gate_behind()
    {
        var before = Gates();
        var section = await MeasureAsync(new ComparisonBench());

        section.Figures.Select(figure => figure.Of).ShouldBe(["10 scenarios", "20 scenarios"]);
        section.Figures.ShouldAllBe(figure => figure.Megabytes > 10 && figure.PerSecond > 0);
        section.Aims.Select(aim => aim.Unit).ShouldBe(["s", "MB"]);
        section.Notes.ShouldContain(note => note.Contains("MB of 20", StringComparison.Ordinal));
        Gates().Except(before, StringComparer.Ordinal).ShouldAllBe(gate => !IsOurs(gate));
    }

    [Fact]
    public async Task Reading_and_comparing_is_measured_against_reading()
    {
        var section = await MeasureAsync(new DebitRunBench());

        section.Figures.Chunk(2).ShouldAllBe(pair => pair[0].Ratio == null && pair[1].Ratio > 0 && pair[0].Of == pair[1].Of && pair[1].Megabytes > 0);
        section.Aims.ShouldHaveSingleItem().Limit.ShouldBe(2);
    }

    [Fact]
    public async Task Knowing_every_scenario_is_measured_against_reading_the_files()
    {
        var section = await MeasureAsync(new DiscoveryBench());

        section.Figures.Select(figure => (figure.Of, figure.What)).ShouldBe(
            [("100 scenarios in 5 files", "read the files"), ("100 scenarios in 5 files", "know every scenario"), ("100 scenarios in 5 files", "the first time in a process")]);
        section.Aims.Select(aim => (aim.Limit, aim.Unit)).ShouldBe([(2, "s"), (200, "MB")]);
    }

    [Fact]
    public async Task Broken_files_and_files_that_ask_for_too_much_are_read_one_by_one()
    {
        var section = await MeasureAsync(new FuzzBench());

        section.Figures[0].Milliseconds.Count.ShouldBe(500);
        section.Figures.Skip(1).Select(figure => figure.What).ShouldBe(ExtremeFeatures.Of(10).Select(feature => feature.What));
        section.Aims.ShouldAllBe(aim => aim.Unit == "ms");
    }

    [Fact]
    public void A_spread_tells_the_middle_and_the_outer_tenths() =>
        Spread.Of([4, 1, 3, 2, 5, 10, 9, 8, 7, 6, 11]).ShouldBe(new Spread(6, 2, 10, 11));

    [Fact]
    public void Figures_stand_in_columns_with_aims_beneath_as_met_or_missed()
    {
        var section = new Section(
            "rewind", "what going back costs", "times the rewind",
            [
                new Figure("small: 300 tenancies", "rewind", new Spread(1.234, 1.1, 2, 15), 1),
                new Figure("small: 300 tenancies", "empty and load", new Spread(1234.5, 1000, 2000, 3), 1000.4, 12345),
                new Figure("town: 10,000 tenancies", "rewind", new Spread(12.34, 11, 20, 15), 1),
            ],
            [new Aim("rows back on small", 1.234, 5, AtMost: true, "ms"), new Aim("from small to town", 10, 1.5, AtMost: true, "times"), new Aim("speed", 0.5, 0.5, AtMost: false, "times")],
            ["A note."]);

        Approval.Verify(FigureTable.Of(section, quick: false) + FigureTable.Of(section with { Figures = section.Figures.Take(1).ToList() }, quick: true), "figures");
    }

    public void Dispose() => folder.Dispose();

    private static string[] Gates() => Directory.Exists(Path.Combine(Repository.Root, "gates")) ? Directory.GetDirectories(Path.Combine(Repository.Root, "gates")) : [];

    // Other tests may make gates meanwhile.
    private bool IsOurs(string gate) => File.Exists(Path.Combine(gate, "gate.json")) && File.ReadAllText(Path.Combine(gate, "gate.json")).Contains(folder.Path, StringComparison.Ordinal);

    private Task<Section> MeasureAsync(IBench bench) => bench.RunAsync(
        new BenchSetting(new Workspace(Repository.Root), folder.Path, Quick: true, _ => { }), TestContext.Current.CancellationToken);
}
