using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>As a login that owns the database and may nothing else: triggers are turned off table by table, and foreign keys wait, or are made again.</summary>
public sealed class PostgresOrdinaryApplyTests(PostgresServer server) : PostgresApplyContract
{
    private const string States = "SELECT (SELECT string_agg(tgname::text || tgenabled::text, ' ' ORDER BY tgname) FROM pg_trigger WHERE NOT tgisinternal) || (SELECT string_agg(conname || pg_get_constraintdef(oid) || coalesce(obj_description(oid), ''), ' ' ORDER BY conname) FROM pg_constraint)";

    [Fact]
    public async Task Triggers_and_foreign_keys_are_left_as_they_were_and_the_schema_counts_as_unchanged()
    {
        await using var copy = await ProvisionAsync(
            $"""
            CREATE TABLE home (id INTEGER PRIMARY KEY, name text, next integer REFERENCES home (id) ON DELETE RESTRICT); CREATE TABLE note (said text, home integer REFERENCES home (id) ON DELETE CASCADE);
            {Dialect.Trigger("t_off", "AFTER UPDATE", "home", "RAISE 'fired';")} {Dialect.Trigger("t_always", "AFTER DELETE", "home", "RAISE 'fired';")}
            ALTER TABLE home DISABLE TRIGGER t_off, ENABLE ALWAYS TRIGGER t_always; COMMENT ON CONSTRAINT note_home_fkey ON note IS 'it''s his'; INSERT INTO home VALUES (1, 'a', 1), (2, 'b', 1); INSERT INTO note VALUES ('x', 1);
            """);
        await copy.Database.StartJournalAsync(Token);
        var states = await copy.AskSystemAsync(States);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'z';");
        var changes = await copy.Database.ChangesSinceAsync(mark, Token);

        (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty();

        (await copy.AskSystemAsync(States)).ShouldBe(states);
        (await copy.AskSystemAsync("SELECT string_agg(name, ' ' ORDER BY id) || (SELECT count(*) FROM note) FROM home")).ShouldBe("a b1");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(2, Restored: false, Why: null));
    }

    protected override bool Silences => false;

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema, PostgresServer.Ordinary);
}
