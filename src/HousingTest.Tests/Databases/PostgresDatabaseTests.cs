using HousingTest.Databases;
using HousingTest.Databases.Postgres;
using HousingTest.Model;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class PostgresDatabaseTests(PostgresServer server) : DatabaseContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Fact]
    public async Task A_database_without_our_marker_is_refused_and_left()
    {
        var (engine, place, _) = await server.ClaimAsync();
        var name = new NpgsqlConnectionStringBuilder(place).Database;
        await RunAsync(engine, engine.PlaceOf("postgres"), $"CREATE DATABASE {name}");
        await RunAsync(engine, place, "CREATE TABLE tenant (name text); INSERT INTO tenant VALUES ('somebody');");

        (await RefusedAsync(() => engine.OpenAsync(place, new DatabaseMarker("copy", place), Token))).ShouldBe("HT-DB-002");
        (await RefusedAsync(() => engine.ProvisionAsync(place, new DatabaseMarker("copy", place), Token))).ShouldBe("HT-DB-001");
        (await AskAsync(engine, place, "SELECT name FROM tenant")).ShouldBe("somebody");
        await RunAsync(engine, engine.PlaceOf("postgres"), $"DROP DATABASE {name}");
    }

    [Fact]
    public async Task A_test_copy_that_was_copied_or_renamed_or_belongs_to_another_is_refused_and_left()
    {
        await using var copy = await PostgresCopy.ProvisionAsync(server, "CREATE TABLE home (id integer); INSERT INTO home VALUES (1);");
        var (engine, moved, _) = await server.ClaimAsync();
        var (from, to) = (new NpgsqlConnectionStringBuilder(copy.Marker.Place).Database, new NpgsqlConnectionStringBuilder(moved).Database);
        await copy.StopSystemAsync();
        await copy.Database.DisposeAsync();
        await RunAsync(engine, engine.PlaceOf("postgres"), $"CREATE DATABASE {to} TEMPLATE {from}");

        (await RefusedAsync(() => engine.OpenAsync(moved, copy.Marker, Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.OpenAsync(moved, new DatabaseMarker("copy", moved), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.ProvisionAsync(moved, new DatabaseMarker("copy", moved), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.OpenAsync(copy.Marker.Place, new DatabaseMarker("another", copy.Marker.Place), Token))).ShouldBe("HT-DB-003");
        (await RefusedAsync(() => engine.ProvisionAsync(copy.Marker.Place, new DatabaseMarker("another", copy.Marker.Place), Token))).ShouldBe("HT-DB-003");
        (await AskAsync(engine, moved, "SELECT id FROM home")).ShouldBe("1");

        // The copy takes the place of the original, under its name.
        await RunAsync(engine, engine.PlaceOf("postgres"), $"DROP DATABASE {from}");
        await RunAsync(engine, engine.PlaceOf("postgres"), $"ALTER DATABASE {to} RENAME TO {from}");
        (await RefusedAsync(() => engine.OpenAsync(copy.Marker.Place, copy.Marker, Token))).ShouldBe("HT-DB-003");
    }

    [Fact]
    public async Task A_place_without_a_database_or_on_another_server_is_refused()
    {
        var (engine, place, _) = await server.ClaimAsync();
        foreach (var wrong in (string[])[engine.PlaceOf("postgres"), "Host=elsewhere;Database=copy_1", "nonsense", place.Replace("5432", "5433", StringComparison.Ordinal) + ";Port=5433"])
            (await RefusedAsync(() => engine.ProvisionAsync(wrong, new DatabaseMarker("copy", wrong), Token))).ShouldBe("HT-DB-022");
    }

    [Fact]
    public async Task Detaching_leaves_the_vendors_schema_and_nothing_of_the_harness()
    {
        await using var copy = await PostgresCopy.ProvisionAsync(
            server, $"CREATE TABLE home (id {Dialect.CountedKey}, name text); CREATE INDEX home_name ON home (name); CREATE VIEW homes AS SELECT name FROM home; INSERT INTO home (name) VALUES ('a');");
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);

        await copy.Database.DetachAsync(Token);

        (await copy.AskSystemAsync("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT count(*) FROM pg_namespace WHERE nspname = 'housingtest'")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT name FROM homes")).ShouldBe("a");
        (await RefusedAsync(() => copy.Database.ExecuteAsync("DELETE FROM home", Token))).ShouldBe("HT-DB-002");
        (await RefusedAsync(() => copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token))).ShouldBe("HT-DB-002");
    }

    [Fact]
    public async Task A_login_that_may_neither_silence_triggers_nor_owns_the_tables_is_told_so_before_anything_is_done()
    {
        await using var copy = await PostgresCopy.ProvisionAsync(server, "CREATE TABLE home (id integer PRIMARY KEY); DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN;");
        await copy.SystemAsync("GRANT SELECT ON ALL TABLES IN SCHEMA housingtest TO weak; GRANT USAGE ON SCHEMA housingtest TO weak;");
        var weak = new NpgsqlConnectionStringBuilder(copy.Engine.ConnectionTo(copy.Engine.PlaceOf("postgres"))) { Username = "weak" }.ToString();
        var engine = new PostgresEngine(weak, (await server.StartAsync()).Guard, copy.Keep, TimeSpan.FromSeconds(1));
        var place = engine.PlaceOf(new NpgsqlConnectionStringBuilder(copy.Marker.Place).Database!);
        await copy.SystemAsync($"UPDATE housingtest.marker SET place = '{place}'");

        await using (var database = await engine.OpenAsync(place, new DatabaseMarker("copy", place), Token))
        {
            foreach (var write in (Func<Task>[])[() => database.StartJournalAsync(Token), () => database.LoadAsync([], [], null, Token), () => database.ApplyAsync([new RowChange("home", null, new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(1) })], Token)])
            {
                var refused = (await Should.ThrowAsync<ProblemException>(write)).Problems[0];
                refused.Id.ShouldBe("HT-DB-020");
                refused.Why.ShouldEndWith("of another login are: housingtest.marker (postgres), home (postgres)");
            }
        }

        await copy.SystemAsync("DROP OWNED BY weak; DROP ROLE weak;");
    }

    [Fact]
    public async Task Numbers_that_an_estate_brings_are_not_given_again()
    {
        await using var copy = await PostgresCopy.ProvisionAsync(server, $"CREATE TABLE home (id {Dialect.CountedKey}, name text)");
        var table = new EstateTable("property", ["key"]);
        var seed = new SeedMap("property", "home", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", new Dictionary<string, string>(StringComparer.Ordinal)) });
        await copy.Database.LoadAsync([seed], Enumerable.Range(1, 9000).Select(key => new EstateRow(table, [Value.Of(key)])), null, Token);
        (await copy.AskSystemAsync("INSERT INTO home (name) VALUES ('next') RETURNING id")).ShouldBe("9001");
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);

    private static async Task<string> RefusedAsync(Func<Task> attempt) => (await Should.ThrowAsync<ProblemException>(attempt)).Problems[0].Id;

    private static Task RunAsync(PostgresEngine engine, string place, string sql) => AskAsync(engine, place, sql);

    private static async Task<string?> AskAsync(PostgresEngine engine, string place, string sql)
    {
        await using var connection = new NpgsqlConnection(engine.ConnectionTo(place) + ";Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Token))?.ToString();
    }
}
