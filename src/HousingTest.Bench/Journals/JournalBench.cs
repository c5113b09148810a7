using System.Globalization;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Definitions;
using HousingTest.Estates;

namespace HousingTest.Bench.Journals;

/// <summary>What the journal adds to the system's own writes: the same ones, with and without it.</summary>
public sealed class JournalBench : IBench
{
    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var (name, rows, payments, repetitions) = setting.Quick ? ("small", 100, 10, 2) : ("town", 10_000, 200, 11);
        setting.Told($"journal: making and loading {name} twice");
        var seed = SystemMapFile.Read(setting.Workspace.Root, "environments/maps/reference.yaml").Seed;
        var recipe = EstateRecipeFile.Read(setting.Workspace.Root, name);
        await using var plain = await BenchDatabase.CreateAsync(Path.Combine(setting.Folder, "plain.db"), cancellationToken);
        await using var journalled = await BenchDatabase.CreateAsync(Path.Combine(setting.Folder, "journalled.db"), cancellationToken);
        var estate = new Estate(recipe with { Tenancies = setting.Quick ? 20 : recipe.Tenancies }, BenchSetting.Seed);
        foreach (var database in (BenchDatabase[])[plain, journalled])
        {
            await database.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
            // Else most of the time would go in waiting for the disk, and hide what the journal costs.
            await database.RunAsync("PRAGMA synchronous = OFF", cancellationToken);
        }

        var writes = await WritesAsync(plain, rows, payments, cancellationToken);
        await journalled.Harness.StartJournalAsync(cancellationToken);
        var mark = await journalled.Harness.MarkAsync(cancellationToken);

        var took = writes.ToDictionary(write => write.What, _ => (Without: new List<double>(), With: new List<double>()), StringComparer.Ordinal);
        // The first round prepares pages and log, and is not counted.
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told($"journal: repetition {repetition} of {repetitions}");
            foreach (var (what, sql) in writes)
            {
                var without = await Stopwatched.MillisecondsAsync(() => plain.RunAsync(sql, cancellationToken));
                var with = await Stopwatched.MillisecondsAsync(() => journalled.RunAsync(sql, cancellationToken));
                if (repetition == 0)
                    continue;
                took[what].Without.Add(without);
                took[what].With.Add(with);
            }

            await journalled.Harness.RewindAsync(mark, cancellationToken);
        }

        return new Section(
            Name, "what the journal adds to the system's writes", "times the same writes without the journal",
            [.. writes.SelectMany(write => Lines(recipe.Name, write.What, took[write.What]))], [],
            ["Neither waits for the disk at a commit, as a system does by default: its share, and with it the ratio, would be smaller then."]);
    }

    private static async Task<IReadOnlyList<(string What, string Sql)>> WritesAsync(BenchDatabase database, int rows, int payments, CancellationToken cancellationToken)
    {
        var accounts = await database.CountAsync("rent_account", cancellationToken);
        var transactions = await database.CountAsync("rent_transaction", cancellationToken);
        return
        [
            (Text($"{rows:#,##0} rows inserted in one transaction"), $"BEGIN; {TypicalWrites.Insert(rows, accounts)} COMMIT;"),
            (Text($"{rows:#,##0} rows updated in one transaction"), $"BEGIN; {TypicalWrites.Update(rows, transactions)} COMMIT;"),
            (Text($"{rows:#,##0} rows deleted in one transaction"), $"BEGIN; {TypicalWrites.Delete(transactions)} COMMIT;"),
            (Text($"{payments:#,##0} payments, each its own transaction"), TypicalWrites.OneByOne(payments, accounts)),
            // Takes the payments out again, so that the next round finds what this one found.
            (Text($"{payments:#,##0} rows deleted in one transaction"), $"BEGIN; {TypicalWrites.Delete(transactions)} COMMIT;"),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Figure> Lines(string estate, string what, (List<double> Without, List<double> With) took)
    {
        var (without, with) = (Spread.Of(took.Without), Spread.Of(took.With));
        yield return new Figure($"{estate}: {what}", "without the journal", without);
        yield return new Figure($"{estate}: {what}", "with the journal", with, with.Median / without.Median);
    }
}
