using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What every engine promises of emptying a database, of adopting one that it did not make, and of telling who wrote.</summary>
public abstract class WipeContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    private string Homes =>
        $"""
        CREATE TABLE kind (code INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE home (id INTEGER PRIMARY KEY, kind INTEGER REFERENCES kind (code), name TEXT);
        CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER NOT NULL REFERENCES home (id));
        CREATE TABLE gone (what TEXT);
        {Dialect.Trigger("tenancy_gone", "AFTER DELETE", "tenancy", "INSERT INTO gone (what) VALUES ('tenancy ' || OLD.id);")}
        INSERT INTO kind VALUES (1, 'flat');
        INSERT INTO home VALUES (1, 1, 'one'), (2, 1, 'two');
        INSERT INTO tenancy VALUES (1, 1), (2, 2);
        """;

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    [Fact]
    public async Task A_wipe_empties_all_but_the_tables_that_are_kept_with_the_systems_triggers_silent()
    {
        await using var copy = await ProvisionAsync(Homes);

        (await copy.Database.WipeAsync(["KIND"], Token)).ShouldBe(4);

        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT count(*) FROM tenancy")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT count(*) FROM gone")).ShouldBe("0");
        (await copy.AskSystemAsync("SELECT name FROM kind")).ShouldBe("flat");
        // The triggers and foreign keys are as they were.
        await copy.SystemAsync("INSERT INTO home VALUES (7, 1, 'new')");
        await copy.SystemAsync("INSERT INTO tenancy VALUES (7, 7)");
        await copy.SystemAsync("DELETE FROM tenancy");
        (await copy.AskSystemAsync("SELECT what FROM gone")).ShouldBe("tenancy 7");
        (await copy.TrySystemAsync("DELETE FROM kind")).ShouldBeFalse();
    }

    [Fact]
    public async Task Tables_that_refer_to_each_other_are_emptied_together()
    {
        await using var copy = await ProvisionAsync(Dialect.Circle);
        await copy.SystemAsync(Dialect.CircleRows.Rows);

        (await copy.Database.WipeAsync([], Token)).ShouldBe(4);

        (await copy.AskSystemAsync("SELECT (SELECT count(*) FROM block) + (SELECT count(*) FROM person)")).ShouldBe("0");
    }

    [Fact]
    public async Task A_kept_table_may_refer_to_an_emptied_one_as_long_as_its_rows_do_not()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.SystemAsync("UPDATE home SET kind = NULL");
        await copy.SystemAsync("DELETE FROM tenancy");

        (await copy.Database.WipeAsync(["home"], Token)).ShouldBe(3);

        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("2");
        (await copy.AskSystemAsync("SELECT count(*) FROM kind")).ShouldBe("0");
    }

    [Fact]
    public async Task Rows_of_a_kept_table_that_would_refer_to_nothing_are_named_and_nothing_is_emptied()
    {
        await using var copy = await ProvisionAsync(Homes);
        var before = await copy.Database.FingerprintAsync(Token);

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.WipeAsync(["tenancy"], Token));

        refused.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-DB-025"), problem => problem.Why.ShouldBe("rows of tenancy, which is to be kept, refer to rows of home"));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Every_table_to_be_kept_that_is_not_there_is_named_and_nothing_is_emptied()
    {
        await using var copy = await ProvisionAsync(Homes);

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.WipeAsync(["kind", "street", "ward"], Token));

        refused.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-DB-012"), problem => problem.What.ShouldContain("'street', 'ward'"));
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("2");
    }

    [Fact]
    public async Task A_wipe_takes_the_journal_and_its_marks_with_it()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.Database.WipeAsync([], Token);

        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ChangesSinceAsync(mark, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-016");
        await copy.Database.StartJournalAsync(Token);
        var anew = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO kind VALUES (3, 'house')");
        (await copy.Database.RewindAsync(anew, Token)).ShouldBe(new RewindResult(1, Restored: false, Why: null));
    }

    [Fact]
    public async Task A_database_that_is_no_test_copy_is_looked_at_without_a_trace_and_adopted()
    {
        await using var copy = await ProvisionAsync(Homes);
        var marker = copy.Marker with { CopyId = "adopted" };
        await copy.Database.DetachAsync(Token);
        var rows = new List<string>();

        await using (var view = await copy.Engine.LookAsync(copy.Marker.Place, Token))
        {
            view.Place.ShouldBe(copy.Marker.Place);
            (await view.FindMarkerAsync(Token)).ShouldBeNull();
            (await view.ReadCatalogueAsync(Token)).Tables.Select(table => $"{table.Name} {table.Rows}").ShouldBe(["gone 0", "home 2", "kind 1", "tenancy 2"]);
            await view.ReadAllAsync((table, row) => rows.Add($"{table} {string.Join(' ', row.Values)}"), Token);
        }

        rows.Order(StringComparer.Ordinal).ShouldBe(["home 1 1 one", "home 2 1 two", "kind 1 flat", "tenancy 1 1", "tenancy 2 2"]);
        await using (var adopted = await copy.Engine.AdoptAsync(copy.Marker.Place, marker, Token))
        {
            await adopted.StartJournalAsync(Token);
            var mark = await adopted.MarkAsync(Token);
            await copy.SystemAsync("DELETE FROM tenancy");
            (await adopted.RewindAsync(mark, Token)).Rows.ShouldBe(4);
        }

        await using (var view = await copy.Engine.LookAsync(copy.Marker.Place, Token))
            (await view.FindMarkerAsync(Token)).ShouldBe(marker);
        (await Should.ThrowAsync<ProblemException>(() => copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-003");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_neither_looked_at_nor_adopted_nor_made()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY)");
        var place = copy.PlaceOfNone;

        (await Should.ThrowAsync<ProblemException>(() => copy.Engine.LookAsync(place, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-026");
        (await Should.ThrowAsync<ProblemException>(() => copy.Engine.AdoptAsync(place, new DatabaseMarker("none", place), Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-026");
        (await Should.ThrowAsync<ProblemException>(() => copy.Engine.LookAsync(place, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-026");
    }

    [Fact]
    public async Task Each_transaction_is_told_with_the_net_change_that_it_alone_made()
    {
        Assert.SkipUnless(Dialect.TellsTransactions, "this engine does not tell one transaction from another");
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("BEGIN; UPDATE home SET name = 'a' WHERE id = 1; UPDATE home SET name = 'b' WHERE id = 1; INSERT INTO home VALUES (3, 1, 'three'); COMMIT;");
        await copy.SystemAsync("BEGIN; UPDATE home SET name = 'c' WHERE id = 1; SAVEPOINT s; DELETE FROM home WHERE id = 3; RELEASE s; COMMIT;");
        await copy.SystemAsync("BEGIN; UPDATE home SET name = 'x' WHERE id = 2; UPDATE home SET name = 'two' WHERE id = 2; COMMIT;");
        await copy.Database.ExecuteAsync("INSERT INTO kind VALUES (9, 'tower')", Token);

        var transactions = await copy.Database.TransactionsSinceAsync(mark, Token);
        transactions.Select(one => string.Join("; ", one.Changes.Select(Tell))).ShouldBe(
            ["home one -> b; home none -> three", "home b -> c; home three -> none", "kind none -> tower"]);
        transactions.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        new Writer(transactions[2].Writer.ShouldNotBeNull(), []).IsHarness.ShouldBeTrue();
        new Writer(transactions[0].Writer.ShouldNotBeNull(), []).IsHarness.ShouldBeFalse();
        // What the first two did to the third home is no change at all, taken together.
        (await copy.Database.ChangesSinceAsync(mark, Token)).Select(Tell).ShouldBe(["home one -> c", "kind none -> tower"]);
    }

    [Fact]
    public async Task Whoever_wrote_is_told_by_login_and_program_with_the_tables()
    {
        Assert.SkipUnless(Dialect.TellsWriters, "this engine does not tell who writes");
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        (await copy.Database.WritersSinceAsync(mark, Token)).ShouldBeEmpty();
        var connected = (await copy.Database.ConnectedAsync(Token)).ShouldHaveSingleItem();

        await copy.SystemAsync("UPDATE home SET name = 'a' WHERE id = 1");
        await copy.SystemAsync("DELETE FROM tenancy");
        await copy.Database.ExecuteAsync("INSERT INTO kind VALUES (9, 'tower')", Token);

        var writers = await copy.Database.WritersSinceAsync(mark, Token);
        writers.Count.ShouldBe(2);
        writers.Single(writer => writer.IsHarness).Tables.ShouldBe(["kind"]);
        writers.Single(writer => !writer.IsHarness).ShouldSatisfyAllConditions(writer => writer.Name.ShouldBe(connected), writer => writer.Tables.ShouldBe(["gone", "home", "tenancy"]));
    }

    private static string Tell(RowChange change) => $"{change.Table} {change.Before?["name"].ToString() ?? "none"} -> {change.After?["name"].ToString() ?? "none"}";
}
