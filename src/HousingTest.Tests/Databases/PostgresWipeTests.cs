using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class PostgresWipeTests(PostgresServer server) : WipeContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Fact]
    public async Task Views_that_keep_their_rows_and_large_objects_are_looked_at_and_emptied_too()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE note (id integer PRIMARY KEY, text text);
            INSERT INTO note VALUES (1, 'ask for Quillfeather');
            CREATE MATERIALIZED VIEW told AS SELECT text FROM note;
            CREATE TABLE line (id integer, at date) PARTITION BY RANGE (at);
            CREATE TABLE line_1 PARTITION OF line FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
            INSERT INTO line VALUES (1, '2026-02-03');
            SELECT lo_from_bytea(0, 'a letter');
            """);
        var seen = new List<string>();
        await using (var view = await copy.Engine.LookAsync(copy.Marker.Place, Token))
            await view.ReadAllAsync((table, _) => seen.Add(table), Token);
        seen.Order(StringComparer.Ordinal).ShouldBe(["line_1", "note", "pg_largeobject", "told"]);

        (await copy.Database.WipeAsync([], Token)).ShouldBe(2);

        seen.Clear();
        await using (var view = await copy.Engine.LookAsync(copy.Marker.Place, Token))
            await view.ReadAllAsync((table, _) => seen.Add(table), Token);
        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_at_a_database_can_write_nothing_and_sees_one_moment()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE note (id integer PRIMARY KEY); INSERT INTO note VALUES (1);");
        await using var view = await copy.Engine.LookAsync(copy.Marker.Place, Token);
        (await view.ReadCatalogueAsync(Token)).Tables.ShouldHaveSingleItem().Rows.ShouldBe(1);

        await copy.SystemAsync("INSERT INTO note VALUES (2)");

        (await view.ReadCatalogueAsync(Token)).Tables.ShouldHaveSingleItem().Rows.ShouldBe(1);
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
