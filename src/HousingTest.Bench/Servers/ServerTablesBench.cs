using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Databases;

namespace HousingTest.Bench.Servers;

/// <summary>What a system of a thousand tables costs: putting the journal in place, and a rewind that touched two of them.</summary>
internal sealed class ServerTablesBench : IBench
{
    private const int Columns = 25;
    private const double MostSeconds = 30;
    private const double MostGrowth = 1.5;

    // Rewinds that are not counted: they plan their statements.
    private const int Prepares = 10;

    /// <inheritdoc/>
    public string Name => "tables";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        int[] sizes = setting.Quick ? [5, 10] : [25, 1250];
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        var measured = new List<(ServerDatabase Copy, JournalMark Mark, double Journal, double First, List<double> Rewinds)>();
        try
        {
            foreach (var tables in sizes)
            {
                setting.Told(string.Create(CultureInfo.InvariantCulture, $"tables: {tables:#,##0} tables"));
                var copy = await server.CreateAsync(Schema(tables), cancellationToken);
                var journal = await Stopwatched.MillisecondsAsync(() => copy.Harness.StartJournalAsync(cancellationToken));
                JournalMark mark = new("", 0);
                var first = await Stopwatched.MillisecondsAsync(async () => mark = await copy.Harness.MarkAsync(cancellationToken));
                measured.Add((copy, mark, journal, first, []));
            }

            for (var repetition = -Prepares; repetition < (setting.Quick ? 3 : 40); repetition++)
            {
                foreach (var (copy, mark, _, _, rewinds) in measured)
                {
                    await copy.RunAsync("INSERT INTO t1 (id) VALUES (100); UPDATE t2 SET c1 = 'changed';", cancellationToken);
                    var took = await Stopwatched.MillisecondsAsync(() => copy.Harness.RewindAsync(mark, cancellationToken));
                    if (repetition >= 0)
                        rewinds.Add(took);
                }
            }
        }
        finally
        {
            foreach (var (copy, _, _, _, _) in measured)
                await copy.DisposeAsync();
        }

        var figures = measured.Zip(sizes).SelectMany(one => Lines(one.Second, one.First.Journal, one.First.First, one.First.Rewinds)).ToList();
        var (least, most) = (measured[0], measured[^1]);
        return new Section(
            Name, "what many tables cost on a PostgreSQL server", "", figures,
            [
                new Aim(string.Create(CultureInfo.InvariantCulture, $"journal and mark on {sizes[^1]:#,##0} tables"), (most.Journal + most.First) / 1000, MostSeconds, AtMost: true, "s"),
                new Aim(string.Create(CultureInfo.InvariantCulture, $"rewind from {sizes[0]} to {sizes[^1]:#,##0} tables"), Spread.Of(most.Rewinds).Median / Spread.Of(least.Rewinds).Median, MostGrowth, AtMost: true, "times"),
            ],
            []);
    }

    private static IEnumerable<Figure> Lines(int tables, double journal, double first, List<double> rewinds)
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"{tables:#,##0} tables of {Columns} columns");
        return
        [
            new Figure(of, "put the journal in place", Spread.Of([journal])),
            new Figure(of, "first mark, with what a restore would need", Spread.Of([first])),
            new Figure(of, "rewind of 11 rows in two tables", Spread.Of(rewinds)),
        ];
    }

    private static string Schema(int tables) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        DO $$ BEGIN FOR i IN 1..{tables} LOOP
            EXECUTE format('CREATE TABLE t%s (id integer PRIMARY KEY, %s)', i, (SELECT string_agg('c' || n || ' text', ', ') FROM generate_series(1, {Columns - 1}) n));
            EXECUTE format('INSERT INTO t%s (id, c1) SELECT n, ''few'' FROM generate_series(1, 10) n', i);
        END LOOP; END $$;
        """);
}
