using HousingTest.Databases;
using HousingTest.Databases.SqlServer;
using HousingTest.Model;
using Microsoft.Data.SqlClient;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

[Collection(nameof(SqlServerCopy))]
public sealed class SqlServerDatabaseTests : DatabaseContract
{
    protected override Dialect Dialect { get; } = new SqlServerDialect();

    [Fact]
    public async Task A_database_without_our_marker_is_refused_and_left()
    {
        var (engine, name) = (Engine(), SqlServerCopy.NewName());
        var place = engine.PlaceOf(name);
        await AskAsync(engine, engine.PlaceOf("master"), $"CREATE DATABASE {name}");
        await AskAsync(engine, place, "CREATE TABLE tenant (name nvarchar(40)); INSERT INTO tenant VALUES ('somebody');");

        (await RefusedAsync(() => engine.OpenAsync(place, new DatabaseMarker("copy", place), Token))).ShouldBe("HT-DB-002");
        (await RefusedAsync(() => engine.ProvisionAsync(place, new DatabaseMarker("copy", place), Token))).ShouldBe("HT-DB-001");
        (await AskAsync(engine, place, "SELECT name FROM tenant")).ShouldBe("somebody");
        await SqlServerCopy.DropAsync(name);
    }

    [Fact]
    public async Task A_test_copy_that_was_copied_or_belongs_to_another_is_refused_and_left()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync("CREATE TABLE home (id integer); INSERT INTO home VALUES (1);");
        var (engine, name) = (copy.Engine, SqlServerCopy.NewName());
        var moved = engine.PlaceOf(name);
        // What a backup of the copy would bring, restored under another name.
        var row = await AskAsync(engine, copy.Marker.Place, "SELECT CONCAT('''', copy_id, ''', ''', place, ''', ''', server, ''', ''', name, ''', ''', born, '''') FROM housingtest.marker");
        await AskAsync(engine, engine.PlaceOf("master"), $"CREATE DATABASE {name}");
        await AskAsync(engine, moved, "CREATE SCHEMA housingtest");
        await AskAsync(engine, moved, "CREATE TABLE housingtest.marker (copy_id nvarchar(400), place nvarchar(2000), server nvarchar(400), name nvarchar(128), born nvarchar(60)); CREATE TABLE home (id int)");
        await AskAsync(engine, moved, $"INSERT INTO housingtest.marker VALUES ({row}); INSERT INTO home VALUES (1)");

