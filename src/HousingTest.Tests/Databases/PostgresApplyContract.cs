using HousingTest.Databases;
using HousingTest.Model;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What PostgreSQL has besides: types of its own, partitions, indexes over parts of a table, foreign keys that act, other connections.</summary>
public abstract class PostgresApplyContract : ApplyContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Theory]
    [InlineData("id integer PRIMARY KEY,")]
    [InlineData("id integer,")]
    public async Task Every_type_comes_back_exactly_as_it_was_written(string id)
    {
        await using var copy = await ProvisionAsync(
            $$"""
            CREATE TYPE kind AS ENUM ('Tŷ', 'two words'); CREATE DOMAIN pence AS bigint CHECK (VALUE >= 0); CREATE DOMAIN truth AS boolean; CREATE TYPE place AS (street text, number integer);
            CREATE TABLE thing ({{id}} exact numeric, money_ numeric(12, 4), wide double precision, narrow real, at timestamp, atz timestamptz, day date, clock time, clockz timetz, spell interval, bytes bytea,
                doc json, docb jsonb, many integer[], words text[], grid integer[][], truth boolean, sure truth, kind kind, kinds kind[], pence pence, place place, fixed char(5), code varchar(9), big bigint, small smallint,
                uid uuid, span int4range, net inet, bits bit varying(9), cash money, mark xml, search tsvector, spot point, one "char", name name, said text COLLATE "C");
            INSERT INTO thing VALUES (1, 12345678901234567890.123456789012345678900, 1.5000, 'NaN', 'Infinity', '2026-03-01 12:34:56.123456', '2026-03-01 12:34:56.123456+01', '2026-03-01', '23:59:59.999999',
                '23:59:59.999999+05:30', '1 year 2 mons -3 days 04:05:06.789', '\x00ff5c', '{"b":1,  "a":[1.50, "x\ty"]}', '{"b": 1, "a": [1.50]}', '{1,NULL,3}', '{"a b","c\"d\\e","{}",NULL,""}', '{{"{"}}{1,2},{3,4}{{"}"}}',
                true, false, 'Tŷ', '{"two words","Tŷ"}', 5, ROW('High "St", \ 1', NULL), 'ab', E'tab\t\n\\.', 9223372036854775807, -32768, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '[1,5)', '10.0.0.0/8', B'101',
                '12.34', '<a>b &amp; c</a>', 'fat & cat', '(1.5,0.1)', 'x', 'a name', E'\\N');
            INSERT INTO thing (id, exact, wide, narrow, at, atz, day, spell, bytes, words, code, said) VALUES (2, 'NaN', '-0', 0.1, 'infinity', '-infinity', '0044-03-15 BC', '-00:00:00.000001', '', '{}', '', ''),
                (3, 0.10, 5e-324, 1.17549435e-38, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' lead and trail '), (4, 1e-20, 0.30000000000000004, 16777217, NULL, NULL, NULL, NULL, NULL, NULL, NULL, E'\u00a3 \u2028 \U0001F3E0');
            """);
        await copy.Database.StartJournalAsync(Token);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE thing SET exact = 1, wide = 1, narrow = 2, bytes = '\\x01', doc = '{}', kind = 'two words', sure = true, words = '{x}', said = 'other' WHERE id < 3; DELETE FROM thing WHERE id >= 3;");
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
    public async Task A_value_that_is_equal_and_not_written_the_same_is_another()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE sum (id integer PRIMARY KEY, exact numeric, wide double precision); INSERT INTO sum VALUES (1, 1.50, 0), (2, 1.5, '-0');");
        static RowChange Change(long id, string exact, double wide) => new(
            "sum", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(id), ["exact"] = Value.Of(exact), ["wide"] = new Value.Real(wide) }, null);

        (await copy.Database.ApplyAsync([Change(1, "1.5", -0.0), Change(2, "1.5", -0.0)], Token)).Clashes.Select(clash => string.Join(' ', clash.Fields)).ShouldBe(["exact wide"]);
        (await copy.Database.ApplyAsync([Change(1, "1.50", 0), Change(2, "1.5", -0.0)], Token)).Clashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_move_back_between_partitions()
    {
        await using var copy = await ProvisionAsync(
            $"""
            CREATE TABLE audit (id {Dialect.CountedKey}, what text);
            CREATE TABLE home (id integer, area integer, name text, PRIMARY KEY (id, area)) PARTITION BY LIST (area); CREATE TABLE home_1 PARTITION OF home FOR VALUES IN (1); CREATE TABLE home_2 (name text, area integer NOT NULL, id integer NOT NULL);
            ALTER TABLE home ATTACH PARTITION home_2 FOR VALUES IN (2);
            CREATE TABLE entry (id integer PRIMARY KEY, home integer, area integer, FOREIGN KEY (home, area) REFERENCES home (id, area) ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE line (said text, day date) PARTITION BY RANGE (day); CREATE TABLE line_1 PARTITION OF line FOR VALUES FROM ('2026-01-01') TO ('2026-07-01'); CREATE TABLE line_2 PARTITION OF line DEFAULT;
            {Dialect.Trigger("home_gone", "AFTER INSERT OR UPDATE OR DELETE", "home", "INSERT INTO audit (what) VALUES (TG_OP);")}
            INSERT INTO home VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c'); INSERT INTO entry VALUES (1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 3, 2); INSERT INTO line VALUES ('x', '2026-02-01'), ('x', '2026-02-01'), ('x', '2027-01-01');
            """);
        await copy.Database.StartJournalAsync(Token);
        var before = await RowsAsync(copy);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET area = 2 WHERE id = 2; DELETE FROM home WHERE id = 1; UPDATE home SET name = 'd' WHERE id = 3; UPDATE line SET day = '2027-01-01'; INSERT INTO home VALUES (4, 2, 'new');");
        var changes = Stored(await copy.Database.ChangesSinceAsync(mark, Token), 1);

        (await copy.Database.ApplyAsync([new RowChange("home", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(3), ["area"] = Value.Of(2), ["name"] = Value.Of("d") }, null)], Token))
            .Clashes.Select(clash => $"{clash.Reason} {clash.Other!.Table} {clash.Other.Key["id"]}").ShouldBe(["ReferredTo entry 4"]);
        (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty();
        (await RowsAsync(copy)).ShouldBe(before);
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
    }

    [Fact]
    public async Task Unique_keys_over_expressions_parts_and_nulls_are_looked_at_for_the_rows_that_they_cover()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE home (id integer PRIMARY KEY, name text, ended date, twice integer GENERATED ALWAYS AS (id * 0 + length(name)) STORED, place integer CONSTRAINT once UNIQUE DEFERRABLE INITIALLY DEFERRED, code integer);
            CREATE UNIQUE INDEX lower_name ON home (lower(name)) WHERE ended IS NULL; CREATE UNIQUE INDEX code ON home (code, place) NULLS NOT DISTINCT;
            INSERT INTO home (id, name, ended, place, code) VALUES (1, 'Tŷ', NULL, 1, 1), (2, 'tŷ', '2026-01-01', 2, 2), (3, 'Bryn', NULL, NULL, NULL);
            """);
        RowChange Home(long id, string name, string? ended, long? place, long? code) => new("home", null, Row(("id", id), ("name", name), ("ended", ended), ("place", place), ("code", code)));

        var clashes = (await copy.Database.ApplyAsync([Home(4, "TŶ", null, 4, 4), Home(5, "BRYN", "2026-02-02", 1, 5), Home(6, "six", null, null, null), Home(7, "seven", null, null, 7)], Token)).Clashes;

        clashes.Select(clash => $"{clash.Change.After!["id"]} {clash.Other!.Key["id"]} {string.Join(' ', clash.Fields)}").ShouldBe(["4 1 lower(name)", "5 1 place", "6 3 code place"]);
        (await copy.Database.ApplyAsync([Home(5, "BRYN", "2026-02-02", 9, 5), Home(7, "seven", null, null, 7)], Token)).Clashes.ShouldBeEmpty();
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("5");
    }

    [Fact]
    public async Task A_foreign_key_that_the_server_does_not_vouch_for_holds_for_what_is_written_all_the_same()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE home (id integer PRIMARY KEY); CREATE TABLE tenancy (id integer PRIMARY KEY, home integer); INSERT INTO home VALUES (1), (2); INSERT INTO tenancy VALUES (1, 1), (2, 77);
            ALTER TABLE tenancy ADD FOREIGN KEY (home) REFERENCES home (id) NOT VALID;
            """);
        var clashes = (await copy.Database.ApplyAsync([new RowChange("home", Row(("id", 1)), null), new RowChange("tenancy", null, Row(("id", 3), ("home", 8)))], Token)).Clashes;
        clashes.Select(clash => clash.Reason).ShouldBe([ClashReason.ReferredTo, ClashReason.RefersToNothing]);
        (await copy.Database.ApplyAsync([new RowChange("home", Row(("id", 2)), null)], Token)).Clashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_constraint_that_is_no_key_is_a_problem_and_nothing_is_changed()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE let (id integer PRIMARY KEY, span int4range, EXCLUDE USING gist (span WITH &&)); INSERT INTO let VALUES (1, '[1,5)');");
        var row = new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(2), ["span"] = Value.Of("[4,9)") };
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ApplyAsync([new RowChange("let", null, row)], Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-027");
        (await copy.AskSystemAsync("SELECT count(*) FROM let")).ShouldBe("1");
    }

    [Fact]
    public async Task Numbers_that_the_server_alone_gives_come_back_and_it_goes_on_counting_where_it_was()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text); INSERT INTO home (name) VALUES ('a'), ('b'); DELETE FROM home WHERE id = 2;");
        var row = new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(2), ["name"] = Value.Of("b") };
        (await copy.Database.ApplyAsync([new RowChange("home", null, row)], Token)).Clashes.ShouldBeEmpty();
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('c');");
        (await copy.AskSystemAsync("SELECT string_agg(id || name, ' ' ORDER BY id) FROM home")).ShouldBe("1a 2b 3c");
    }

    [Fact]
    public async Task Whoever_is_in_the_middle_of_writing_is_waited_for_and_whoever_reads_is_not()
    {
        await using var copy = await ProvisionAsync(
            "CREATE TABLE home (id integer PRIMARY KEY, name text); CREATE TABLE tenancy (id integer PRIMARY KEY, home integer REFERENCES home (id)); INSERT INTO home VALUES (1, 'a'), (2, 'b');");
        RowChange[] gone = [new RowChange("home", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(1), ["name"] = Value.Of("a") }, null)];
        // It would refer to the row that goes, and nobody else can see it yet.
        await copy.SystemAsync("BEGIN; INSERT INTO tenancy VALUES (1, 1);");
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ApplyAsync(gone, Token))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-DB-004");
        await copy.SystemAsync("ROLLBACK");
        if (Silences)
            await copy.SystemAsync("BEGIN; SELECT * FROM home, tenancy;");
        (await copy.Database.ApplyAsync(gone, Token)).Clashes.ShouldBeEmpty();
        if (Silences)
            await copy.SystemAsync("COMMIT");
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Random_histories_over_foreign_keys_of_every_kind_are_undone(int kinds)
    {
        await using var copy = await ProvisionAsync(ForeignKeyHistory.Schema(kinds));
        await copy.Database.StartJournalAsync(Token);
        var before = await RowsAsync(copy);
        var fingerprint = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        for (var seed = 100 * kinds; seed < (100 * kinds) + 12; seed++)
        {
            var history = ForeignKeyHistory.Of(seed);
            var told = $"seed {seed}\n{string.Join('\n', history)}";
            foreach (var statement in history)
                await TryAsync(copy, statement);
            var changes = Stored(await copy.Database.ChangesSinceAsync(mark, Token), seed);
            (await copy.Database.ApplyAsync(Inverse(changes), Token)).Clashes.ShouldBeEmpty(told);
            (await RowsAsync(copy)).ShouldBe(before, told);
            var result = await copy.Database.RewindAsync(mark, Token);
            result.Restored.ShouldBeFalse($"{result.Why} {told}");
            (await copy.Database.FingerprintAsync(Token)).ShouldBe(fingerprint, told);
        }
    }

    /// <summary>Whether the login may silence triggers, and so need not put them out of force for everybody.</summary>
    protected abstract bool Silences { get; }

    private static async Task TryAsync(ContractCopy copy, string statement)
    {
        try
        {
            await copy.SystemAsync(statement);
        }
        catch (PostgresException)
        {
            await copy.SystemAsync("ROLLBACK");
        }
    }
}
