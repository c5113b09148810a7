using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>A supplier's script on a database that is in use.</summary>
public abstract class ScriptContract : IAsyncLifetime
{
    private ContractCopy _copy = null!;

    protected ContractCopy Copy => _copy;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    public async ValueTask InitializeAsync() => _copy = await ProvisionAsync(
        $"CREATE TABLE charge (id {Dialect.CountedKey}, pence INTEGER NOT NULL); INSERT INTO charge (pence) VALUES (11246), (9810);");

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    [Fact]
    public async Task Statements_are_run_one_after_the_other_whatever_stands_in_them()
    {
        await RunAsync($"""
            /* 2026.3; a penny
               less */
            UPDATE charge SET pence = pence - 1; -- all of them;
            ALTER TABLE charge ADD COLUMN note TEXT;
            {Dialect.Trigger(
                "noted", "AFTER INSERT", "charge", "UPDATE charge SET note = 'new; by trigger' WHERE id = NEW.id;\n  UPDATE charge SET pence = pence + 1 WHERE id = NEW.id;")}
            BEGIN; INSERT INTO charge (pence) VALUES (100); COMMIT
            """);

        (await AskAsync("SELECT sum(pence * id) FROM charge")).ShouldBe("31166");
        (await AskAsync("SELECT note FROM charge WHERE id = 3")).ShouldBe("new; by trigger");
    }

    [Fact]
    public async Task A_statement_that_is_refused_is_told_with_its_line_and_those_before_it_count()
    {
        var problem = await RefusedAsync("""
            UPDATE charge SET pence = 1;

            -- the table has another name in this release
            UPDATE charges
               SET pence = 2;
            """);

        problem.Id.ShouldBe("HT-DB-018");
        problem.Where.ShouldBe("2026.3.sql:4");
        problem.Why.ShouldContain("charges");
        (await AskAsync("SELECT max(pence) FROM charge")).ShouldBe("1");
    }

    [Fact]
    public async Task A_row_that_a_constraint_refuses_is_told_with_its_line()
    {
        var problem = await RefusedAsync("\r\n\r\nINSERT INTO charge (id, pence) VALUES (1, 5);\r\n");

        problem.Where.ShouldBe("2026.3.sql:3");
        problem.Why.ToUpperInvariant().ShouldContain(Dialect.KeyRefused);
    }

    [Fact]
    public async Task A_script_without_its_last_commit_counts_for_nothing()
    {
        (await RefusedAsync("BEGIN; UPDATE charge SET pence = 1;")).Id.ShouldBe("HT-DB-019");
        (await AskAsync("SELECT max(pence) FROM charge")).ShouldBe("11246");
    }

    [Fact]
    public async Task The_journal_begins_after_a_script_and_goes_back_to_what_it_left()
    {
        await RunAsync("ALTER TABLE charge ADD COLUMN note TEXT; UPDATE charge SET note = 'checked';");
        await _copy.Database.StartJournalAsync(Ct);
        var mark = await _copy.Database.MarkAsync(Ct);
        await _copy.SystemAsync("UPDATE charge SET note = 'changed', pence = 0");

        await _copy.Database.RewindAsync(mark, Ct);

        (await AskAsync("SELECT min(note) || sum(pence) FROM charge")).ShouldBe("checked21056");
    }

    protected Task RunAsync(string sql) => _copy.Database.RunScriptAsync("2026.3.sql", Dialect.Say(sql), Ct);

    private async Task<Problem> RefusedAsync(string sql) => (await Should.ThrowAsync<ProblemException>(() => RunAsync(sql))).Problems.ShouldHaveSingleItem();

    private Task<string?> AskAsync(string sql) => _copy.AskSystemAsync(sql);
}
