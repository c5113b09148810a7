using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using HousingTest.Tests.Definitions;
using HousingTest.Tests.Estates;
using ReferenceHousing.Schema;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals;

/// <summary>Sides that are in a database: of the reference system's schema, filled with an estate.</summary>
public sealed class DatabaseSideTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SystemMap _map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");
    private ITestDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var file = _folder["housing.db"];
        _database = await new SqliteEngine().ProvisionAsync(file, new DatabaseMarker("test", file), Token);
        await _database.ExecuteAsync(HousingSchema.Create, Token);
        await _database.LoadAsync(_map.Seed, new Estate(Recipes.Of(12), 7).Rows(), null, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_extract_is_reconciled_with_an_entity_in_the_words_of_the_map()
    {
        var charges = (await _database.SelectAsync("charge", new Dictionary<string, Value>(StringComparer.Ordinal), Token)).Where(row => row["end_date"] is Value.Null).ToList();
        var accounts = (await _database.SelectAsync("rent_account", new Dictionary<string, Value>(StringComparer.Ordinal), Token)).ToDictionary(row => row["id"], row => row["reference"].ToString());
        // What the legacy system charges in each of 48 weeks, so that 52 of ours are the same year.
        var lines = charges.Select(row => $"{accounts[row["account_id"]],-10}{row["charge_type"].ToString()[0]}{(Pence(row) * 52 + 24) / 48,9}2026-04-06").ToList();
        var first = charges.FindIndex(row => row["charge_type"].ToString() is "RENT");
        lines[first] = $"{accounts[charges[first]["account_id"]],-10}R{Pence(charges[first]),9}2026-04-06";
        lines.Add("RA-999999 R    100002026-04-06");
        lines.Add("RA-999998 Z    100002026-04-06");
        _folder.Write("extracts/legacy-charges.txt", "HDR\n" + string.Join('\n', lines));
        var definition = ReconciliationFile.Parse(
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "fixtures", "reconciliations", "charges-in-system.yaml"), Token))
                .Replace("{ account: 1-6, code: 7-7, pence: 8-16, week: 17-26 }", "{ account: 1-10, code: 11-11, pence: 12-20, week: 21-30 }", StringComparison.Ordinal),
            "charges-in-system.yaml");

        var reconciled = await Reconciled.OfAsync(definition, _folder.Path, database: _database, map: _map);

        reconciled.Result.Sides[1].ShouldSatisfyAllConditions(side => side.Source.ShouldBe("charge"), side => side.Counted.ShouldBe(charges.Count));
        reconciled.Result.Matched.ShouldBe(charges.Count);
        var account = accounts[charges[first]["account_id"]];
        reconciled.Lines.Where(line => !line.StartsWith("Week's", StringComparison.Ordinal)).ShouldBe(
        [
            "Reading | charge | no word for code Z | RA-999998 / Z | Z | ",
            "Every account is charged the same |  | only in legacy | RA-999998 / Z | 9231 | ",
            "Every account is charged the same |  | only in legacy | RA-999999 / rent | 9231 | ",
            $"Every account is charged the same | amount | amount × 13/12 | {account} / rent | {(Pence(charges[first]) * 48 + 26) / 52} | {Pence(charges[first])}",
        ], ignoreOrder: true);
        var example = reconciled.Result.Patterns.Single(pattern => pattern.What is "amount × 13/12").Examples.ShouldHaveSingleItem();
        (example.LeftRow, example.RightRow).ShouldBe(($"extracts/legacy-charges.txt:{first + 2}", $"charge, id {charges[first]["id"]}"));
    }

    [Fact]
    public async Task A_table_is_reconciled_with_itself_as_an_entity_and_orphans_are_looked_for_in_the_database()
    {
        const string text = """
            reconciliation: test
            about: The same rows twice
            sides:
              table: { table: tenancy }
              entity: { entity: tenancies }
            fields:
              reference: { table: reference, entity: reference }
              start: { type: date, table: start_date, entity: start }
              property: { table: property_id, entity: property.key }
              home: { entity: property }
            key: reference
            controls:
              - { control: Keys, keys: both }
              - { control: Fields, compare: [start, property] }
              - { control: Homes, orphans: home, of: entity, refers to: { entity: property, field: reference } }
              - { control: Accounts, orphans: reference, of: table, refers to: { entity: rent account, field: tenancy } }
            """;

        var reconciled = await Reconciled.OfAsync(ReconciliationFile.Parse(text, "test.yaml"), _folder.Path, database: _database, map: _map);

        reconciled.Result.Status.ShouldBe(ReconciliationStatus.Pass, reconciled.Breaks);
        reconciled.Result.Controls.ShouldAllBe(control => control.LookedAt > 0);
        reconciled.Result.Sides[0].Rows.ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void What_neither_map_nor_database_has_is_told_at_once()
    {
        const string text = """
            reconciliation: test
            about: Names that nobody has
            sides:
              one: { table: tenacy }
              two: { entity: tenancy, only: { status: open } }
            fields:
              a: { one: x, two: referense }
              b: { two: property.landlord }
              c: { two: reference.property }
              d: { type: money, two: start }
            controls:
              - { control: Rows, count by: [] }
              - { control: O1, orphans: b, of: two, refers to: { entity: landlord, field: name } }
              - { control: O2, orphans: b, of: two, refers to: { table: property, field: name } }
              - { control: O3, orphans: d, of: two, refers to: { entity: tenancy, field: start } }
            """;

        var problems = ProblemsOf.All(() => Reconciled.OfAsync(ReconciliationFile.Parse(text, "test.yaml"), _folder.Path, database: _database, map: _map).GetAwaiter().GetResult());

        Approval.Verify(string.Join("\n\n", problems), "names-not-in-system");
    }

    private static long Pence(IReadOnlyDictionary<string, Value> row) => ((Value.Integer)row["weekly_amount_pence"]).Number;
}
