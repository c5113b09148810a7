using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

[Collection(nameof(SqlServerCopy))]
public sealed class SqlServerRewindTests : RewindContract
{
    private string[] _shadowCopies = [];

    protected override Dialect Dialect { get; } = new SqlServerDialect();

    [Fact]
    public async Task Every_type_of_the_server_comes_back_to_the_last_digit()
    {
        var changes = await ShouldComeBack(
            """
            CREATE TABLE reading (id INTEGER PRIMARY KEY, d decimal(38, 10), m money, sm smallmoney, f4 real, f8 float, b bit, t tinyint, s smallint, l bigint, da date, ti time(6), dt datetime, d2 datetime2(6),
                sd smalldatetime, o datetimeoffset(6), u uniqueidentifier, bi binary(5), vb varbinary(max), c char(5), vc varchar(9), nc nchar(5), big nvarchar(max), x xml, v rowversion);
            INSERT INTO reading (id, d, m, sm, f4, f8, b, t, s, l, da, ti, dt, d2, sd, o, u, bi, vb, c, vc, nc, big, x) VALUES
                (1, 1234567890123456789012345678.0123456789, 922337203685477.5807, -214748.3648, 0.1, 0.1, 1, 255, -32768, -9223372036854775808, '0001-01-01', '23:59:59.999999', '2026-03-29T01:59:59.997',
                '9999-12-31 23:59:59.999999', '2026-01-01 10:30', '2026-03-29 01:59:59.999999 +05:30', '00000000-0000-0000-0000-00000000000a', 0x00ff, 0x00ff00, 'ab', 'cd', 'ef', REPLICATE(CONVERT(nvarchar(max), N'Llŷn'), 5000), '<a>b</a>');
            INSERT INTO reading (id, f8, d) VALUES (2, -1.7976931348623157e308, 0.0000000001), (3, 2.2250738585072014e-308, NULL);
            """,
            "UPDATE reading SET d = 1, m = 1, sm = 1, f4 = 1, f8 = 1, b = 0, l = 0, big = 'x', x = NULL, vb = 0x, c = '', o = NULL; DELETE FROM reading WHERE id = 2; INSERT INTO reading (id, x) VALUES (9, '<b/>');");
        var before = changes[0].Before!;
        before["d"].ShouldBe(Value.Of("1234567890123456789012345678.0123456789"));
        before["m"].ShouldBe(Value.Of("922337203685477.5807"));
        before["f8"].ShouldBe(new Value.Real(0.1));
        before["b"].ShouldBe(Value.Of(1));
        before["l"].ShouldBe(Value.Of(long.MinValue));
        before["u"].ShouldBe(Value.Of("00000000-0000-0000-0000-00000000000A"));
        before["vb"].ShouldBe(new Value.Blob(new byte[] { 0, 255, 0 }));
        before.ContainsKey("v").ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_made_by_identity_GUID_and_trigger_come_back() => await ShouldComeBack(
        """
        CREATE TABLE counted (id int IDENTITY(100, 7) PRIMARY KEY, name TEXT); CREATE TABLE loose (id int IDENTITY, name TEXT); CREATE TABLE named (id uniqueidentifier PRIMARY KEY DEFAULT NEWID(), name TEXT);
        INSERT INTO counted (name) VALUES ('a'), ('b'); INSERT INTO loose (name) VALUES ('a'), ('b'); INSERT INTO named (name) VALUES ('a');
        """,
        """
        INSERT INTO counted (name) VALUES ('c'); UPDATE counted SET name = 'x' WHERE id = 100; DELETE FROM counted WHERE id = 107; DELETE FROM loose WHERE name = 'a'; INSERT INTO loose (name) VALUES ('c');
        INSERT INTO named (name) VALUES ('b'); DELETE FROM named WHERE name = 'a';
        """);

    [Fact]
    public async Task Numbers_of_a_sequence_are_given_again_after_a_rewind()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync("CREATE SEQUENCE numbers AS bigint START WITH 5 INCREMENT BY 5; CREATE TABLE home (id bigint PRIMARY KEY DEFAULT (NEXT VALUE FOR numbers), name TEXT); INSERT INTO home (name) VALUES ('a');");
        Assert.SkipUnless(await copy.AskSystemAsync("SELECT count(*) FROM sys.sequences") is not "0", "this server does not tell where its sequences stand");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('b'), ('c'); DELETE FROM home;");
        await copy.Database.RewindAsync(mark, Token);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('d');");
        (await copy.AskSystemAsync("SELECT max(id) FROM home")).ShouldBe("10");
    }

