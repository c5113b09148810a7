using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What a rewind promises, whatever the engine. An engine's own test class says how a copy is made and which statements its dialect has.</summary>
public abstract class RewindContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    /// <summary>
    /// The system makes its schema, the mark is set, the system makes changes that leave the database different, and a rewind through the journal
    /// alone makes it the same again, to the last row and counter.
    /// </summary>
    protected async Task<IReadOnlyList<RowChange>> ShouldComeBack(string schema, string changes)
    {
        await using var copy = await ProvisionAsync(schema);
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        var position = await copy.Database.PositionAsync(Token);

        await copy.SystemAsync(changes);

        var changed = await copy.Database.ChangesSinceAsync(mark, Token);
        (await copy.Database.FingerprintAsync(Token)).ShouldNotBe(before, StringComparer.Ordinal);
        (await copy.Database.PositionAsync(Token)).ShouldBeGreaterThan(position);
        var result = await copy.Database.RewindAsync(mark, Token);
        result.Why.ShouldBeNull();
        result.Restored.ShouldBeFalse();
        result.Rows.ShouldBePositive();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        (await copy.Database.ChangesSinceAsync(mark, Token)).ShouldBeEmpty();
        (await copy.Database.PositionAsync(Token)).ShouldBe(position);

        // And again, on the same mark: nothing of the first time is left that could disturb a second.
        await copy.SystemAsync(changes);
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        return changed;
    }

    [Fact]
    public async Task A_rewind_brings_back_rows_that_were_deleted() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a'), (2, 'b'), (3, NULL);",
        "DELETE FROM home;");

    [Fact]
    public async Task A_rewind_removes_rows_that_were_inserted_and_undoes_updates()
    {
        var changes = await ShouldComeBack(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a'), (2, 'b');",
            "INSERT INTO home VALUES (3, 'c'); UPDATE home SET name = 'x' WHERE id = 1; UPDATE home SET name = 'y' WHERE id = 1; UPDATE home SET name = name WHERE id = 2;");
        changes.Count.ShouldBe(2);
        changes[0].Before.ShouldBeNull();
        changes[0].After!["id"].ShouldBe(Value.Of(3));
        changes[1].Before!["name"].ShouldBe(Value.Of("a"));
        changes[1].After!["name"].ShouldBe(Value.Of("y"));
    }

    [Fact]
    public async Task A_row_inserted_and_deleted_since_the_mark_is_no_change_and_a_row_deleted_and_made_anew_is_its_difference()
    {
        var changes = await ShouldComeBack(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a'), (2, 'b');",
            "INSERT INTO home VALUES (3, 'c'); DELETE FROM home WHERE id = 3; DELETE FROM home WHERE id = 1; INSERT INTO home VALUES (1, 'z');");
        var change = changes.ShouldHaveSingleItem();
        change.Before!["name"].ShouldBe(Value.Of("a"));
        change.After!["name"].ShouldBe(Value.Of("z"));
    }

    [Fact]
    public async Task Composite_keys_and_changed_keys_come_back()
    {
        var changes = await ShouldComeBack(
            "CREATE TABLE member (tenancy INTEGER, person INTEGER, role TEXT, PRIMARY KEY (tenancy, person)); INSERT INTO member VALUES (1, 1, 'tenant'), (1, 2, 'occupant'), (2, 1, 'tenant');",
            "UPDATE member SET person = 9 WHERE tenancy = 1 AND person = 2; DELETE FROM member WHERE tenancy = 2; INSERT INTO member VALUES (1, 2, 'tenant');");
        changes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_table_without_a_key_comes_back_with_its_equal_rows() => await ShouldComeBack(
        "CREATE TABLE note (text TEXT, at REAL); INSERT INTO note VALUES ('same', 1.5), ('same', 1.5), ('other', NULL);",
        "DELETE FROM note WHERE text = 'same'; INSERT INTO note VALUES ('same', 1.5), ('new', 2.0); UPDATE note SET at = 7 WHERE text = 'other';");

    [Fact]
    public async Task Rows_that_refer_to_each_other_in_a_circle_come_back() => await ShouldComeBack(
        $"{Dialect.Circle} {Dialect.CircleRows.Rows}", Dialect.CircleRows.Changes);

    [Fact]
    public async Task What_foreign_keys_delete_and_empty_in_passing_comes_back()
    {
        var changes = await ShouldComeBack(
            """
            CREATE TABLE account (id INTEGER PRIMARY KEY);
            CREATE TABLE entry (id INTEGER PRIMARY KEY, account INTEGER REFERENCES account (id) ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE claim (id INTEGER PRIMARY KEY, entry INTEGER REFERENCES entry (id) ON DELETE SET NULL);
            INSERT INTO account VALUES (1), (2); INSERT INTO entry VALUES (1, 1), (2, 1), (3, 2); INSERT INTO claim VALUES (1, 1), (2, 3);
            """,
            "DELETE FROM account WHERE id = 1; UPDATE account SET id = 20 WHERE id = 2;");
        changes.Select(change => change.Table).ShouldBe(["account", "account", "account", "claim", "entry", "entry", "entry"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_systems_own_triggers_are_journalled_when_it_works_and_silent_in_a_rewind() => await ShouldComeBack(
        $"""
        CREATE TABLE account (id INTEGER PRIMARY KEY, balance INTEGER, touched INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE audit (id {Dialect.CountedKey}, what TEXT);
        {Dialect.Trigger(
            "account_inserted", "AFTER INSERT", "account", "UPDATE account SET touched = touched + 1 WHERE id = NEW.id; INSERT INTO audit (what) VALUES ('inserted');")}
        {Dialect.Trigger(
            "account_updated", "AFTER UPDATE OF balance", "account", "UPDATE account SET touched = touched + 1 WHERE id = NEW.id; INSERT INTO audit (what) VALUES ('updated');")}
        {Dialect.Trigger("account_updating", "BEFORE UPDATE OF balance", "account", "INSERT INTO audit (what) VALUES ('updating');")}
        {Dialect.Trigger("account_deleted", "BEFORE DELETE", "account", "INSERT INTO audit (what) VALUES ('deleted'); DELETE FROM audit WHERE id = 1;")}
        INSERT INTO account (id, balance) VALUES (1, 100), (2, 200);
        """,
        "INSERT INTO account (id, balance) VALUES (3, 300); UPDATE account SET balance = balance + 1; DELETE FROM account WHERE id IN (1, 3);");

    [Fact]
    public async Task A_unique_column_that_moves_up_by_one_comes_back() => await ShouldComeBack(
        "CREATE TABLE bid (id INTEGER PRIMARY KEY, position INTEGER UNIQUE); INSERT INTO bid VALUES (1, 3), (2, 2), (3, 1);",
        "UPDATE bid SET position = position + 1 WHERE id = 1; UPDATE bid SET position = position + 1 WHERE id = 2; UPDATE bid SET position = position + 1 WHERE id = 3;");

    [Fact]
    public async Task Names_that_are_reserved_spaced_quoted_or_Welsh_come_back() => await ShouldComeBack(
        """
        CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "a ""b"" c" TEXT, "tŷ" TEXT, "it's" TEXT UNIQUE);
        CREATE TABLE "Tai a Llety" ("from" TEXT, "group" INTEGER REFERENCES "order" ("select"), PRIMARY KEY ("from", "group"));
        INSERT INTO "order" VALUES (1, 'x', 'ŵ', 'one'), (2, 'y', 'ŷ', 'two'); INSERT INTO "Tai a Llety" VALUES ('Môn', 1);
        """,
        """UPDATE "order" SET "tŷ" = 'â', "it's" = 'three' WHERE "select" = 1; DELETE FROM "Tai a Llety"; DELETE FROM "order" WHERE "select" = 2;""");

    [Fact]
    public async Task Values_come_back_to_the_last_bit()
    {
        var changes = await ShouldComeBack(
            $"""
            CREATE TABLE reading (id INTEGER PRIMARY KEY, exact {Dialect.Real}, bytes {Dialect.Blob}, text TEXT);
            INSERT INTO reading VALUES (1, 0.1, {Dialect.Bytes("00ff00")}, 'ab'), (2, 1e300, {Dialect.Bytes("")}, ''), (3, -CAST(0.0 AS {Dialect.Real}), NULL, NULL),
                (4, 9007199254740993, {Dialect.Bytes("00")}, '£');
            """,
            $"UPDATE reading SET exact = exact + 1, bytes = {Dialect.Bytes("01")}, text = 'c';");
        changes[0].Before!["exact"].ShouldBe(new Value.Real(0.1));
        changes[0].Before!["bytes"].ShouldBe(new Value.Blob(new byte[] { 0, 255, 0 }));
        changes[1].Before!["bytes"].ShouldBe(new Value.Blob(Array.Empty<byte>()));
    }

    [Fact]
    public async Task Check_constraints_and_generated_columns_do_not_disturb() => await ShouldComeBack(
        $"""
        CREATE TABLE charge (id INTEGER PRIMARY KEY, pence INTEGER NOT NULL CHECK (pence > 0), pounds REAL GENERATED ALWAYS AS (pence / 100.0) STORED,
            twice INTEGER GENERATED ALWAYS AS (pence * 2) {Dialect.Virtual} UNIQUE, kind TEXT NOT NULL DEFAULT 'RENT' CHECK (kind IN ('RENT', 'SERVICE')));
        INSERT INTO charge (id, pence) VALUES (1, 100), (2, 200);
        """,
        "INSERT INTO charge (id, pence, kind) VALUES (3, 300, 'SERVICE'); UPDATE charge SET pence = pence + 1000; DELETE FROM charge WHERE id = 2;");

    [Fact]
    public async Task Numbers_that_the_database_gives_are_given_again_after_a_rewind()
    {
        await using var copy = await ProvisionAsync($"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); INSERT INTO home (name) VALUES ('a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("INSERT INTO home (name) VALUES ('b'), ('c'); DELETE FROM home;");
        await copy.Database.RewindAsync(mark, Token);
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('d');");

        (await copy.AskSystemAsync("SELECT max(id) FROM home")).ShouldBe("2");
    }

    [Fact]
    public async Task What_the_system_rolled_back_leaves_nothing()
    {
        await using var copy = await ProvisionAsync($"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); INSERT INTO home (name) VALUES ('a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);

        await copy.SystemAsync("BEGIN; INSERT INTO home (name) VALUES ('b'); DELETE FROM home WHERE id = 1; ROLLBACK;");

        (await copy.Database.PositionAsync(Token)).ShouldBe(mark.Position);
        (await copy.Database.ChangesSinceAsync(mark, Token)).ShouldBeEmpty();
        (await copy.Database.RewindAsync(mark, Token)).Rows.ShouldBe(0);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task A_mark_is_not_set_while_the_system_is_in_the_middle_of_a_transaction()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT);");
        await copy.Database.StartJournalAsync(Token);
        await copy.SystemAsync("BEGIN; INSERT INTO home VALUES (1, 'a');");

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.MarkAsync(Token));

        refused.Problems[0].Id.ShouldBe("HT-DB-004");
        await copy.SystemAsync("COMMIT;");
        var mark = await copy.Database.MarkAsync(Token);
        (await copy.Database.ChangesSinceAsync(mark, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_lie_inside_each_other_and_those_after_a_rewind_are_gone()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var first = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'b';");
        var second = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'c';");

        await copy.Database.RewindAsync(second, Token);
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("b");
        await copy.Database.RewindAsync(first, Token);
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("a");
        await copy.SystemAsync("UPDATE home SET name = 'd';");
        await copy.Database.MarkAsync(Token);

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.RewindAsync(second, Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-009");
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("d");
    }

    [Fact]
    public async Task A_mark_without_a_journal_is_refused()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY);");
        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.MarkAsync(Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-016");
    }

    [Theory]
    [InlineData("ALTER TABLE home ADD COLUMN colour TEXT; UPDATE home SET colour = 'red';", "home")]
    [InlineData("CREATE TABLE flat (id INTEGER PRIMARY KEY); INSERT INTO flat VALUES (1); UPDATE home SET name = 'z';", "flat")]
    [InlineData("DROP TABLE home;", "home")]
    [InlineData("DROP INDEX home_name; INSERT INTO home VALUES (5, 'q');", "home_name")]
    public async Task A_changed_schema_is_noticed_named_and_answered_by_restoring(string change, string named)
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX home_name ON home (name); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var shape = await copy.Database.DescribeAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync(change);
        var result = await copy.Database.RewindAsync(mark, Token);

        result.Restored.ShouldBeTrue();
        result.Why.ShouldNotBeNull().ShouldContain(named);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        (await copy.Database.DescribeAsync(Token)).Tables.Count.ShouldBe(shape.Tables.Count);
        (await copy.AskSystemAsync("SELECT name FROM home WHERE id = 1")).ShouldBe("a");

        // The journal works on in what was restored, under the connection that was open all along.
        await copy.SystemAsync("UPDATE home SET name = 'after';");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(1, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task A_table_without_rows_goes_on_counting_where_it_was_after_a_changed_schema_was_restored()
    {
        await using var copy = await ProvisionAsync($"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); INSERT INTO home (name) VALUES ('a'), ('b'); DELETE FROM home;");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("CREATE TABLE flat (id INTEGER PRIMARY KEY);");
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeTrue();
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('c');");

        (await copy.AskSystemAsync("SELECT max(id) FROM home")).ShouldBe("3");
    }

    [Fact]
    public async Task A_changed_schema_after_a_later_mark_is_a_problem_and_not_a_silent_difference()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'b';");
        var later = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("ALTER TABLE home ADD COLUMN colour TEXT;");

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.RewindAsync(later, Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-010");
    }

    [Fact]
    public async Task Two_hundred_random_histories_come_back()
    {
        await using var copy = await ProvisionAsync(RandomHistory.Schema(Dialect));
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        for (var seed = 1; seed <= 200; seed++)
        {
            var history = RandomHistory.Of(seed, Dialect);
            foreach (var statement in history)
                _ = await copy.TrySystemAsync(statement);
            var result = await copy.Database.RewindAsync(mark, Token);
            result.Restored.ShouldBeFalse($"seed {seed}: {result.Why}\n{string.Join('\n', history)}");
            (await copy.Database.FingerprintAsync(Token)).ShouldBe(before, $"seed {seed}\n{string.Join('\n', history)}");
        }
    }
}