        (await RefusedAsync(() => engine.OpenAsync(moved, copy.Marker, Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.OpenAsync(moved, new DatabaseMarker("copy", moved), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.ProvisionAsync(moved, new DatabaseMarker("copy", moved), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.OpenAsync(copy.Marker.Place, new DatabaseMarker("another", copy.Marker.Place), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.ProvisionAsync(copy.Marker.Place, new DatabaseMarker("another", copy.Marker.Place), Token))).ShouldBe("HT-DB-003");

        // Even with a place and a name that fit, it was made at another moment.
        await AskAsync(engine, moved, $"UPDATE housingtest.marker SET place = '{moved}', name = '{name}', born = '2001-01-01'");
        (await RefusedAsync(() => engine.OpenAsync(moved, new DatabaseMarker("copy", moved), Token))).ShouldBe("HT-DB-003");
        (await AskAsync(engine, moved, "SELECT id FROM home")).ShouldBe("1");
        await SqlServerCopy.DropAsync(name);
    }

    [Fact]
    public async Task A_place_without_a_database_or_on_another_server_is_refused()
    {
        var engine = Engine();
        foreach (var wrong in (string[])[engine.PlaceOf("master"), engine.PlaceOf("tempdb"), engine.PlaceOf(""), "Data Source=elsewhere;Initial Catalog=copy_1", "nonsense"])
            (await RefusedAsync(() => engine.ProvisionAsync(wrong, new DatabaseMarker("copy", wrong), Token))).ShouldBe("HT-DB-022");
    }

    [Fact]
    public async Task Detaching_leaves_the_vendors_schema_and_nothing_of_the_harness()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync(
            $"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); CREATE INDEX home_name ON home (name); INSERT INTO home (name) VALUES ('a');\nGO\nCREATE VIEW homes AS SELECT name FROM home");
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);

        await copy.Database.DetachAsync(Token);

        (await copy.AskSystemAsync("SELECT count(*) FROM sys.triggers")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT count(*) FROM sys.schemas WHERE name = 'housingtest'")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT name FROM homes")).ShouldBe("a");
        (await RefusedAsync(() => copy.Database.ExecuteAsync("DELETE FROM home", Token))).ShouldBe("HT-DB-002");
        (await RefusedAsync(() => copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token))).ShouldBe("HT-DB-002");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Numbers_that_an_estate_brings_are_not_given_again(bool journalled)
    {
        await using var copy = await SqlServerCopy.ProvisionAsync($"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT)");
        if (journalled)
            await copy.Database.StartJournalAsync(Token);
        var table = new EstateTable("property", ["key"]);
        var seed = new SeedMap("property", "home", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", new Dictionary<string, string>(StringComparer.Ordinal)) });
        await copy.Database.LoadAsync([seed], Enumerable.Range(1, 21_000).Select(key => new EstateRow(table, [Value.Of(key)])), null, Token);
        (await copy.AskSystemAsync("INSERT INTO home (name) VALUES ('next'); SELECT max(id) FROM home")).ShouldBe("21001");
    }

    [Fact]
    public async Task An_estates_texts_become_what_the_columns_are()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync(
            "CREATE TABLE charge (id INTEGER PRIMARY KEY, rent decimal(19, 4), due date, at datetime2(3), live bit, note TEXT DEFAULT 'none', CONSTRAINT positive CHECK (rent > 0))");
        var table = new EstateTable("charge", ["key", "rent", "due", "at", "live", "note"]);
        var seed = new SeedMap("charge", "charge", new[] { ("id", "key"), ("rent", "rent"), ("due", "due"), ("at", "at"), ("live", "live"), ("note", "note") }
            .ToDictionary(column => column.Item1, column => new SeedColumn(column.Item2, new Dictionary<string, string>(StringComparer.Ordinal)), StringComparer.Ordinal));

        await copy.Database.LoadAsync(
            [seed], [new EstateRow(table, [Value.Of(1), Value.Of("112.4600"), Value.Of("2026-04-06"), Value.Of("2026-04-06T09:30:00.125"), Value.Of(true), Value.None])], null, Token);

        var row = (await copy.Database.SelectAsync("charge", new Dictionary<string, Value>(StringComparer.Ordinal), Token)).ShouldHaveSingleItem();
        row["rent"].ShouldBe(Value.Of("112.4600"));
        row["due"].ShouldBe(Value.Of("2026-04-06"));
        row["at"].ToString().ShouldStartWith("2026-04-06 09:30:00.125");
        row["live"].ShouldBe(Value.Of(1));
        row["note"].ShouldBe(Value.None);
        (await RefusedAsync(() => copy.Database.LoadAsync([seed], [new EstateRow(table, [Value.Of(2), Value.Of("much"), Value.None, Value.None, Value.None, Value.None])], null, Token))).ShouldBe("HT-DB-007");
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema);

    private static SqlServerEngine Engine() => new(SqlServerCopy.Server, SqlServerCopy.Guard(SqlServerCopy.Server), Path.GetTempPath(), TimeSpan.FromSeconds(1), []);

    private static async Task<string> RefusedAsync(Func<Task> attempt) => (await Should.ThrowAsync<ProblemException>(attempt)).Problems[0].Id;

    private static async Task<string?> AskAsync(SqlServerEngine engine, string place, string sql)
    {
        await using var connection = new SqlConnection(engine.ConnectionTo(place) + ";Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = new SqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Token))?.ToString();
    }
}
