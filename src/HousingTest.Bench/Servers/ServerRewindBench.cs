using System.Globalization;
using HousingTest.Bench.Figures;

namespace HousingTest.Bench.Servers;

/// <summary>What going back costs on a server, as more was changed and as the database grows, against the ways without a journal.</summary>
internal sealed class ServerRewindBench : IBench
{
    /// <summary>Rows that a scenario changes, as a rule; what everything is compared with.</summary>
    internal const int Usual = 100;

    private const double MostMilliseconds = 5;
    private const double MostGrowth = 1.5;
    private const double LeastToTemplate = 50;
    private const double LeastToLoading = 500;
    private const int Large = 500_000;

    /// <inheritdoc/>
    public string Name => "rewind";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        int[] sizes = setting.Quick ? [1000, 2000] : [10_000, 100_000, 1_000_000];
        int[] changed = setting.Quick ? [1, Usual] : [1, Usual, 10_000];
        var repetitions = setting.Quick ? 3 : 15;
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        var databases = new List<RewoundDatabase>();
        try
        {
            foreach (var size in sizes)
            {
                setting.Told(string.Create(CultureInfo.InvariantCulture, $"rewind: making and loading {size:#,##0} rows"));
                databases.Add(await RewoundDatabase.PrepareAsync(await server.CreateAsync(ServerEstates.Schema, cancellationToken), ServerEstates.Of(setting, size), ServerEstates.Seed(setting), changed, cancellationToken));
            }

            setting.Told("rewind: the same for a login that only owns its database");
            databases.Add(await RewoundDatabase.PrepareAsync(
                await server.CreateAsOrdinaryAsync(ServerEstates.Schema, cancellationToken), ServerEstates.Of(setting, sizes[^1]), ServerEstates.Seed(setting), changed, cancellationToken));
            // Every database in each repetition: what else the machine does meanwhile falls on all of them alike.
            for (var repetition = 1; repetition <= repetitions; repetition++)
            {
                setting.Told($"rewind: repetition {repetition} of {repetitions}");
                foreach (var database in databases)
                    await database.RewindAsync(cancellationToken);
            }

            var figures = new List<Figure>();
            var medians = new List<(string Of, double Rewind, double Template, double Loading)>();
            foreach (var database in databases)
                await database.ExpectSameAsync(cancellationToken);
            foreach (var database in databases.SkipLast(1))
            {
                setting.Told($"rewind: {database.Of}, the ways without a journal");
                var (templates, loads) = await database.PeersAsync(server, setting.Quick ? 1 : database.Rows > Large ? 3 : 5, cancellationToken);
                figures.AddRange(Lines(database, templates, loads));
                medians.Add((database.Of, Spread.Of(database.Rewinds[Usual]).Median, Spread.Of(templates).Median, Spread.Of(loads).Median));
            }

            figures.AddRange(Rewinds(databases[^1], medians[^1].Rewind, ", without the right to silence triggers"));
            return new Section(
                Name, "what going back to the mark costs on a PostgreSQL server", $"times the rewind of {Usual} changed rows on the same database", figures, Aims(medians),
                ["The peers do not count the system's restart or reconnecting, which both would need besides."]);
        }
        finally
        {
            foreach (var database in databases)
                await database.DisposeAsync();
        }
    }

    private static IEnumerable<Figure> Lines(RewoundDatabase database, List<double> templates, List<double> loads)
    {
        var to = Spread.Of(database.Rewinds[Usual]).Median;
        return
        [
            .. Rewinds(database, to, ""),
            Line("CREATE DATABASE … TEMPLATE", templates), Line("empty and load", loads),
        ];

        Figure Line(string what, List<double> took) => new(database.Of, what, Spread.Of(took), Spread.Of(took).Median / to);
    }

    private static IEnumerable<Figure> Rewinds(RewoundDatabase database, double to, string how) => database.Rewinds.Select(rewind => new Figure(
        database.Of, string.Create(CultureInfo.InvariantCulture, $"rewind {rewind.Key:#,##0} changed rows{how}"), Spread.Of(rewind.Value), Spread.Of(rewind.Value).Median / to));

    private static IReadOnlyList<Aim> Aims(List<(string Of, double Rewind, double Template, double Loading)> medians)
    {
        var (first, last) = (medians[0], medians[^1]);
        return
        [
            .. medians.Select(one => new Aim($"{Usual} rows back on {one.Of}", one.Rewind, MostMilliseconds, AtMost: true, "ms")),
            new Aim($"from {first.Of} to {last.Of}", last.Rewind / first.Rewind, MostGrowth, AtMost: true, "times"),
            new Aim($"CREATE DATABASE … TEMPLATE on {last.Of}", last.Template / last.Rewind, LeastToTemplate, AtMost: false, "times the rewind"),
            new Aim($"emptying and loading on {last.Of}", last.Loading / last.Rewind, LeastToLoading, AtMost: false, "times the rewind"),
        ];
    }
}
