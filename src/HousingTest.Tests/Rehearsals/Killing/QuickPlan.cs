using System.Globalization;
using HousingTest.Tests.Cli;

namespace HousingTest.Tests.Rehearsals.Killing;

/// <summary>A plan of four scripts that leave the same rows whenever and however often they run, taken out and run again or not: what is undisturbed and what was killed can be told apart by a fingerprint.</summary>
internal static class QuickPlan
{
    public const int Steps = 4;

    /// <summary>Writes it into a checkout, and answers its path.</summary>
    public static string Write(OwnCheckout checkout, string environment)
    {
        Script("one", Inserting("one", 91000));
        Script("two", Inserting("two", 92000));
        // On rows of the first, which therefore cannot be taken out.
        Script("three", "UPDATE bank_holiday SET name = name || ' moved' WHERE id BETWEEN 91100 AND 91150;");
        Script("four", Inserting("four", 94000));
        // A check that takes a moment, so that some are killed meanwhile.
        checkout.Write("quick/two.csv", "ID\n" + string.Concat(Enumerable.Range(92001, 300).Select(id => string.Create(CultureInfo.InvariantCulture, $"{id}\n"))));
        checkout.Write("quick/two-there.yaml", """
            reconciliation: two-there
            about: What the second step added is there
            sides:
              legacy: { extract: two.csv }
              migrated: { table: bank_holiday }
            fields:
              id: { legacy: ID, migrated: id }
            key: id
            controls:
              - { control: Added, keys: legacy }

            """);
        return checkout.Write("quick/quick.yaml", $"""
            plan: quick
            about: Steps that are quick
            environment: {environment}
            release: 2026.1
            estate: none
            steps:
              - step: One
                sql: one.sql
              - step: Two
                sql: two.sql
                checks:
                  - reconcile: two-there.yaml
              - step: Three
                sql: three.sql
              - step: Four
                sql: four.sql

            """);

        void Script(string name, string statement) => checkout.Write($"quick/{name}.sql", $"-- system: running\n{statement}\n");
    }

    private static string Inserting(string name, int from) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO bank_holiday (id, day, name)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT {from} + i, '{name}-' || i, '{name}' FROM n;
        """);
}
