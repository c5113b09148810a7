using System.Globalization;
using HousingTest.Bench.Figures;
using Npgsql;

namespace HousingTest.Bench.Servers;

/// <summary>What the journal adds to the system's own writes on a server: the same ones, with and without it.</summary>
internal sealed class ServerJournalBench : IBench
{
    private const double MostOnOneRow = 1.5;
    private const double MostOnMany = 3;

    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var (rows, payments, repetitions) = setting.Quick ? (100, 10, 2) : (10_000, 500, 9);
        var seed = ServerEstates.Seed(setting);
        var estate = ServerEstates.Of(setting, setting.Quick ? 2000 : 1_000_000);
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        setting.Told("journal: making and loading twice");
        await using var plain = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        await using var journalled = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        foreach (var database in (ServerDatabase[])[plain, journalled])
        {
            await database.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
            await database.RunAsync("VACUUM ANALYZE", cancellationToken);
        }

        var (accounts, transactions) = (await plain.CountAsync("rent_account", cancellationToken), await plain.CountAsync("rent_transaction", cancellationToken));
        await journalled.Harness.StartJournalAsync(cancellationToken);
        var mark = await journalled.Harness.MarkAsync(cancellationToken);
        (string What, Func<ServerDatabase, Task> Write)[] writes =
        [
            (Text($"{payments:#,##0} rows inserted, each its own transaction"), database => OneByOneAsync(database, payments, accounts, cancellationToken)),
            (Text($"{rows:#,##0} rows updated in one transaction"), database => database.RunAsync(ServerWrites.Update(rows, transactions), cancellationToken)),
            (Text($"{rows:#,##0} rows inserted in one transaction"), database => database.RunAsync(ServerWrites.Insert(rows, accounts), cancellationToken)),
            (Text($"{rows + payments:#,##0} rows deleted in one transaction"), database => database.RunAsync(ServerWrites.Delete(transactions), cancellationToken)),
        ];
        var took = writes.Select(_ => (Without: new List<double>(), With: new List<double>())).ToList();
        // The first round prepares pages and statements, and is not counted.
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told($"journal: repetition {repetition} of {repetitions}");
            for (var i = 0; i < writes.Length; i++)
            {
                var without = await Stopwatched.MillisecondsAsync(() => writes[i].Write(plain));
                var with = await Stopwatched.MillisecondsAsync(() => writes[i].Write(journalled));
                if (repetition == 0)
                    continue;
                took[i].Without.Add(without);
                took[i].With.Add(with);
            }

            await journalled.Harness.RewindAsync(mark, cancellationToken);
            // Else the one would update rows that lie together, and the other rows that lie where a rewind put them.
            foreach (var database in (ServerDatabase[])[plain, journalled])
                await database.RunAsync("VACUUM rent_transaction", cancellationToken);
        }

        return new Section(
            Name, "what the journal adds to the system's writes on a PostgreSQL server", "times the same writes without the journal",
            [.. writes.SelectMany((write, i) => Lines(write.What, took[i]))],
            [
                new Aim("rows one by one", Ratio(took[0]), MostOnOneRow, AtMost: true, "times"),
                new Aim(Text($"{rows:#,##0} rows updated"), Ratio(took[1]), MostOnMany, AtMost: true, "times"),
            ],
            ["The server does not wait for the disk at a commit, as a council's would: the journal's share, and with it the ratio, would be smaller there."]);
    }

    /// <summary>As payments come in, over a connection that the system keeps open.</summary>
    private static async Task OneByOneAsync(ServerDatabase database, int payments, long accounts, CancellationToken cancellationToken)
    {
        for (var n = 0; n < payments; n++)
        {
            await using var command = new NpgsqlCommand(ServerWrites.Payment(1 + (n * accounts / payments)), database.System);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Ratio((List<double> Without, List<double> With) took) => Spread.Of(took.With).Median / Spread.Of(took.Without).Median;

    private static IEnumerable<Figure> Lines(string what, (List<double> Without, List<double> With) took) =>
        [new Figure(what, "without the journal", Spread.Of(took.Without)), new Figure(what, "with the journal", Spread.Of(took.With), Ratio(took))];
}
