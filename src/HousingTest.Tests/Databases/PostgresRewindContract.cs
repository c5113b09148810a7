using HousingTest.Model;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What a rewind promises on this engine besides, whatever the login may.</summary>
public abstract class PostgresRewindContract : RewindContract
{
    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Fact]
    public async Task Every_type_of_the_server_comes_back_to_the_last_digit()
    {
        var changes = await ShouldComeBack(
            """
            CREATE TABLE reading (id INTEGER PRIMARY KEY, n numeric, n2 numeric(30, 10), f4 real, f8 double precision, t timestamptz, ts timestamp, d date, tm time, tz timetz, i interval,
                b bytea, big text, j json, jb jsonb, a integer[], ta text[], bits bit(5), vb bit varying, m money, u uuid, x xml, ip inet, net cidr, mac macaddr, p point, r int4range,
                v tsvector, c char(5), vc varchar(9), o oid, bo boolean, s smallint, l bigint, path path, lsn pg_lsn, mr datemultirange);
            INSERT INTO reading VALUES (1, 123456789012345678901234567890.123456789012345678901234567890, 0.1, 'NaN', 'Infinity', '2026-03-29 01:59:59.999999+00', '2026-01-01 00:00:00.000001', '0044-03-15 BC',
                '23:59:59.999999', '12:00:00.5+05:30', '1 year 2 mons 3 days 04:05:06.789', '\x00ff', repeat('Llŷn', 50000), '{"b": 1,  "a": [1.0]}', '{"b": 1, "a": 1.10}', '{1,NULL,3}', ARRAY['a,b', NULL, '"', ''],
                B'10101', B'1', 12.34, '00000000-0000-0000-0000-000000000001', '<a>ŵ</a>', '192.168.0.1/24', '10.0.0.0/8', '08:00:2b:01:02:03', '(1.5,-0)', '[1,5)',
                'a b'::tsvector, 'ab', 'cd', 4294967295, true, -32768, -9223372036854775808, '((0,0),(1,1))', '16/B374D848', '{[2026-01-01,2026-02-01)}');
            INSERT INTO reading (id, n, f4, f8, t, d) VALUES (2, 'NaN', '-Infinity', '-0', 'infinity', '-infinity'), (3, NULL, NULL, 0.1, '294276-12-31 23:59:59.999999+00', NULL);
            """,
            "UPDATE reading SET n = 1, n2 = 1, f4 = 1, f8 = 1, t = now(), big = 'x', j = '{}', jb = '{}', a = '{}', x = NULL, m = 0, b = '', bits = B'00000'; DELETE FROM reading WHERE id = 2; INSERT INTO reading (id, x) VALUES (9, '<b/>');");
        var before = changes[0].Before!;
        before["n"].ShouldBe(Value.Of("123456789012345678901234567890.123456789012345678901234567890"));
        before["f4"].ShouldBe(new Value.Real(double.NaN));
        before["f8"].ShouldBe(new Value.Real(double.PositiveInfinity));
        before["t"].ShouldBe(Value.Of("2026-03-29 01:59:59.999999+00"));
        before["j"].ShouldBe(Value.Of("""{"b": 1,  "a": [1.0]}"""));
        before["bo"].ShouldBe(Value.Of(1));
        before["l"].ShouldBe(Value.Of(long.MinValue));
    }

    [Fact]
    public async Task Types_of_the_systems_own_come_back_and_the_journal_does_not_hold_on_to_them()
    {
        const string Schema =
            """
            CREATE SCHEMA "Tai"; CREATE TYPE "Tai"."Kind" AS ENUM ('FLAT', 'tŷ, "mawr"'); CREATE DOMAIN pence AS bigint NOT NULL CHECK (VALUE >= 0); CREATE TYPE place AS (street text, moved timestamptz, at double precision);
            CREATE TABLE "Tai".home (id pence PRIMARY KEY, kind "Tai"."Kind", kinds "Tai"."Kind"[], lies place);
            INSERT INTO "Tai".home VALUES (1, 'FLAT', '{FLAT}', ('a, "b"', '2026-01-01 00:00:00.000001+00', 0.1)), (2, 'tŷ, "mawr"', '{"tŷ, \"mawr\""}', NULL);
            """;
        await ShouldComeBack(
            Schema, """SET datestyle = 'German'; SET extra_float_digits = 0; UPDATE "Tai".home SET kind = NULL, kinds = NULL, lies = NULL; DELETE FROM "Tai".home WHERE id = 2; INSERT INTO "Tai".home VALUES (3, 'FLAT', NULL, NULL);""");
        await using var copy = await ProvisionAsync(Schema);
        await copy.Database.StartJournalAsync(Token);
        await copy.SystemAsync("""ALTER TABLE "Tai".home DROP COLUMN kind, DROP COLUMN kinds; DROP TYPE "Tai"."Kind";""");
    }

    [Fact]
    public async Task Keys_made_by_identity_sequence_GUID_and_trigger_come_back()
    {
        var changes = await ShouldComeBack(
            $"""
            CREATE SEQUENCE numbers START 100 INCREMENT 7;
            CREATE TABLE always (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text); CREATE TABLE counted (id serial PRIMARY KEY, name text);
            CREATE TABLE named (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text); CREATE TABLE made (id text PRIMARY KEY, name text);
            {Dialect.Trigger("zz_made", "BEFORE INSERT", "made", "NEW.id := 'M' || nextval('numbers');")}
            INSERT INTO always (name) VALUES ('a'), ('b'); INSERT INTO counted (name) VALUES ('a'); INSERT INTO named (name) VALUES ('a'); INSERT INTO made (name) VALUES ('a'), ('b');
            """,
            """
            INSERT INTO always (name) VALUES ('c'); UPDATE always SET name = 'x' WHERE id = 1; DELETE FROM always WHERE id = 2; INSERT INTO counted (name) VALUES ('b'); DELETE FROM counted WHERE id = 1;
            INSERT INTO named (name) VALUES ('b'); DELETE FROM named WHERE name = 'a'; INSERT INTO made (id, name) VALUES ('M100', 'c'); DELETE FROM made WHERE id = 'M107';
            """);
        changes.Count.ShouldBe(9);
        changes.Single(change => change.Table is "made" && change.After is not null).After!["id"].ShouldBe(Value.Of("M114"));
    }

    [Fact]
    public async Task Inserts_that_meet_a_row_and_do_nothing_or_something_else_come_back() => await ShouldComeBack(
        "CREATE TABLE home (id INTEGER PRIMARY KEY, reference text UNIQUE, seen integer); INSERT INTO home VALUES (1, 'a', 1), (2, 'b', 1);",
        """
        INSERT INTO home VALUES (1, 'z', 9), (5, 'a', 9), (6, 'f', 1) ON CONFLICT DO NOTHING; INSERT INTO home VALUES (7, 'b', 5), (8, 'c', 6) ON CONFLICT (reference) DO UPDATE SET seen = excluded.seen, id = 70;
        INSERT INTO home VALUES (1, 'q', 3) ON CONFLICT (id) DO UPDATE SET seen = 4 WHERE false;
        """);

    [Fact]
    public async Task What_triggers_do_to_other_rows_of_the_same_statement_comes_back() => await ShouldComeBack(
        $"""
        CREATE TABLE home (id INTEGER PRIMARY KEY, name text, touched integer NOT NULL DEFAULT 0); CREATE TABLE note (home integer, said text);
        {Dialect.Trigger("home_changed", "AFTER INSERT OR UPDATE OF name", "home", "UPDATE home SET touched = touched + 1; INSERT INTO note VALUES (NEW.id, NEW.name);")}
        {Dialect.Trigger("home_gone", "AFTER DELETE", "home", "DELETE FROM home WHERE id = OLD.id + 10; DELETE FROM note WHERE home = OLD.id; INSERT INTO home VALUES (OLD.id + 20, 'again');")}
        INSERT INTO home VALUES (1, 'a'), (2, 'b'), (3, 'c'), (11, 'k');
        """,
        "INSERT INTO home VALUES (4, 'd'), (5, 'e'); UPDATE home SET name = name || '!'; DELETE FROM home WHERE id < 3;");

    [Fact]
    public async Task A_row_that_a_trigger_keeps_from_being_changed_is_no_change()
    {
        await using var copy = await ProvisionAsync(
            "CREATE TABLE home (id INTEGER PRIMARY KEY, name text); CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; CREATE TRIGGER no BEFORE INSERT OR UPDATE OR DELETE ON home FOR EACH ROW WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION no();"
            + "ALTER TABLE home DISABLE TRIGGER no; INSERT INTO home VALUES (1, 'a'); ALTER TABLE home ENABLE TRIGGER no;");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO home VALUES (2, 'b'); UPDATE home SET name = 'c'; DELETE FROM home;");
        (await copy.Database.ChangesSinceAsync(mark, Token)).ShouldBeEmpty();
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(0, Restored: false, Why: null));
    }

    [Fact]
    public async Task Rows_of_partitions_come_back_also_those_that_moved()
    {
        var changes = await ShouldComeBack(
            """
            CREATE TABLE entry (id integer, day date, pence integer, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
            CREATE TABLE entry_2025 PARTITION OF entry FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); CREATE TABLE entry_rest PARTITION OF entry DEFAULT;
            CREATE TABLE note (id integer, said text) PARTITION BY LIST (said); CREATE TABLE note_a PARTITION OF note FOR VALUES IN ('a'); CREATE TABLE note_b PARTITION OF note FOR VALUES IN ('b');
            INSERT INTO entry VALUES (1, '2025-05-05', 1), (2, '2026-05-05', 2), (3, '2025-06-06', 3); INSERT INTO note VALUES (1, 'a'), (1, 'a'), (2, 'b');
            """,
            "UPDATE entry SET day = '2026-01-01' WHERE id = 1; UPDATE entry SET pence = 9 WHERE id = 3; DELETE FROM entry WHERE id = 2; INSERT INTO entry VALUES (4, '2025-01-01', 4); UPDATE note SET said = 'b' WHERE id = 1;");
        changes.Select(change => change.Table).Distinct(StringComparer.Ordinal).ShouldBe(["entry", "note"]);
    }

    [Fact]
    public async Task Unlogged_tables_come_back_and_temporary_ones_are_the_sessions_own() => await ShouldComeBack(
        "CREATE UNLOGGED TABLE cache (id INTEGER PRIMARY KEY, said text); INSERT INTO cache VALUES (1, 'a'), (2, 'b');",
        "DROP TABLE IF EXISTS mine; CREATE TEMPORARY TABLE mine (id integer); INSERT INTO mine VALUES (1); UPDATE cache SET said = 'z'; DELETE FROM cache WHERE id = 2;");

    [Fact]
    public async Task Several_schemas_with_the_same_names_come_back()
    {
        var changes = await ShouldComeBack(
            """
            CREATE SCHEMA rents; CREATE SCHEMA "Tŷ Newydd"; CREATE TABLE home (id INTEGER PRIMARY KEY); CREATE TABLE rents.home (id serial PRIMARY KEY, home integer REFERENCES public.home (id)); CREATE TABLE "Tŷ Newydd"."user" ("order" text);
            INSERT INTO home VALUES (1), (2); INSERT INTO rents.home (home) VALUES (1), (2); INSERT INTO "Tŷ Newydd"."user" VALUES ('a');
            """,
            """DELETE FROM rents.home; INSERT INTO rents.home (home) VALUES (2); DELETE FROM home WHERE id = 1; INSERT INTO "Tŷ Newydd"."user" VALUES ('b');""");
        changes.Select(change => change.Table).ShouldBe(["Tŷ Newydd.user", "home", "rents.home", "rents.home", "rents.home"]);
    }

    [Fact]
    public async Task Rows_that_took_over_each_others_unique_values_come_back_with_all_that_refers_to_them() => await ShouldComeBack(
        """
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference text NOT NULL UNIQUE, twin integer REFERENCES home (id) ON DELETE SET NULL);
        CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer NOT NULL REFERENCES home (id) ON DELETE CASCADE); CREATE TABLE payment (tenancy integer REFERENCES tenancy (id), pence integer);
        CREATE TABLE note (said text, home integer DEFAULT 3 REFERENCES home (id) ON DELETE SET DEFAULT); CREATE TABLE repair (id INTEGER PRIMARY KEY, home integer REFERENCES home (id));
        INSERT INTO home VALUES (1, 'a', NULL), (2, 'b', 1), (3, 'c', 2); INSERT INTO tenancy VALUES (10, 1), (20, 2), (30, 3); INSERT INTO payment VALUES (10, 5), (10, 5), (20, 7), (NULL, 9);
        INSERT INTO note VALUES ('x', 1), ('x', 1), ('y', 2), ('z', NULL); INSERT INTO repair VALUES (1, 1), (2, 2), (3, 3);
        """,
        "UPDATE home SET reference = 'd' WHERE id = 1; UPDATE home SET reference = 'a' WHERE id = 2; UPDATE home SET reference = 'b' WHERE id = 1; INSERT INTO payment VALUES (30, 1);");

    [Fact]
    public async Task Rows_that_took_over_each_others_unique_values_come_back_where_RESTRICT_keeps_them_from_going() => await ShouldComeBack(
        """
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference text NOT NULL UNIQUE); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer CONSTRAINT "lives in" REFERENCES home (id) ON DELETE RESTRICT);
        COMMENT ON CONSTRAINT "lives in" ON tenancy IS 'it''s his'; INSERT INTO home VALUES (1, 'a'), (2, 'b'); INSERT INTO tenancy VALUES (1, 1), (2, 2);
        """,
        "UPDATE home SET reference = 'd' WHERE id = 1; UPDATE home SET reference = 'a' WHERE id = 2; UPDATE home SET reference = 'b' WHERE id = 1;");

    [Theory]
    [InlineData("")]
    [InlineData("ON DELETE CASCADE ON UPDATE CASCADE")]
    [InlineData("ON DELETE SET NULL ON UPDATE SET NULL")]
    [InlineData("ON DELETE RESTRICT ON UPDATE RESTRICT")]
    [InlineData("DEFERRABLE INITIALLY IMMEDIATE")]
    [InlineData("NOT VALID")]
    public async Task Rows_that_moved_to_parents_that_came_from_parents_that_went_come_back(string kind) => await ShouldComeBack(
        $"""
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference text NOT NULL UNIQUE); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer); CREATE TABLE note (said text, home text);
        ALTER TABLE tenancy ADD FOREIGN KEY (home) REFERENCES home (id) {kind}; ALTER TABLE note ADD FOREIGN KEY (home) REFERENCES home (reference) {kind};
        INSERT INTO home VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO tenancy VALUES (1, 1), (2, 2), (3, 1), (4, 3); INSERT INTO note VALUES ('x', 'a'), ('x', 'a'), ('y', 'b'), ('z', 'c');
        """,
        """
        INSERT INTO home VALUES (9, 'z'); UPDATE tenancy SET home = 9 WHERE home = 1; UPDATE note SET home = 'z' WHERE home = 'a'; DELETE FROM home WHERE id = 1;
        INSERT INTO home VALUES (1, 'n'); UPDATE note SET home = 'n' WHERE home = 'b'; UPDATE tenancy SET home = 3 WHERE home = 2; DELETE FROM home WHERE id = 2;
        INSERT INTO home VALUES (2, 'a'), (8, 'b');
        """);

    [Fact]
    public async Task Rows_in_circles_of_two_and_three_tables_come_back_that_are_looked_at_with_each_statement() => await ShouldComeBack(
        """
        CREATE TABLE block (id INTEGER PRIMARY KEY, warden integer, name text UNIQUE); CREATE TABLE office (id INTEGER PRIMARY KEY, block integer NOT NULL REFERENCES block (id));
        CREATE TABLE person (id INTEGER PRIMARY KEY, office integer NOT NULL REFERENCES office (id), boss integer REFERENCES person (id)); ALTER TABLE block ADD FOREIGN KEY (warden) REFERENCES person (id);
        INSERT INTO block VALUES (1, NULL, 'a'), (2, NULL, 'b'); INSERT INTO office VALUES (1, 1), (2, 2); INSERT INTO person VALUES (1, 1, NULL), (2, 2, 1); UPDATE block SET warden = id;
        """,
        """
        UPDATE block SET warden = NULL; UPDATE person SET boss = NULL; DELETE FROM person; DELETE FROM office; DELETE FROM block WHERE id = 1;
        INSERT INTO block VALUES (7, NULL, 'a'); INSERT INTO office VALUES (7, 7), (1, 7); INSERT INTO person VALUES (7, 7, 7), (1, 1, 7); UPDATE block SET warden = 7;
        """);

    [Fact]
    public async Task Numbers_that_the_server_alone_gives_come_back_under_a_key_that_was_used_again() => await ShouldComeBack(
        "CREATE TABLE home (id text PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY UNIQUE, name text); INSERT INTO home (id, name) VALUES ('a', 'x'), ('b', 'y');",
        "DELETE FROM home WHERE id = 'a'; INSERT INTO home (id, name) VALUES ('a', 'x'); UPDATE home SET name = 'z' WHERE id = 'b';");

    [Fact]
    public async Task Partitions_with_triggers_rules_and_foreign_keys_both_ways_come_back() => await ShouldComeBack(
        $"""
        CREATE TABLE audit (id {Dialect.CountedKey}, what text);
        CREATE TABLE home (id integer, area integer, name text, PRIMARY KEY (id, area)) PARTITION BY LIST (area); CREATE TABLE home_1 PARTITION OF home FOR VALUES IN (1); CREATE TABLE home_2 PARTITION OF home FOR VALUES IN (2);
        CREATE TABLE entry (id integer, home integer, area integer, PRIMARY KEY (id, area), FOREIGN KEY (home, area) REFERENCES home (id, area) ON DELETE CASCADE ON UPDATE CASCADE) PARTITION BY LIST (area);
        CREATE TABLE entry_1 PARTITION OF entry FOR VALUES IN (1); CREATE TABLE entry_2 PARTITION OF entry FOR VALUES IN (2); CREATE TABLE plain (id INTEGER PRIMARY KEY, name text);
        {Dialect.Trigger("entry_gone", "AFTER INSERT OR UPDATE OR DELETE", "entry", "INSERT INTO audit (what) VALUES (TG_OP);")}
        {Dialect.Trigger("home_gone", "AFTER INSERT OR UPDATE OR DELETE", "home", "INSERT INTO audit (what) VALUES (TG_OP);")}
        CREATE RULE noted AS ON UPDATE TO plain DO ALSO INSERT INTO audit (what) VALUES ('rule');
        INSERT INTO home VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c'); INSERT INTO entry VALUES (1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 3, 2); INSERT INTO plain VALUES (1, 'a'), (2, 'b');
        """,
        "UPDATE plain SET name = 'z'; UPDATE home SET area = 2 WHERE id = 2; DELETE FROM home WHERE id = 1; UPDATE home SET name = 'd' WHERE id = 3; INSERT INTO entry VALUES (9, 3, 2);");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Random_histories_over_foreign_keys_of_every_kind_come_back(int kinds)
    {
        await using var copy = await ProvisionAsync(ForeignKeyHistory.Schema(kinds));
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        for (var seed = 100 * kinds; seed < (100 * kinds) + 40; seed++)
        {
            var history = ForeignKeyHistory.Of(seed);
            foreach (var statement in history)
                await TryAsync(copy, statement);
            var result = await copy.Database.RewindAsync(mark, Token);
            result.Restored.ShouldBeFalse($"seed {seed}: {result.Why}\n{string.Join('\n', history)}");
            (await copy.Database.FingerprintAsync(Token)).ShouldBe(before, $"seed {seed}\n{string.Join('\n', history)}");
        }
    }

    [Fact]
    public async Task A_table_of_250_columns_comes_back() => await ShouldComeBack(
        $"CREATE TABLE wide ({string.Join(", ", Enumerable.Range(0, 250).Select(i => i == 0 ? "c0 integer PRIMARY KEY" : $"c{i} text"))}); INSERT INTO wide (c0, c249) VALUES (1, 'a'), (2, 'b');",
        "UPDATE wide SET c1 = 'x', c249 = 'y' WHERE c0 = 1; DELETE FROM wide WHERE c0 = 2; INSERT INTO wide (c0) VALUES (3);");

    [Fact]
    public async Task A_key_that_may_be_doubled_until_the_commit_comes_back() => await ShouldComeBack(
        "CREATE TABLE bid (position integer PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, who text); INSERT INTO bid VALUES (1, 'a'), (2, 'b'), (3, 'c');",
        "UPDATE bid SET position = position + 1; BEGIN; UPDATE bid SET position = 2 WHERE who = 'c'; UPDATE bid SET position = 4 WHERE who = 'a'; COMMIT;");

    [Theory]
    [InlineData("TRUNCATE home CASCADE;", "TRUNCATE emptied home")]
    [InlineData("DROP TRIGGER \"~housingtest\" ON home; UPDATE home SET name = 'lost';", "~housingtest")]
    [InlineData("DROP SCHEMA housingtest CASCADE; CREATE SCHEMA housingtest;", null)]
    public Task What_no_trigger_tells_is_named_and_answered_by_restoring(string change, string? named) => ShouldBeRestored(change, named);

    [Fact]
    public async Task A_restored_schema_is_the_same_to_the_last_object()
    {
        await using var copy = await ProvisionAsync(
            $$"""
            CREATE SCHEMA rents; CREATE TYPE kind AS ENUM ('A', 'B'); CREATE DOMAIN pence AS bigint CHECK (VALUE >= 0); CREATE SEQUENCE loose START 5;
            CREATE TABLE home (id {{Dialect.CountedKey}}, kind kind, kinds kind[], rent pence, twice bigint GENERATED ALWAYS AS (rent * 2) STORED, said text COLLATE "C", EXCLUDE USING btree (said WITH =));
            CREATE TABLE rents.entry (id integer, day date, home bigint REFERENCES home (id), PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
            CREATE TABLE rents.entry_all PARTITION OF rents.entry DEFAULT; CREATE INDEX entry_home ON rents.entry (home) WHERE home > 1;
            CREATE VIEW homes AS SELECT id FROM home; CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM home;
            DO $do$ BEGIN EXECUTE 'CREATE FUNCTION body() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END'; END $do$;
            {{Dialect.Trigger("home_added", "AFTER INSERT", "home", "PERFORM 1; /* ; nothing */")}}
            CREATE RULE no_delete AS ON DELETE TO homes DO INSTEAD NOTHING; COMMENT ON TABLE home IS 'it''s; a home';
            INSERT INTO home (kind, kinds, rent, said) VALUES ('A', '{A,B}', 100, E'tab\t and\nline \\ end'), ('B', NULL, NULL, NULL); INSERT INTO rents.entry VALUES (1, '2026-01-01', 1); SELECT nextval('loose');
            """);
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("DROP TABLE rents.entry; ALTER TABLE home ALTER COLUMN said TYPE varchar(90), ADD COLUMN more text; DROP VIEW homes; CREATE SCHEMA fresh; CREATE TABLE fresh.one (id integer); CREATE FUNCTION other() RETURNS integer LANGUAGE sql AS 'SELECT 1';");
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeTrue();

        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        // Were anything different, the journal would have noticed it now.
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(0, Restored: false, Why: null));
        (await copy.AskSystemAsync("SELECT said || twice FROM home WHERE id = 1")).ShouldBe("tab\t and\nline \\ end200");
    }

    [Fact]
    public async Task A_thousand_tables_are_journalled_and_a_rewind_asks_only_those_that_were_touched()
    {
        await using var copy = await ProvisionAsync("DO $$ BEGIN FOR i IN 1..1250 LOOP EXECUTE format('CREATE TABLE t%s (id integer PRIMARY KEY, said text, %s)', i, (SELECT string_agg('c' || n || ' text', ', ') FROM generate_series(1, 23) n)); END LOOP; END $$;");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO t7 VALUES (1, 'a'); INSERT INTO t1250 VALUES (1, 'b');");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(2, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    protected async Task ShouldBeRestored(string change, string? named)
    {
        await using var copy = await ProvisionAsync(
            "CREATE TABLE home (id serial PRIMARY KEY, name text); CREATE TABLE note (home integer REFERENCES home (id), said text); INSERT INTO home (name) VALUES ('a'), ('b'); INSERT INTO note VALUES (1, 'x');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'z'; " + change);

        if (named is null)
        {
            // Without its marker it may be anybody's database by now.
            (await Should.ThrowAsync<ProblemException>(() => copy.Database.RewindAsync(mark, Token))).Problems[0].Id.ShouldBe("HT-DB-002");
            return;
        }

        var result = await copy.Database.RewindAsync(mark, Token);
        result.Restored.ShouldBeTrue();
        result.Why.ShouldNotBeNull().ShouldContain(named);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('new');");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(1, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    private static async Task TryAsync(ContractCopy copy, string statement)
    {
        try
        {
            await copy.SystemAsync(statement);
        }
        catch (PostgresException)
        {
            // Also where foreign keys that act in a circle change a row twice.
            await copy.SystemAsync("ROLLBACK");
        }
    }
}
