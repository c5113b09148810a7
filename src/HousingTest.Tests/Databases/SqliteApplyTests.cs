using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteApplyTests : ApplyContract
{
    protected override Dialect Dialect { get; } = new SqliteDialect();

    [Fact]
    public async Task Values_of_every_kind_come_back_in_columns_of_any_type()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE loose (id INTEGER PRIMARY KEY, whole INTEGER, text TEXT, exact REAL, any, bytes BLOB, sum NUMERIC, day DATE);
            INSERT INTO loose VALUES (1, 'text', x'00ff', 9223372036854775807, 1.5, 'not bytes', '12x', 7), (2, 1.5, 'a' || char(0) || 'b', 0.1, '1', 5, 1e300, '2026-01-01'),
                (3, x'', '', -0.0, 9223372036854775807, NULL, 0.30000000000000004, 1.0), (4, -9223372036854775808, 'ŵ 🏠', 1e-320, x'01', x'', 3, NULL);
            CREATE TABLE own (code TEXT COLLATE NOCASE, n, PRIMARY KEY (code, n)) WITHOUT ROWID; INSERT INTO own VALUES ('A', 1), ('A', '1'), ('b', x'31');
            CREATE TABLE exact (id INTEGER PRIMARY KEY, a ANY, b REAL) STRICT; INSERT INTO exact VALUES (1, '1', 2), (2, 1, 0.1);
            """);
        await copy.Database.StartJournalAsync(Token);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE loose SET whole = 0, text = 'x', exact = 1, any = NULL, bytes = 1, sum = 1, day = 1 WHERE id < 3; DELETE FROM loose WHERE id > 2; DELETE FROM own WHERE n = '1'; UPDATE own SET code = 'a' WHERE n = 1; DELETE FROM exact;");
        var changed = await copy.Database.FingerprintAsync(Token);
        var changes = await copy.Database.ChangesSinceAsync(mark, Token);

        (await copy.Database.ApplyAsync(Inverse(Stored(changes, 1)), Token)).Clashes.ShouldBeEmpty();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
        (await copy.Database.ApplyAsync(Stored(changes, 2), Token)).Clashes.ShouldBeEmpty();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(changed);
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
    }

    [Fact]
    public async Task A_value_of_another_kind_is_another_value()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE loose (id INTEGER PRIMARY KEY, any); INSERT INTO loose VALUES (1, 1), (2, '1');");
        var clashes = (await copy.Database.ApplyAsync([new RowChange("loose", Row(("id", 1), ("any", "1")), null), new RowChange("loose", Row(("id", 2), ("any", "1")), null)], Token)).Clashes;
        clashes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(clash => clash.Reason.ShouldBe(ClashReason.RowIsOther), clash => clash.Other!.Row!["any"].ShouldBe(Value.Of(1)));
    }

    [Fact]
    public async Task Unique_keys_over_expressions_parts_generated_columns_and_collations_are_looked_at_for_the_rows_that_they_cover()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT, ended TEXT, code TEXT COLLATE NOCASE UNIQUE, half INTEGER, twice INTEGER GENERATED ALWAYS AS (half * 2) VIRTUAL UNIQUE);
            CREATE UNIQUE INDEX lower_name ON home (lower(name)) WHERE ended IS NULL;
            INSERT INTO home (id, name, ended, code, half) VALUES (1, 'Bryn', NULL, 'a', 1), (2, 'bryn', '2026', 'b', 2), (3, 'Ael', NULL, NULL, NULL);
            """);
        RowChange Home(long id, string name, string? ended, string? code, long? half) => new("home", null, Row(("id", id), ("name", name), ("ended", ended), ("code", code), ("half", half)));

        var clashes = (await copy.Database.ApplyAsync([Home(4, "BRYN", null, "A", 2), Home(5, "AEL", "2026", null, null), Home(6, "six", null, "f", 6)], Token)).Clashes;

        clashes.Select(clash => $"{clash.Change.After!["id"]} {clash.Reason} {clash.Other!.Key["id"]} {string.Join(' ', clash.Fields)}").ShouldBe(["4 KeyTaken 1 code", "4 KeyTaken 1 lower(name)", "4 KeyTaken 2 twice"], ignoreOrder: true);
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("3");
        (await copy.Database.ApplyAsync([Home(5, "AEL", "2026", null, null), Home(6, "six", null, "f", 6)], Token)).Clashes.ShouldBeEmpty();
        (await copy.AskSystemAsync("SELECT count(*) FROM sqlite_temp_master")).ShouldBe("0");
    }

    [Theory]
    [InlineData("REPLACE")]
    [InlineData("IGNORE")]
    public async Task A_key_that_is_declared_to_give_way_by_itself_is_taken_all_the_same(string how)
    {
        await using var copy = await ProvisionAsync($"CREATE TABLE home (id INTEGER PRIMARY KEY ON CONFLICT {how}, name TEXT UNIQUE ON CONFLICT {how}); INSERT INTO home VALUES (1, 'a'), (2, 'b');");
        (await copy.Database.ApplyAsync([new RowChange("home", null, Row(("id", 3), ("name", "b")))], Token)).Clashes.ShouldHaveSingleItem().Reason.ShouldBe(ClashReason.KeyTaken);
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("2");
    }

    [Fact]
    public async Task References_count_as_the_collation_of_what_they_refer_to_says()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE kind (code TEXT COLLATE NOCASE PRIMARY KEY); CREATE TABLE home (id INTEGER PRIMARY KEY, kind TEXT REFERENCES kind); INSERT INTO kind VALUES ('flat'), ('house'); INSERT INTO home VALUES (1, 'FLAT');
            """);
        static RowChange Kind(string? before, string? after) => new("kind", before is null ? null : Row(("code", before)), after is null ? null : Row(("code", after)));

        (await copy.Database.ApplyAsync([Kind("flat", null)], Token)).Clashes.ShouldHaveSingleItem().Reason.ShouldBe(ClashReason.ReferredTo);
        (await copy.Database.ApplyAsync([Kind("flat", "Flat"), new RowChange("home", null, Row(("id", 2), ("kind", "HOUSE")))], Token)).Clashes.ShouldBeEmpty();
        (await copy.AskSystemAsync("SELECT count(*) FROM home JOIN kind ON code = kind")).ShouldBe("2");
    }

    [Fact]
    public async Task Parts_of_a_key_that_are_null_tell_no_row_apart_and_a_row_that_stays_keeps_its_number()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE bid (home INTEGER, number INTEGER, who TEXT, PRIMARY KEY (home, number)); INSERT INTO bid VALUES (NULL, 1, 'a'), (NULL, 1, 'b'), (NULL, 1, 'a'), (5, 5, 'c'), (6, 6, 'd');");
        static IReadOnlyDictionary<string, Value> Bid(long? home, long number, string who) => Row(("home", home), ("number", number), ("who", who));

        (await copy.Database.ApplyAsync([new RowChange("bid", Bid(null, 1, "a"), null), new RowChange("bid", null, Bid(null, 1, "z")), new RowChange("bid", Bid(5, 5, "c"), Bid(5, 5, "x"))], Token)).Clashes.ShouldBeEmpty();
        (await copy.AskSystemAsync("SELECT group_concat(who) FROM (SELECT who FROM bid ORDER BY who)")).ShouldBe("a,b,d,x,z");
        (await copy.AskSystemAsync("SELECT rowid FROM bid WHERE who = 'x'")).ShouldBe("4");
    }

    [Fact]
    public async Task Orphans_that_a_system_which_never_looks_has_are_no_clash()
    {
        await using var copy = await ProvisionAsync("PRAGMA foreign_keys = OFF; CREATE TABLE home (id INTEGER PRIMARY KEY); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER REFERENCES home (id)); INSERT INTO tenancy VALUES (1, 9), (2, 9);");
        await copy.Database.StartJournalAsync(Token);
        (await copy.Database.ApplyAsync([new RowChange("tenancy", Row(("id", 1), ("home", 9)), Row(("id", 1), ("home", 8)))], Token)).Clashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_changed_schema_the_journal_is_to_be_started_anew_first()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY); INSERT INTO home VALUES (1);");
        await copy.Database.StartJournalAsync(Token);
        await copy.SystemAsync("CREATE TABLE flat (id INTEGER PRIMARY KEY);");
        RowChange[] gone = [new RowChange("home", Row(("id", 1)), null)];

        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ApplyAsync(gone, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-027");
        await copy.Database.StartJournalAsync(Token);
        (await copy.Database.ApplyAsync(gone, Token)).Clashes.ShouldBeEmpty();
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);
}