    [Fact]
    public async Task Several_schemas_with_the_same_names_come_back()
    {
        var changes = await ShouldComeBack(
            """
            CREATE SCHEMA rents
            GO
            CREATE SCHEMA [Tai Newydd]
            GO
            CREATE TABLE home (id INTEGER PRIMARY KEY); CREATE TABLE rents.home (id int IDENTITY PRIMARY KEY, home integer REFERENCES dbo.home (id)); CREATE TABLE [Tai Newydd].[user] ([order] TEXT);
            INSERT INTO home VALUES (1), (2); INSERT INTO rents.home (home) VALUES (1), (2); INSERT INTO [Tai Newydd].[user] VALUES ('a');
            """,
            "DELETE FROM rents.home; INSERT INTO rents.home (home) VALUES (2); DELETE FROM home WHERE id = 1; INSERT INTO [Tai Newydd].[user] VALUES ('b');");
        changes.Select(change => change.Table).ShouldBe(["Tai Newydd.user", "home", "rents.home", "rents.home", "rents.home"]);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_alone_come_back_as_they_were_written() => await ShouldComeBack(
        "CREATE TABLE word (word varchar(20) PRIMARY KEY, meaning TEXT); INSERT INTO word VALUES ('Rent', 'r'), ('Void', 'v');",
        "UPDATE word SET word = UPPER(word); DELETE FROM word WHERE word = 'void'; INSERT INTO word VALUES ('vOID', 'n');");

    [Fact]
    public async Task A_table_of_250_columns_comes_back() => await ShouldComeBack(
        $"CREATE TABLE wide ({string.Join(", ", Enumerable.Range(0, 250).Select(i => i == 0 ? "c0 integer PRIMARY KEY" : $"c{i} varchar(20)"))}); INSERT INTO wide (c0, c249) VALUES (1, 'a'), (2, 'b');",
        "UPDATE wide SET c1 = 'x', c249 = 'y' WHERE c0 = 1; DELETE FROM wide WHERE c0 = 2; INSERT INTO wide (c0) VALUES (3);");

    [Fact]
    public async Task A_row_that_moved_to_another_parent_comes_back_whatever_stands_in_its_way() => await ShouldComeBack(
        """
        CREATE TABLE home (id INTEGER PRIMARY KEY, reference TEXT UNIQUE); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER NOT NULL REFERENCES home (id));
        INSERT INTO home VALUES (1, 'a'), (2, 'b'); INSERT INTO tenancy VALUES (1, 1), (2, 2);
        """,
        """
        INSERT INTO home VALUES (3, 'c'); UPDATE tenancy SET home = 3 WHERE id = 1; DELETE FROM home WHERE id = 1; INSERT INTO home VALUES (4, 'a');
        UPDATE tenancy SET home = 4; DELETE FROM home WHERE id IN (2, 3);
        """);

    [Fact]
    public async Task Tables_that_are_kept_as_a_shadow_copy_come_back_without_a_trigger()
    {
        _shadowCopies = ["home", "dbo.note"];
        var changes = await ShouldComeBack(
            """
            CREATE TABLE home (id int IDENTITY PRIMARY KEY, name TEXT); CREATE TABLE note (said TEXT, big ntext, raw image, old text); CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home int REFERENCES home (id));
            INSERT INTO home (name) VALUES ('a'), ('b'), ('c'); INSERT INTO note VALUES ('same', 'x', 0x01, 'o'), ('same', 'x', 0x01, 'o'), ('other', NULL, NULL, NULL); INSERT INTO tenancy VALUES (1, 1);
            """,
            """
            UPDATE home SET name = 'z' WHERE id = 2; DELETE FROM home WHERE id = 3; INSERT INTO home (name) OUTPUT inserted.id VALUES ('new'); UPDATE tenancy SET home = 4;
            DELETE FROM note WHERE said = 'other'; UPDATE note SET big = 'changed', raw = 0x02; INSERT INTO note (said) VALUES ('more');
            """);
        changes.Count(change => change.Table is "home").ShouldBe(3);
        changes.Count(change => change.Table is "note").ShouldBe(6);
        changes.Count(change => change.Table is "tenancy").ShouldBe(1);
    }

    [Fact]
    public async Task A_table_whose_old_values_no_trigger_can_read_is_named_with_the_way_out()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync("CREATE TABLE letter (id INTEGER PRIMARY KEY, body ntext, scan image); CREATE TABLE home (id INTEGER PRIMARY KEY);");
        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.StartJournalAsync(Token));
        var problem = refused.Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-DB-011");
        problem.What.ShouldContain("letter");
        problem.Why.ShouldContain("body (ntext), scan (image)");
        problem.Remedy.ShouldContain("shadow copy");
        (await copy.AskSystemAsync("SELECT count(*) FROM sys.triggers")).ShouldBe("0");
    }

    [Fact]
    public async Task What_the_system_is_told_about_its_own_writes_is_not_disturbed()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync("CREATE TABLE home (id int IDENTITY(41, 1) PRIMARY KEY, name TEXT); CREATE TABLE plain (id INTEGER PRIMARY KEY);");
        await copy.Database.StartJournalAsync(Token);
        (await copy.AskSystemAsync("INSERT INTO home (name) VALUES ('b'); SELECT CONCAT(SCOPE_IDENTITY(), ' ', @@IDENTITY)")).ShouldBe("41 41");
        (await copy.AskSystemAsync("UPDATE home SET name = 'c'; SELECT @@ROWCOUNT")).ShouldBe("1");
        (await copy.AskSystemAsync("SET ROWCOUNT 1; INSERT INTO home (name) VALUES ('d'); SET ROWCOUNT 0; SELECT CONCAT(SCOPE_IDENTITY(), ' ', @@IDENTITY)")).ShouldBe("42 42");
        (await copy.CountAsync("INSERT INTO plain VALUES (1), (2), (3)")).ShouldBe(3);
        (await copy.CountAsync("UPDATE plain SET id = id + 10")).ShouldBe(3);
        (await copy.CountAsync("DELETE FROM plain WHERE id = 99")).ShouldBe(0);
    }

    [Theory]
    [InlineData("TRUNCATE TABLE note;", "note")]
    [InlineData("DROP TRIGGER [!housingtest_0]; UPDATE home SET name = 'lost';", "!housingtest_0")]
    [InlineData("DISABLE TRIGGER [!housingtest_0] ON home; UPDATE home SET name = 'lost';", "!housingtest_0")]
    [InlineData("ALTER TABLE home DISABLE TRIGGER [!housingtest_0]; UPDATE home SET name = 'lost';", "!housingtest_0")]
    [InlineData("DISABLE TRIGGER [!housingtest_1] ON note; INSERT INTO note VALUES (1, 'unseen'); ENABLE TRIGGER [!housingtest_1] ON note;", "note")]
    public async Task What_no_trigger_tells_is_named_and_answered_by_restoring(string change, string named)
    {
        await using var copy = await SqlServerCopy.ProvisionAsync(
            $"CREATE TABLE home (id {Dialect.CountedKey}, name TEXT); CREATE TABLE note (home bigint REFERENCES home (id), said TEXT); INSERT INTO home (name) VALUES ('a'), ('b'); INSERT INTO note VALUES (1, 'x');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'z';");
        await copy.SystemAsync(change);

        await ShouldBeRestored(copy, mark, before, named);
    }

    [Fact]
    public async Task A_bulk_copy_past_the_triggers_is_named_and_answered_by_restoring()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.BulkCopyAsync("home", [2, "b"], [3, "c"]);

        await ShouldBeRestored(copy, mark, before, "home has 3 rows");
    }

    [Fact]
    public async Task A_restored_schema_is_the_same_to_the_last_object()
    {
        await using var copy = await SqlServerCopy.ProvisionAsync(
            $$"""
            CREATE SCHEMA rents
            GO
            CREATE TYPE reference FROM nvarchar(40) NOT NULL
            GO
            CREATE TABLE home (id {{Dialect.CountedKey}}, kind reference, rent money CONSTRAINT free DEFAULT 0, twice AS (rent * 2) PERSISTED, said varchar(90), CONSTRAINT positive CHECK (rent >= 0));
            CREATE UNIQUE INDEX home_said ON home (said DESC, kind) INCLUDE (rent) WHERE said IS NOT NULL;
            CREATE TABLE rents.entry (id integer, day date, home bigint CONSTRAINT entry_home REFERENCES home (id) ON DELETE CASCADE, PRIMARY KEY (id, day)); CREATE INDEX entry_home ON rents.entry (home);
            GO
            CREATE FUNCTION double_of(@given int) RETURNS int AS BEGIN RETURN @given * 2 END
            GO
            CREATE VIEW homes AS SELECT id, dbo.double_of(id) AS twice FROM home
            GO
            CREATE PROCEDURE add_home @said varchar(90) AS INSERT INTO home (kind, said) VALUES ('A', @said)
            {{Dialect.Trigger("home_added", "AFTER INSERT", "home", "DECLARE @nothing int; /* ; GO */")}}
            INSERT INTO home (kind, rent, said) VALUES ('A', 100, 'tab and line'), ('B', NULL, NULL); INSERT INTO rents.entry VALUES (1, '2026-01-01', 1);
            """);
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.SystemAsync("DROP TABLE rents.entry; ALTER TABLE home ADD more int; DROP VIEW homes;\nGO\nCREATE SCHEMA fresh\nGO\nCREATE TABLE fresh.one (id integer);\nGO\nCREATE PROCEDURE other AS SELECT 1");
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeTrue();

        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        // Were anything different, the journal would have noticed it now.
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(0, Restored: false, Why: null));
        await copy.SystemAsync("EXEC add_home 'more'");
        (await copy.AskSystemAsync("SELECT max(twice) FROM homes")).ShouldBe("6");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(1, Restored: false, Why: null));
    }

    [Fact]
    public async Task Many_tables_are_journalled_and_a_rewind_asks_only_those_that_were_touched()
    {
        var columns = string.Join(", ", Enumerable.Range(1, 23).Select(i => $"c{i} varchar(20)"));
        await using var copy = await SqlServerCopy.ProvisionAsync(string.Join('\n', Enumerable.Range(1, 60).Select(i => $"CREATE TABLE t{i} (id integer PRIMARY KEY, said varchar(20), {columns});")));
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO t7 (id, said) VALUES (1, 'a'); INSERT INTO t60 (id, said) VALUES (1, 'b');");
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new(2, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqlServerCopy.ProvisionAsync(schema, _shadowCopies);

    private static async Task ShouldBeRestored(SqlServerCopy copy, HousingTest.Databases.JournalMark mark, string before, string named)
    {
        var result = await copy.Database.RewindAsync(mark, Token);
        result.Restored.ShouldBeTrue();
        result.Why.ShouldNotBeNull().ShouldContain(named);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        await copy.SystemAsync("UPDATE home SET name = 'new';");
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }
}
