using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteRewindTests : RewindContract
{
    protected override Dialect Dialect { get; } = new SqliteDialect();

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);

    [Fact]
    public async Task Values_without_a_type_come_back_as_what_they_were()
    {
        var changes = await ShouldComeBack(
            "CREATE TABLE reading (id INTEGER PRIMARY KEY, loose, text TEXT); INSERT INTO reading VALUES (1, 1.0, 'a' || char(0) || 'b'), (2, '1', ''), (3, NULL, NULL), (4, 9223372036854775807, '£');",
            "UPDATE reading SET loose = 'x', text = 'c';");
        changes[0].Before!["loose"].ShouldBe(new Value.Real(1.0));
        changes[0].Before!["text"].ShouldBe(Value.Of("a\0b"));
    }

    [Fact]
    public async Task Rows_that_REPLACE_removes_without_a_word_come_back()
    {
        var changes = await ShouldComeBack(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, uprn TEXT UNIQUE); INSERT INTO home VALUES (1, 'a', 'x'), (2, 'b', 'y'), (3, 'c', 'z');",
            "REPLACE INTO home VALUES (1, 'b', 'z');");
        changes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_that_an_update_replaces_come_back() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE); INSERT INTO home VALUES (1, 'a'), (2, 'b'), (3, 'c');",
        "UPDATE OR REPLACE home SET reference = 'b' WHERE id = 1; UPDATE OR REPLACE home SET id = 3 WHERE id = 1;");

    [Fact]
    public async Task Rows_that_a_constraint_itself_replaces_come_back() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, reference TEXT COLLATE NOCASE UNIQUE ON CONFLICT REPLACE); INSERT INTO home VALUES (1, 'a'), (2, 'b');",
        "INSERT INTO home VALUES (3, 'A'); INSERT INTO home VALUES (2, 'q');");

    [Fact]
    public async Task Rows_replaced_by_partial_and_computed_unique_indexes_come_back() => await ShouldComeBack(
        """
        CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER, reference TEXT, ended TEXT);
        CREATE UNIQUE INDEX one_live ON tenancy (home) WHERE ended IS NULL AND home <> 99 /* WHERE nothing, ( */;
        CREATE UNIQUE INDEX one_reference ON tenancy (lower(reference || ',') COLLATE RTRIM DESC, home);
        INSERT INTO tenancy VALUES (1, 1, 'T1', NULL), (2, 1, 'T2', '2025-01-01'), (3, 2, 't3', NULL), (4, 2, 'T4', '2025-01-01');
        """,
        "REPLACE INTO tenancy VALUES (5, 1, 'X', NULL); REPLACE INTO tenancy VALUES (6, 2, 'T3', '2026-01-01'); UPDATE OR REPLACE tenancy SET reference = 't4' WHERE id = 6;");

    [Fact]
    public async Task What_REPLACE_takes_along_by_foreign_keys_comes_back() => await ShouldComeBack(
        """
        CREATE TABLE account (id INTEGER PRIMARY KEY, reference TEXT UNIQUE);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, account INTEGER REFERENCES account (id) ON DELETE CASCADE);
        INSERT INTO account VALUES (1, 'a'), (2, 'b'); INSERT INTO entry VALUES (1, 1), (2, 2);
        """,
        "REPLACE INTO account VALUES (3, 'a');");

    [Fact]
    public async Task Upserts_come_back() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, seen INTEGER); INSERT INTO home VALUES (1, 'a', 1);",
        "INSERT INTO home VALUES (2, 'a', 5), (3, 'b', 6) ON CONFLICT (reference) DO UPDATE SET seen = excluded.seen; INSERT INTO home VALUES (1, 'z', 0) ON CONFLICT DO NOTHING;");

    [Fact]
    public async Task Tables_without_row_numbers_come_back() => await ShouldComeBack(
        """
        CREATE TABLE setting (area TEXT COLLATE NOCASE, name TEXT, value, UNIQUE (value), PRIMARY KEY (name, area)) WITHOUT ROWID;
        CREATE TABLE word (word TEXT PRIMARY KEY COLLATE NOCASE, meaning TEXT) WITHOUT ROWID;
        INSERT INTO setting VALUES ('rents', 'weeks', 52), ('rents', 'free', 2), ('arrears', 'weeks', 4); INSERT INTO word VALUES ('Rent', 'r'), ('Void', 'v');
        """,
        """
        UPDATE setting SET area = 'RENTS' WHERE name = 'free'; UPDATE setting SET name = 'period' WHERE area = 'arrears'; REPLACE INTO setting VALUES ('Rents', 'weeks', 53);
        REPLACE INTO setting VALUES ('x', 'y', 2); DELETE FROM setting WHERE name = 'period';
        UPDATE word SET word = 'RENT'; DELETE FROM word; INSERT INTO word VALUES ('rENT', 'n');
        """.Replace("UPDATE word SET word = 'RENT';", "UPDATE word SET word = upper(word);", StringComparison.Ordinal));

    [Fact]
    public async Task Row_numbers_under_other_names_and_set_by_hand_come_back() => await ShouldComeBack(
        "CREATE TABLE odd (rowid TEXT, oid TEXT); CREATE TABLE plain (a TEXT); INSERT INTO odd VALUES ('a', 'b'), ('c', 'd'); INSERT INTO plain VALUES ('a'), ('b');",
        "UPDATE odd SET oid = 'x'; UPDATE odd SET _rowid_ = 50 WHERE rowid = 'a'; UPDATE plain SET rowid = rowid + 10; INSERT INTO plain (rowid, a) VALUES (1, 'z'); REPLACE INTO plain (rowid, a) VALUES (11, 'y');");

    [Fact]
    public async Task Triggers_that_call_themselves_come_back() => await ShouldComeBack(
        """
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE, depth INTEGER);
        CREATE TRIGGER deeper AFTER UPDATE ON home WHEN NEW.depth < 5 BEGIN UPDATE home SET depth = NEW.depth + 1 WHERE id = NEW.id; END;
        INSERT INTO home VALUES (1, 'a', 9), (2, 'b', 9);
        """,
        "PRAGMA recursive_triggers = ON; UPDATE home SET depth = 1 WHERE id = 1; REPLACE INTO home VALUES (3, 'b', 0); PRAGMA recursive_triggers = OFF; UPDATE home SET depth = 1 WHERE id = 3;");

    [Fact]
    public async Task A_full_text_index_cannot_be_journalled_and_comes_back_by_restoring()
    {
        await using var copy = await ProvisionAsync("CREATE VIRTUAL TABLE search USING fts5 (name); INSERT INTO search VALUES ('old name'), ('other');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("INSERT INTO search VALUES ('new name'); DELETE FROM search WHERE search MATCH 'other';");
        (await copy.Database.RewindAsync(mark, Token)).Why.ShouldNotBeNull().ShouldContain("virtual table");

        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        (await copy.AskSystemAsync("SELECT count(*) FROM search WHERE search MATCH 'name OR other'")).ShouldBe("2");
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
    }

    [Theory]
    [InlineData("DROP TRIGGER housingtest_update_0;")]
    [InlineData("VACUUM;")]
    public async Task A_lost_trigger_and_rows_numbered_anew_are_answered_by_restoring(string change)
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (name TEXT); INSERT INTO home VALUES ('a'), ('b'), ('c'); DELETE FROM home WHERE name = 'a';");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("DELETE FROM home WHERE name = 'b';");
        await copy.SystemAsync(change);
        await copy.SystemAsync("UPDATE home SET name = 'z';");

        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeTrue();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task What_the_system_is_told_about_its_own_writes_is_not_disturbed()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (40, 'a');");
        await copy.Database.StartJournalAsync(Token);
        (await copy.AskSystemAsync("INSERT INTO home (name) VALUES ('b'); SELECT last_insert_rowid() || ' ' || changes()")).ShouldBe("41 1");
        (await copy.AskSystemAsync("UPDATE home SET name = 'c'; SELECT last_insert_rowid() || ' ' || changes()")).ShouldBe("41 2");
        (await copy.AskSystemAsync("INSERT INTO home (name) VALUES ('d') RETURNING id")).ShouldBe("42");
    }

    [Fact]
    public async Task A_table_that_cannot_be_journalled_is_named()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE stubborn (rowid TEXT, oid TEXT, _rowid_ TEXT);");
        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.StartJournalAsync(Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-011");
        refused.Problems[0].What.ShouldContain("stubborn");
        (await copy.AskSystemAsync("SELECT count(*) FROM sqlite_master WHERE name LIKE 'housingtest%'")).ShouldBe("1");
    }
}
