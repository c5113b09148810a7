using System.Globalization;
using HousingTest.Databases;
using HousingTest.Definitions;
using HousingTest.Rehearsals;

namespace HousingTest.Bench.Reconciliations;

/// <summary>
/// Accounts before and after a migration, made by arithmetic so that every database and file has the same: four in a thousand break, one by each of a lost row, a new row,
/// a rent that was not converted and another date. The second table lies in another order.
/// </summary>
/// <param name="Rows">How many accounts there were.</param>
internal sealed record TwoTables(int Rows)
{
    /// <summary>Breaks row by row.</summary>
    public int Breaks => Rows / 1000 * 4;

    /// <summary>The tables.</summary>
    public const string Create = """
        CREATE TABLE legacy_account (ref VARCHAR(20) NOT NULL, kind VARCHAR(20) NOT NULL, started VARCHAR(10) NOT NULL, rent BIGINT NOT NULL);
        CREATE TABLE migrated_account (ref VARCHAR(20) NOT NULL, kind VARCHAR(20) NOT NULL, started VARCHAR(10) NOT NULL, rent BIGINT NOT NULL);
        """;

    /// <summary>What somebody writes by hand: one join, whose rows are those that do not agree.</summary>
    public const string JoinByHand = """
        SELECT l.ref, l.kind, l.started, l.rent, m.ref, m.kind, m.started, m.rent FROM legacy_account l FULL OUTER JOIN migrated_account m ON m.ref = l.ref
        WHERE l.ref IS NULL OR m.ref IS NULL OR l.kind <> m.kind OR l.started <> m.started OR l.rent <> m.rent
        """;

    /// <summary>The same where a full outer join would look at every pair of rows, as SQLite's does without an index: each way by itself.</summary>
    public const string JoinEachWayByHand = """
        SELECT l.ref, l.kind, l.started, l.rent, m.ref, m.kind, m.started, m.rent FROM legacy_account l LEFT JOIN migrated_account m ON m.ref = l.ref
        WHERE m.ref IS NULL OR l.kind <> m.kind OR l.started <> m.started OR l.rent <> m.rent
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, m.ref, m.kind, m.started, m.rent FROM migrated_account m LEFT JOIN legacy_account l ON l.ref = m.ref WHERE l.ref IS NULL
        """;

    /// <summary>And the sums.</summary>
    public const string SumsByHand =
        "SELECT 'legacy', kind, count(*), sum(rent) FROM legacy_account GROUP BY kind UNION ALL SELECT 'migrated', kind, count(*), sum(rent) FROM migrated_account GROUP BY kind";

    /// <summary>The same as a reconciliation.</summary>
    /// <param name="legacy">Where the first side is: <c>table: legacy_account</c>.</param>
    /// <param name="migrated">The second.</param>
    public static string Definition(string legacy, string migrated) => $$"""
        reconciliation: bench
        about: Accounts before and after a migration
        sides:
          legacy: { {{legacy}} }
          migrated: { {{migrated}} }
        fields:
          account: { legacy: ref, migrated: ref }
          kind: { type: code, legacy: kind, migrated: kind }
          started: { type: date, legacy: started, migrated: started }
          rent: { type: money, legacy: { column: rent, format: pence }, migrated: { column: rent, format: pence } }
        key: account
        controls:
          - { control: rows, count by: kind }
          - { control: sums, sum: rent, by: kind }
          - { control: keys, keys: both }
          - { control: fields, compare: [kind, started, rent] }
        """;

    /// <summary>Rows of the first table, in the order of their references.</summary>
    public IEnumerable<Account> Legacy() => Enumerable.Range(1, Rows).Select(Of);

    /// <summary>Rows of the second, in another order.</summary>
    public IEnumerable<Account> Migrated()
    {
        // A step that has no factor in common with the number of rows goes through all of them.
        const int step = 7919;
        for (var i = 0; i < Rows; i++)
        {
            var number = (int)((long)i * step % Rows) + 1;
            var account = Of(number);
            if (number % 1000 == 1)
                continue;
            yield return (number % 1000) switch
            {
                2 => account with { Rent = account.Rent * 13 / 12 },
                3 => account with { Started = account.Started.AddDays(40) },
                _ => account,
            };
            if (number % 1000 == 4)
                yield return Of(number + 500_000_000);
        }
    }

    /// <summary>Writes a side as an extract.</summary>
    public static async Task WriteAsync(IEnumerable<Account> accounts, string file)
    {
        await using var text = new StreamWriter(file);
        await text.WriteLineAsync("ref,kind,started,rent");
        foreach (var account in accounts)
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{account.Reference},{account.Kind},{account.Started:yyyy-MM-dd},{account.Rent}"));
    }

    /// <summary>Reconciles both tables of a database, and sees to it that it finds as many rows as the join by hand.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folder">Folder for what does not fit into memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReconcileAsync(ITestDatabase database, string folder, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(folder, "scratch")).FullName;
        var definition = ReconciliationFile.Parse(Definition("table: legacy_account", "table: migrated_account"), "bench.yaml");
        await using var breaks = new FileStream(Path.Combine(folder, "breaks.csv"), FileMode.Create);
        var order = new ReconciliationOrder(definition, folder, scratch, new DateOnly(2026, 4, 6)) { Database = database };
        Expect((int)(await Reconciliation.RunAsync(order, breaks, new Nobody(), cancellationToken)).Controls.Where(control => control.Name is "keys" or "fields").Sum(control => control.Breaks));
    }

    /// <summary>HT-BENCH-010 when another number of rows was found.</summary>
    public void Expect(int found)
    {
        if (found != Breaks)
            throw BenchProblems.OtherBreaks(Breaks, found);
    }

    private static Account Of(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"RA-{number:000000000}"), (number % 5) switch { 0 => "SECURE", 1 => "INTRODUCTORY", 2 => "TEMPORARY", 3 => "GARAGE", _ => "LEASEHOLD" },
        new DateOnly(2000, 1, 1).AddDays(number % 9000), 5000 + (number % 10_000));

    private sealed class Nobody : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}

/// <summary>An account.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Kind">Kind of tenancy.</param>
/// <param name="Started">When it began.</param>
/// <param name="Rent">Weekly rent in pence.</param>
internal sealed record Account(string Reference, string Kind, DateOnly Started, long Rent);
