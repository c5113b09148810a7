using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Runs.Maps;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>A system of three tables, and a map that fits it.</summary>
internal static class SmallSystem
{
    public const string File = "environments/maps/small.yaml";

    public const string Map = """
        map: small
        system: Small Housing
        entities:
          account:
            plural: accounts
            table: rent_account
            key: id
            label: reference
            identity: [reference]
            fields:
              reference: reference
              balance: { column: balance_pence, type: money }
              opened: { column: opened_on, type: date }
          charge:
            plural: charges
            table: charge
            key: id
            identity: [account, kind]
            fields:
              account: { column: account_id, refers: account }
              kind: { column: kind, words: { rent: RENT, water: WATER } }
              live: { column: live, type: truth }
          letter:
            plural: letters
            table: letter
            fields:
              account: { column: account_no, refers: account }
              sent: { column: sent_at, type: instant }
        seed:
          - estate: rent account
            table: rent_account
            columns: { id: key, reference: reference, balance_pence: balance, opened_on: opened }
        screens:
          account:
            path: /accounts/{account}
            heading: Account {account}
            fields: { week: Week }
            buttons: { run: Run debits, stop: Stop }
            tables: { charges: Charges }
        endpoints:
          close: { http: "POST /api/{account}/close" }
        jobs:
          debits: { http: POST /api/debits }
          letters: { sql: "CALL letters()" }
        clock:
          set: { http: PUT /clock, json: { now: "{now}" } }
          zone: Europe/London
        sign-in:
          path: /sign-in
          user name: User
          password: Password
          button: Sign in
          roles: { clerk: anna, auditor: bert }
        after rewind: []
        """;

    public static Catalogue Catalogue { get; } = new(
    [
        new CatalogueTable(
            "charge", 2,
            [Column("id", "INTEGER"), Column("account_id", "INTEGER", required: true), Column("kind", "TEXT", required: true) with { Words = ["RENT", "WATER", "HEAT"] }, Column("live", "INTEGER")],
            ["id"], [], [new CatalogueReference(["account_id"], "rent_account", ["id"])]),
        new CatalogueTable("letter", 0, [Column("account_no", "INTEGER"), Column("sent_at", "TEXT")], [], [], []),
        new CatalogueTable(
            "rent_account", 2,
            [Column("id", "INTEGER"), Column("reference", "TEXT", required: true), Column("balance_pence", "INTEGER"), Column("opened_on", "TEXT", required: true)],
            ["id"], [["reference"]], []),
    ]);

    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>> Rows { get; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal)
        {
            ["rent_account"] =
            [
                Row(("id", Value.Of(1)), ("reference", Value.Of("RA-1")), ("balance_pence", Value.Of(1250)), ("opened_on", Value.Of("2026-04-06"))),
                Row(("id", Value.Of(2)), ("reference", Value.Of("RA-2")), ("balance_pence", Value.Of(0)), ("opened_on", Value.Of("2026-04-13"))),
            ],
            ["charge"] =
            [
                Row(("id", Value.Of(1)), ("account_id", Value.Of(2)), ("kind", Value.Of("RENT")), ("live", Value.Of(1))),
                Row(("id", Value.Of(2)), ("account_id", Value.Of(2)), ("kind", Value.Of("WATER")), ("live", Value.Of(0))),
            ],
        };

    public static IReadOnlyList<EstateTable> Estate { get; } = [new EstateTable("rent account", ["key", "reference", "balance", "opened"])];

    public static LocatedMap Located(string text) => new(SystemMapFile.Parse(text, File), MapLines.Parse(text));

    /// <summary>Its map with something else in one place, which must be there.</summary>
    public static LocatedMap With(string old, string changed) => Located(
        Map.Contains(old, StringComparison.Ordinal) ? Map.Replace(old, changed, StringComparison.Ordinal) : throw new ArgumentException($"the map does not say {old}", nameof(old)));

    public static CatalogueColumn Column(string name, string type, bool required = false) => new(name, type, required, Generated: false, []);

    public static IReadOnlyDictionary<string, Value> Row(params (string Column, Value Value)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);
}
