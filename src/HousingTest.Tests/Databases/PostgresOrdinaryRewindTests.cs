using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>As a login that owns the database and may nothing else: triggers are turned off table by table, and foreign keys stay in force.</summary>
public sealed class PostgresOrdinaryRewindTests(PostgresServer server) : PostgresRewindContract
{
    private const string States = "SELECT string_agg(tgname::text || tgenabled::text, ' ' ORDER BY tgname) || (SELECT string_agg(rulename::text || ev_enabled::text, ' ' ORDER BY rulename) FROM pg_rewrite WHERE rulename LIKE 'r\\_%') FROM pg_trigger WHERE NOT tgisinternal";

    [Fact]
    public async Task Triggers_and_rules_are_left_as_they_were_and_the_schema_counts_as_unchanged()
    {
        var added = string.Join(' ', new[] { "t_origin", "t_always", "t_off", "t_replica" }.Select(name => Dialect.Trigger(name, "AFTER INSERT OR UPDATE OR DELETE", "home", "INSERT INTO note VALUES (TG_NAME);")));
        await using var copy = await ProvisionAsync(
            $"""
            CREATE TABLE home (id INTEGER PRIMARY KEY, name text UNIQUE, next integer REFERENCES home (id)); CREATE TABLE note (said text); {added}
            CREATE RULE r_on AS ON UPDATE TO home DO ALSO INSERT INTO note VALUES ('rule'); CREATE RULE r_off AS ON DELETE TO home DO INSTEAD NOTHING;
            ALTER TABLE home ENABLE ALWAYS TRIGGER t_always, DISABLE TRIGGER t_off, ENABLE REPLICA TRIGGER t_replica, DISABLE RULE r_off; INSERT INTO home VALUES (1, 'a', 1), (2, 'b', 1);
            """);
        await copy.Database.StartJournalAsync(Token);
        var states = await copy.AskSystemAsync(States);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        // The second is one for which foreign keys have to wait.
        foreach (var change in (string[])["UPDATE home SET name = name || '!'", "UPDATE home SET name = 'c' WHERE id = 1; UPDATE home SET name = 'a' WHERE id = 2; UPDATE home SET name = 'b' WHERE id = 1"])
        {
            await copy.SystemAsync(change);
            (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
            (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
            (await copy.AskSystemAsync(States)).ShouldBe(states);
        }

        await copy.SystemAsync("CREATE OR REPLACE TRIGGER t_origin AFTER INSERT ON home FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION t_origin(); INSERT INTO home VALUES (3, 'c');");
        var result = await copy.Database.RewindAsync(mark, Token);
        result.Why.ShouldBe("The schema changed since the journal was started: trigger t_origin of home was altered");
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Rows_that_moved_to_a_parent_that_came_go_back_while_somebody_reads()
    {
        await using var copy = await ProvisionAsync(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, name text); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer REFERENCES home (id)); INSERT INTO home VALUES (1, 'a'); INSERT INTO tenancy VALUES (1, 1);");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("INSERT INTO home VALUES (9, 'b'); UPDATE tenancy SET home = 9; DELETE FROM home WHERE id = 1;");
        // To let foreign keys wait, nobody else may even look at the tables.
        await copy.SystemAsync("BEGIN; SELECT 1 FROM tenancy, home;");

        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(3, Restored: false, Why: null));
        await copy.SystemAsync("COMMIT");
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task A_rewind_that_somebody_stands_in_the_way_of_says_so_and_leaves_everything()
    {
        await using var copy = await ProvisionAsync(
            $"CREATE TABLE home (id INTEGER PRIMARY KEY, name text); {Dialect.Trigger("t", "AFTER UPDATE", "home", "PERFORM 1;")} INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'b';");
        await copy.SystemAsync("BEGIN; SELECT 1 FROM home FOR UPDATE;");

        (await Should.ThrowAsync<Model.ProblemException>(() => copy.Database.RewindAsync(mark, Token))).Problems[0].Id.ShouldBe("HT-DB-004");

        await copy.SystemAsync("COMMIT");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(1, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema, PostgresServer.Ordinary);
}
