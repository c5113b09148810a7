using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>As a superuser, who may silence triggers and foreign keys.</summary>
public sealed class PostgresRewindTests(PostgresServer server) : PostgresRewindContract
{
    [Fact]
    public async Task Rows_that_are_written_past_the_systems_triggers_are_journalled_all_the_same() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY, name text); CREATE TABLE note (said text); INSERT INTO home VALUES (1, 'a'); INSERT INTO note VALUES ('a');",
        "SET session_replication_role = replica; UPDATE home SET name = 'b'; INSERT INTO note VALUES ('b'); SET session_replication_role = origin;");

    [Fact]
    public async Task Rows_of_a_login_that_may_not_see_the_journal_are_journalled()
    {
        await using var copy = await ProvisionAsync(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, name text); INSERT INTO home VALUES (1, 'a'); DROP ROLE IF EXISTS clerk; CREATE ROLE clerk; GRANT SELECT, INSERT, UPDATE, DELETE ON home TO clerk;");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("SET ROLE clerk; UPDATE home SET name = 'b'; INSERT INTO home VALUES (2, 'c'); RESET ROLE;");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(2, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        await copy.SystemAsync("DROP OWNED BY clerk; DROP ROLE clerk;");
    }

    [Theory]
    [InlineData("SET session_replication_role = replica; TRUNCATE home, note; SET session_replication_role = origin;", "home")]
    [InlineData("ALTER TABLE home DISABLE TRIGGER ALL; UPDATE home SET name = 'lost';", "home")]
    public Task What_a_superuser_keeps_from_triggers_is_named_and_answered_by_restoring(string change, string named) => ShouldBeRestored(change, named);

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
