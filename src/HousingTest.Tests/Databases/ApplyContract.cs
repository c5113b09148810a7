using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What every engine promises of putting rows from before to after: what a step of a rehearsal did is undone so, below what was done since.</summary>
public abstract class ApplyContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    private string Homes =>
        $"""
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, name TEXT);
        CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER NOT NULL REFERENCES home (id), rent INTEGER);
        CREATE TABLE told (what TEXT);
        {Dialect.Trigger("home_gone", "AFTER DELETE", "home", "INSERT INTO told (what) VALUES ('home gone');")}
        {Dialect.Trigger("home_came", "AFTER INSERT", "home", "INSERT INTO told (what) VALUES ('home came');")}
        {Dialect.Trigger("home_changed", "AFTER UPDATE", "home", "INSERT INTO told (what) VALUES ('home changed');")}
        INSERT INTO home VALUES (1, 'a', 'one'), (2, 'b', 'two'), (3, 'c', 'three');
        INSERT INTO tenancy VALUES (10, 1, 90), (20, 2, 91);
        DELETE FROM told;
        """;

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    [Fact]
    public async Task What_random_histories_did_is_undone_and_done_again_by_their_changes_alone()
    {
        await using var copy = await ProvisionAsync(RandomHistory.Schema(Dialect));
        await copy.Database.StartJournalAsync(Token);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        var before = await RowsAsync(copy);
        for (var seed = 1; seed <= 60; seed++)
        {
            var history = RandomHistory.Of(seed, Dialect);
            var told = $"seed {seed}\n{string.Join('\n', history)}";
            foreach (var statement in history)
                _ = await copy.TrySystemAsync(statement);
            var after = await RowsAsync(copy);
            var changes = Stored(await copy.Database.ChangesSinceAsync(mark, Token), seed);

            (await copy.Database.ApplyAsync(Inverse(changes), Token)).ShouldSatisfyAllConditions(told, result => result.Clashes.ShouldBeEmpty(), result => result.Rows.ShouldBe(changes.Count));
            (await RowsAsync(copy)).ShouldBe(before, told);
            (await copy.Database.ApplyAsync(changes, Token)).Clashes.ShouldBeEmpty(told);
            (await RowsAsync(copy)).ShouldBe(after, told);

            // All of it is in the journal.
            (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse(told);
            (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint, told);
        }
    }

    [Fact]
    public async Task Of_random_steps_below_random_later_work_exactly_what_stands_in_the_way_is_named()
    {
        await using var copy = await ProvisionAsync(RandomHistory.Schema(Dialect));
        await copy.Database.StartJournalAsync(Token);
        var first = await copy.Database.MarkAsync(Token);
        var (applied, reasons) = (0, new HashSet<ClashReason>());
        for (var seed = 1; seed <= 200; seed++)
        {
            foreach (var statement in RandomHistory.Of(seed, Dialect).Take(4))
                _ = await copy.TrySystemAsync(statement);
            // Some steps wrote only to some tables, as far as a clash of rows is to say something of the others.
            var step = Inverse(Stored(await copy.Database.ChangesSinceAsync(first, Token), seed)).Where(change => change.Table is not "note" || seed % 3 > 0).Where(change => change.Table is not "tenancy" || seed % 5 > 0).ToList();
            if (seed % 4 > 0)
            {
                foreach (var statement in RandomHistory.Of(1000 + seed, Dialect).Take(seed % 4))
                    _ = await copy.TrySystemAsync(statement);
            }

            var told = $"seed {seed}";
            var before = await ApplyOracle.ReadAsync(copy.Database, Token);
            if (seed % 2 == 0)
                step = [.. ApplyOracle.Random(before, seed)];
            var expected = ApplyOracle.Clashes(before, step);

            var result = await copy.Database.ApplyAsync(step, Token);

            IReadOnlyList<string> clashes = [.. result.Clashes.Select(clash => ApplyOracle.Tell(step.IndexOf(clash.Change), clash)).Order(StringComparer.Ordinal)];
            clashes.ShouldBe(expected, told);
            (await ApplyOracle.ReadAsync(copy.Database, Token)).Order(StringComparer.Ordinal).ShouldBe((expected.Count == 0 ? ApplyOracle.After(before, step) : before).Order(StringComparer.Ordinal), told);
            applied += result.Applied ? 1 : 0;
            reasons.UnionWith(result.Clashes.Select(clash => clash.Reason));
            (await copy.Database.RewindAsync(first, Token)).Restored.ShouldBeFalse(told);
        }

        // Were there none of a kind, this would say nothing.
        applied.ShouldBeGreaterThan(20);
        reasons.ShouldBe(Enum.GetValues<ClashReason>(), ignoreOrder: true);
    }

    [Fact]
    public async Task A_step_is_undone_below_later_work_that_stays_and_the_journal_tells_it()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.StartJournalAsync(Token);
        var first = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'wrong' WHERE id = 1;");
        await copy.SystemAsync("INSERT INTO home VALUES (4, 'd', 'wrong');");
        await copy.SystemAsync("DELETE FROM home WHERE id = 3;");
        await copy.SystemAsync("DELETE FROM told;");
        var step = Stored((await copy.Database.ChangesSinceAsync(first, Token)).Where(change => change.Table is "home"), 1);
        await copy.SystemAsync("UPDATE tenancy SET rent = 100; ");
        await copy.SystemAsync("UPDATE home SET name = 'good' WHERE id = 2;");
        await copy.SystemAsync("DELETE FROM told;");
        var second = await copy.Database.MarkAsync(Token);

        var result = await copy.Database.ApplyAsync(Inverse(step), Token);

        result.ShouldSatisfyAllConditions(applied => applied.Clashes.ShouldBeEmpty(), applied => applied.Rows.ShouldBe(3), applied => applied.Applied.ShouldBeTrue());
        (await HomesAsync(copy)).ShouldBe("1 a one; 2 b good; 3 c three");
        (await copy.AskSystemAsync("SELECT min(rent) FROM tenancy")).ShouldBe("100");
        // The system's triggers were silent, and are not any more.
        (await copy.AskSystemAsync("SELECT count(*) FROM told")).ShouldBe("0");
        (await copy.Database.ChangesSinceAsync(second, Token)).Select(change => $"{change.Before?["name"]} -> {change.After?["name"]}").ShouldBe(["wrong -> one", " -> three", "wrong -> "], ignoreOrder: true);
        (await copy.Database.RewindAsync(second, Token)).ShouldBe(new RewindResult(3, Restored: false, Why: null));
        (await HomesAsync(copy)).ShouldBe("1 a wrong; 2 b good; 4 d wrong");
        await copy.SystemAsync("INSERT INTO home VALUES (5, 'e', 'five');");
        (await copy.AskSystemAsync("SELECT what FROM told")).ShouldBe("home came");
    }

    [Fact]
    public async Task Changes_are_applied_without_a_journal_too_and_counters_stay_where_they_are()
    {
        await using var copy = await ProvisionAsync($"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); INSERT INTO home (name) VALUES ('a'), ('b'), ('c');");

        var result = await copy.Database.ApplyAsync([Home(3, "c", null), Home(1, "a", "z"), Home(2, "b", "b")], Token);

        result.ShouldSatisfyAllConditions(applied => applied.Clashes.ShouldBeEmpty(), applied => applied.Rows.ShouldBe(3));
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('d');");
        (await RowsAsync(copy)).ShouldBe(["""home {"id":1,"name":"z"}""", """home {"id":2,"name":"b"}""", """home {"id":4,"name":"d"}"""]);

        static RowChange Home(long id, string? before, string? after) => new("home", before is null ? null : Row(("id", id), ("name", before)), after is null ? null : Row(("id", id), ("name", after)));
    }

    [Fact]
    public async Task No_changes_are_applied_with_nothing_done()
    {
        await using var copy = await ProvisionAsync(Homes);
        (await copy.Database.ApplyAsync([], Token)).ShouldSatisfyAllConditions(applied => applied.Clashes.ShouldBeEmpty(), applied => applied.Rows.ShouldBe(0));
    }

    [Fact]
    public async Task Rows_that_are_other_gone_or_there_are_all_named_and_nothing_is_changed()
    {
        var clashes = await ShouldClash(
            Homes,
            "UPDATE home SET name = 'x' WHERE id = 1; DELETE FROM home WHERE id = 3; INSERT INTO home VALUES (7, 'g', 'seven');",
            [
                Home(2, ("b", "two"), ("b", "zwei")), Home(1, ("a", "one"), ("a", "eins")), Home(3, ("c", "three"), null), Home(7, null, ("h", "sieben")), Home(8, ("i", "eight"), ("i", "acht")),
                Home(9, null, ("k", "neun")),
            ]);

        clashes.Select(Tell).ShouldBe(["1 RowIsOther home 1 name", "3 RowIsGone none id", "7 RowIsThere home 7 id", "8 RowIsGone none id"]);
        clashes[0].Other!.Row!["name"].ShouldBe(Value.Of("x"));
        clashes[2].Other!.Row!["name"].ShouldBe(Value.Of("seven"));
    }

    [Fact]
    public async Task Two_changes_of_one_row_clash_with_each_other()
    {
        var clashes = await ShouldClash(Homes, "", [Home(3, ("c", "three"), null), Home(3, ("c", "three"), ("c", "drei"))]);
        clashes.Select(Tell).ShouldBe(["3 RowIsGone none id"]);
    }

    [Fact]
    public async Task Unique_keys_that_others_hold_rows_that_refer_to_one_that_goes_and_rows_that_would_refer_to_nothing_are_all_named()
    {
        var clashes = await ShouldClash(
            Homes,
            "INSERT INTO home VALUES (4, 'd', 'four'), (5, 'e', 'five'); INSERT INTO tenancy VALUES (30, 4, 1), (40, 4, 2), (50, 5, 3);",
            [
                Home(4, ("d", "four"), null), Home(1, ("a", "one"), ("b", "one")), Home(6, null, ("f", "six")), Home(7, null, ("c", "seven")), Tenancy(60, null, (99, 5)), Tenancy(70, null, (7, 5)),
                Tenancy(80, null, (4, 5)), Tenancy(50, (5, 3), (6, 3)),
            ]);

        clashes.Select(Tell).ShouldBe(
            [
                "4 ReferredTo tenancy 30 home", "4 ReferredTo tenancy 40 home", "1 KeyTaken home 2 reference", "7 KeyTaken home 3 reference", "60 RefersToNothing home 99 home",
                "80 RefersToNothing home 4 home",
            ]);
        clashes[0].Other!.Row!["rent"].ShouldBe(Value.Of(1));
        clashes[4].Other!.Row.ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_goes_together_with_all_that_refers_to_it_is_no_clash()
    {
        await using var copy = await ProvisionAsync(Homes);
        (await copy.Database.ApplyAsync([Home(1, ("a", "one"), null), Tenancy(10, (1, 90), null), Tenancy(20, (2, 91), (3, 91)), Home(2, ("b", "two"), null)], Token)).Clashes.ShouldBeEmpty();
        (await HomesAsync(copy)).ShouldBe("3 c three");
    }

    [Fact]
    public async Task A_unique_column_that_is_not_the_key_is_referred_to_as_well()
    {
        const string schema =
            """
            CREATE TABLE home (id INTEGER PRIMARY KEY, reference VARCHAR(20) NOT NULL UNIQUE); CREATE TABLE letter (number INTEGER PRIMARY KEY, home VARCHAR(20) REFERENCES home (reference));
            INSERT INTO home VALUES (1, 'a'), (2, 'b'); INSERT INTO letter VALUES (1, 'a'), (2, NULL), (3, 'b');
            """;
        static RowChange Change(long id, string before, string after) => new("home", Row(("id", id), ("reference", before)), Row(("id", id), ("reference", after)));

        (await ShouldClash(schema, "", [Change(1, "a", "c"), Change(2, "b", "a")])).Select(clash => $"{clash.Change.Before!["id"]} {clash.Reason} {clash.Other!.Key["number"]}").ShouldBe(["2 ReferredTo 3"]);

        await using var copy = await ProvisionAsync(schema);
        (await copy.Database.ApplyAsync([Change(1, "a", "b"), Change(2, "b", "a")], Token)).Clashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_give_each_others_unique_values_on_in_whatever_order()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE bid (id INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE); INSERT INTO bid VALUES (1, 1), (2, 2), (3, 3);");
        static RowChange Bid(long id, long before, long after) => new("bid", Row(("id", id), ("position", before)), Row(("id", id), ("position", after)));

        (await copy.Database.ApplyAsync([Bid(1, 1, 2), Bid(2, 2, 3), Bid(3, 3, 4)], Token)).Clashes.ShouldBeEmpty();
        (await copy.Database.ApplyAsync([Bid(1, 2, 3), Bid(2, 3, 2)], Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(["""bid {"id":1,"position":3}""", """bid {"id":2,"position":2}""", """bid {"id":3,"position":4}"""]);

        // Two that want the same are in each other's way.
        var clash = (await copy.Database.ApplyAsync([Bid(1, 3, 8), Bid(2, 2, 8)], Token)).Clashes.ShouldHaveSingleItem();
        (clash.Reason, clash.Change.Before!["id"], clash.Other!.Key["id"]).ShouldBe((ClashReason.KeyTaken, Value.Of(2), Value.Of(1)));
    }

    [Fact]
    public async Task Rows_that_refer_to_each_other_in_a_circle_go_and_come_back()
    {
        await using var copy = await ProvisionAsync($"{Dialect.Circle} {Dialect.CircleRows.Rows}");
        await copy.Database.StartJournalAsync(Token);
        var before = await RowsAsync(copy);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync(Dialect.CircleRows.Changes);
        var changes = Stored(await copy.Database.ChangesSinceAsync(mark, Token), 3);

        (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(before);
    }

    [Fact]
    public async Task What_foreign_keys_would_do_along_with_a_row_is_not_done()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER REFERENCES home (id) ON DELETE CASCADE);
            CREATE TABLE note (id INTEGER PRIMARY KEY, home INTEGER REFERENCES home (id) ON DELETE SET NULL);
            INSERT INTO home VALUES (1, 'a'), (2, 'b'); INSERT INTO tenancy VALUES (1, 1); INSERT INTO note VALUES (1, 1);
            """);
        await copy.Database.StartJournalAsync(Token);
        static RowChange Change(long id, string before, string? after) => new("home", Row(("id", id), ("name", before)), after is null ? null : Row(("id", id), ("name", after)));

        (await copy.Database.ApplyAsync([Change(1, "a", "z")], Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(["""home {"id":1,"name":"z"}""", """home {"id":2,"name":"b"}""", """note {"home":1,"id":1}""", """tenancy {"home":1,"id":1}"""]);
        (await copy.Database.ApplyAsync([Change(1, "z", null)], Token)).Clashes.Select(clash => $"{clash.Reason} {clash.Other!.Table}").ShouldBe(["ReferredTo note", "ReferredTo tenancy"]);
        (await RowsAsync(copy)).Count.ShouldBe(4);

        // And they do it again for the system.
        await copy.SystemAsync("DELETE FROM home WHERE id = 1;");
        (await RowsAsync(copy)).ShouldBe(["""home {"id":2,"name":"b"}""", """note {"home":null,"id":1}"""]);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("DELETE FROM home;");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new RewindResult(1, Restored: false, Why: null));
    }

    [Fact]
    public async Task Of_a_table_without_a_key_as_many_equal_rows_are_taken_as_there_are_changes()
    {
        const string schema = "CREATE TABLE note (text TEXT, at INTEGER); INSERT INTO note VALUES ('same', 1), ('same', 1), ('same', 1), ('other', NULL);";
        RowChange[] twoOfThree = [Note("same", 1, null), Note("same", 1, "changed"), Note("other", null, null)];
        await using var copy = await ProvisionAsync(schema);
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        (await copy.Database.ApplyAsync(twoOfThree, Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(["""note {"at":1,"text":"changed"}""", """note {"at":1,"text":"same"}"""]);
        var clashes = (await copy.Database.ApplyAsync([Note("same", 1, null), Note("same", 1, null), Note("same", 1, null)], Token)).Clashes;
        clashes.Select(clash => clash.Reason).ShouldBe([ClashReason.RowIsGone, ClashReason.RowIsGone]);
        (await RowsAsync(copy)).Count.ShouldBe(2);
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await RowsAsync(copy)).Count.ShouldBe(4);

        static RowChange Note(string before, long? at, string? after) => new("note", Row(("text", before), ("at", at)), after is null ? null : Row(("text", after), ("at", at)));
    }

    [Fact]
    public async Task Composite_keys_and_names_that_are_reserved_spaced_quoted_or_Welsh_are_found()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "a ""b"" c" TEXT, "tŷ" TEXT, "it's" TEXT UNIQUE);
            CREATE TABLE "Tai a Llety" ("from" VARCHAR(20), "group" INTEGER REFERENCES "order" ("select"), "Rhif" INTEGER, PRIMARY KEY ("from", "group"));
            INSERT INTO "order" VALUES (1, 'x', 'ŵ', 'one'), (2, 'y', 'ŷ', 'two'); INSERT INTO "Tai a Llety" VALUES ('Môn', 1, 5), ('Môn', 2, 6), ('Arfon', 1, 7);
            """);
        await copy.Database.StartJournalAsync(Token);
        var before = await RowsAsync(copy);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("""UPDATE "order" SET "tŷ" = 'â', "it's" = 'three' WHERE "select" = 1;""");
        await copy.SystemAsync("""UPDATE "Tai a Llety" SET "Rhif" = 8 WHERE "from" = 'Môn' AND "group" = 1;""");
        await copy.SystemAsync("""DELETE FROM "Tai a Llety" WHERE "group" = 2;""");
        await copy.SystemAsync("""DELETE FROM "order" WHERE "select" = 2;""");
        var changes = Stored(await copy.Database.ChangesSinceAsync(mark, Token), 2);
        changes.Count.ShouldBe(4);

        (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(before);

        var clashes = (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes;
        clashes.Select(clash => $"{clash.Reason} {clash.Change.Table} {string.Join(' ', clash.Fields)}").ShouldBe(
            ["RowIsOther order tŷ it's", "RowIsOther Tai a Llety Rhif", "RowIsThere Tai a Llety from group", "RowIsThere order select"], ignoreOrder: true);
    }

    [Fact]
    public async Task Values_come_back_to_the_last_bit_and_generated_columns_make_themselves()
    {
        await using var copy = await ProvisionAsync(
            $"""
            CREATE TABLE reading (id INTEGER PRIMARY KEY, exact {Dialect.Real}, bytes {Dialect.Blob}, text TEXT, half INTEGER, twice INTEGER GENERATED ALWAYS AS (half * 2) {Dialect.Virtual} UNIQUE);
            INSERT INTO reading (id, exact, bytes, text, half) VALUES (1, 0.1, {Dialect.Bytes("00ff00")}, 'ab', 1), (2, 1e300, {Dialect.Bytes("")}, '', 2), (3, 0.30000000000000004, NULL, NULL, 3),
                (4, 9007199254740993, {Dialect.Bytes("00")}, '£ "\ ŵ', 4);
            """);
        await copy.Database.StartJournalAsync(Token);
        var before = await RowsAsync(copy);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync($"UPDATE reading SET exact = exact + 1, bytes = {Dialect.Bytes("01")}, text = 'c', half = half + 10 WHERE id < 4;");
        await copy.SystemAsync("DELETE FROM reading WHERE id = 4;");
        var changes = await copy.Database.ChangesSinceAsync(mark, Token);

        (await copy.Database.ApplyAsync(Inverse(Stored(changes, 1)), Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(before);
        (await copy.AskSystemAsync("SELECT twice FROM reading WHERE id = 4")).ShouldBe("8");
        (await copy.Database.ApplyAsync(Stored(changes, 2), Token)).Clashes.ShouldBeEmpty();
        (await copy.AskSystemAsync("SELECT max(twice) FROM reading")).ShouldBe("26");
    }

    [Fact]
    public async Task Tables_and_columns_that_are_not_there_any_more_are_all_named_and_nothing_is_changed()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT, colour TEXT); INSERT INTO home VALUES (1, 'a', 'red');");

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.ApplyAsync(
            [new RowChange("home", Row(("id", 1), ("name", "a"), ("size", "big")), null), new RowChange("flat", Row(("id", 1)), null)], Token));

        refused.Problems.Select(problem => (problem.Id, problem.Why)).ShouldBe(
            [("HT-DB-027", "The table home has no column 'size'"), ("HT-DB-027", "The changes of home say nothing of its column 'colour'"), ("HT-DB-027", "The system has no table 'flat'")]);
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("1");
    }

    [Fact]
    public async Task A_row_that_the_table_would_refuse_now_is_a_problem_and_nothing_is_changed()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE charge (id INTEGER PRIMARY KEY, pence INTEGER NOT NULL CHECK (pence > 0)); INSERT INTO charge VALUES (1, 100), (2, 200);");

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.ApplyAsync(
            [new RowChange("charge", Row(("id", 2), ("pence", 200)), null), new RowChange("charge", Row(("id", 1), ("pence", 100)), Row(("id", 1), ("pence", -5)))], Token));

        refused.Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-027");
        (await copy.AskSystemAsync("SELECT sum(pence) FROM charge")).ShouldBe("300");
    }

    [Fact]
    public async Task Ten_thousand_rows_are_put_back_among_a_hundred_thousand_without_as_many_journeys()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE account (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, balance INTEGER);
            CREATE TABLE entry (id INTEGER PRIMARY KEY, account INTEGER REFERENCES account (id), pence INTEGER);
            """);
        await ManyAsync(copy);
        await copy.Database.StartJournalAsync(Token);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE account SET balance = balance + 1 WHERE id <= 5000;");
        await copy.SystemAsync("DELETE FROM entry WHERE id <= 5000;");
        var changes = await copy.Database.ChangesSinceAsync(mark, Token);
        changes.Count.ShouldBe(10_000);

        var began = Stopwatch.GetTimestamp();
        (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty();
        var took = Stopwatch.GetElapsedTime(began);

        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 rows in {took.TotalMilliseconds:0} ms");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
        // None of them can go: there are entries of each, found without going through all entries for each.
        var gone = Enumerable.Range(1, 5000).Select(id => new RowChange("account", Row(("id", id), ("reference", $"r{id}"), ("balance", 0)), null)).ToList();
        began = Stopwatch.GetTimestamp();
        (await copy.Database.ApplyAsync(gone, Token)).Clashes.Count.ShouldBe(50_000);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    /// <summary>The system makes ten thousand accounts, <c>(1, 'r1', 0)</c> and so on, and a hundred thousand entries, the first of account 2.</summary>
    protected virtual Task ManyAsync(ContractCopy copy) => copy.SystemAsync(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO account SELECT i, 'r' || i, 0 FROM n;
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO entry SELECT i, i % 10000 + 1, i FROM n;
        """);

    /// <summary>All rows of all tables as text, in an order of their own; without the counters, which nobody sets back.</summary>
    protected static async Task<IReadOnlyList<string>> RowsAsync(ContractCopy copy)
    {
        var rows = new List<string>();
        foreach (var table in (await copy.Database.DescribeAsync(Token)).Tables)
        {
            var columns = table.Columns.Select(column => column.Name).Order(StringComparer.Ordinal).ToList();
            await copy.Database.ReadRowsAsync(
                new RowReading(table.Name, [.. columns.Select(column => new ReadColumn([], column))]),
                row => rows.Add($"{table.Name} {JsonSerializer.Serialize(new RowValues(new RowColumns(columns), [.. row]), Json.Line)}"), Token);
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>The changes as they come back from a file, in an order that says nothing.</summary>
    protected static IReadOnlyList<RowChange> Stored(IEnumerable<RowChange> changes, int seed)
    {
        var options = seed % 2 == 0 ? Json.Line : Json.Indented;
        RowChange[] stored = [.. changes.Select(change => JsonSerializer.Deserialize<RowChange>(JsonSerializer.Serialize(change, options), options)!)];
        new Random(seed).Shuffle(stored);
        return stored;
    }

    protected static IReadOnlyList<RowChange> Inverse(IEnumerable<RowChange> changes) => [.. changes.Select(change => new RowChange(change.Table, change.After, change.Before))];

    protected static IReadOnlyDictionary<string, Value> Row(params IEnumerable<(string Column, object? Value)> columns) => columns.ToDictionary(
        column => column.Column,
        column => column.Value switch
        {
            null => Value.None,
            string text => Value.Of(text),
            _ => new Value.Integer(Convert.ToInt64(column.Value, CultureInfo.InvariantCulture)),
        },
        StringComparer.Ordinal);

    private static RowChange Home(long id, (string Reference, string Name)? before, (string Reference, string Name)? after)
    {
        return new RowChange("home", Side(before), Side(after));

        IReadOnlyDictionary<string, Value>? Side((string Reference, string Name)? side) => side is { } home ? Row(("id", id), ("reference", home.Reference), ("name", home.Name)) : null;
    }

    private static RowChange Tenancy(long id, (long Home, long Rent)? before, (long Home, long Rent)? after)
    {
        return new RowChange("tenancy", Side(before), Side(after));

        IReadOnlyDictionary<string, Value>? Side((long Home, long Rent)? side) => side is { } tenancy ? Row(("id", id), ("home", tenancy.Home), ("rent", tenancy.Rent)) : null;
    }

    private async Task<IReadOnlyList<RowClash>> ShouldClash(string schema, string since, IReadOnlyList<RowChange> changes)
    {
        await using var copy = await ProvisionAsync(schema);
        await copy.Database.StartJournalAsync(Token);
        if (since.Length > 0)
            await copy.SystemAsync(since);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        var result = await copy.Database.ApplyAsync(changes, Token);

        result.Rows.ShouldBe(0);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
        (await copy.Database.ChangesSinceAsync(mark, Token)).ShouldBeEmpty();
        (await copy.Database.MarkAsync(Token)).ShouldBe(mark);
        return result.Clashes;
    }

    private static async Task<string> HomesAsync(ContractCopy copy)
    {
        var homes = await copy.Database.SelectAsync("home", new Dictionary<string, Value>(StringComparer.Ordinal), Token);
        return string.Join("; ", homes.Select(home => $"{home["id"]} {home["reference"]} {home["name"]}"));
    }

    private static string Tell(RowClash clash) =>
        $"{(clash.Change.Before ?? clash.Change.After)!["id"]} {clash.Reason} {(clash.Other is { } other ? $"{other.Table} {string.Join(' ', other.Key.Values)}" : "none")} {string.Join(' ', clash.Fields)}";
}
