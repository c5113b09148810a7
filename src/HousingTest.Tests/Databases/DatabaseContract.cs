using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What every engine promises besides going back: loading, reading, fingerprints, checkpoints, jobs in SQL, detaching.</summary>
public abstract class DatabaseContract
{
    private static readonly IReadOnlyDictionary<string, string> NoWords = new Dictionary<string, string>(StringComparer.Ordinal);
    private static readonly EstateTable Property = new("property", ["key", "name", "kind"]);
    private static readonly EstateTable Tenancy = new("tenancy", ["key", "property", "end"]);
    private static readonly EstateTable Notice = new("notice", ["key"]);

    private static readonly SeedMap HomeSeed = Seed(
        "property", "home", ("id", "key", NoWords), ("name", "name", NoWords),
        ("kind", "kind", new Dictionary<string, string>(StringComparer.Ordinal) { ["bungalow"] = "BUNG" }));

    private static readonly SeedMap TenancySeed = Seed("tenancy", "tenancy", ("id", "key", NoWords), ("home", "property", NoWords), ("ended", "end", NoWords));

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    private string Homes =>
        $"""
        CREATE TABLE home (id {Dialect.CountedKey}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT 'FLAT', seen INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home INTEGER NOT NULL REFERENCES home (id), ended TEXT);
        {Dialect.Trigger("home_added", "AFTER INSERT", "home", "UPDATE home SET seen = seen + 1 WHERE id = NEW.id;")}
        """;

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    [Fact]
    public async Task An_estate_is_loaded_with_its_words_translated_and_the_systems_triggers_silent()
    {
        await using var copy = await ProvisionAsync(Homes);
        var told = new List<long>();

        var count = await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), new Told(told), Token);

        count.ShouldBe(3);
        told.ShouldBe([3]);
        (await copy.AskSystemAsync("SELECT name || ' ' || kind || ' ' || seen FROM home WHERE id = 1")).ShouldBe("Tŷ Gwyn BUNG 0");
        (await copy.AskSystemAsync("SELECT kind FROM home WHERE id = 2")).ShouldBe("house");
        (await copy.AskSystemAsync("SELECT count(*) FROM tenancy WHERE ended IS NULL")).ShouldBe("1");
    }

    [Fact]
    public async Task The_catalogue_tells_tables_keys_references_and_how_many_rows_there_are()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token);
        await copy.Database.StartJournalAsync(Token);

        var catalogue = await copy.Database.ReadCatalogueAsync(Token);

        catalogue.Tables.Select(table => table.Name).ShouldBe(["home", "tenancy"]);
        var home = catalogue.Find("home").ShouldNotBeNull();
        home.ShouldSatisfyAllConditions(
            table => table.Rows.ShouldBe(2), table => table.Key.ShouldBe(["id"]), table => table.Unique.ShouldHaveSingleItem().ShouldBe(["name"]), table => table.References.ShouldBeEmpty(),
            // What the database makes or knows by itself need not be given.
            table => table.Columns.Where(column => column.Required).Select(column => column.Name).ShouldBe(["name"]));
        catalogue.Find("tenancy").ShouldNotBeNull().ReferenceOf("home").ShouldNotBeNull().ShouldSatisfyAllConditions(
            reference => reference.Table.ShouldBe("home"), reference => reference.To.ShouldBe(["id"]));
    }

    [Fact]
    public async Task A_sample_is_a_whole_small_table_or_the_first_and_last_rows_of_a_large_one()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE line (id INTEGER PRIMARY KEY, said TEXT)");
        foreach (var number in Enumerable.Range(1, 9))
            await copy.SystemAsync($"INSERT INTO line (id, said) VALUES ({number}, 'row {number}')");

        (await copy.Database.SampleAsync("line", 10, Token)).Count.ShouldBe(9);
        (await copy.Database.SampleAsync("line", 4, Token)).Select(row => row["said"].ToString()).ShouldBe(["row 1", "row 2", "row 8", "row 9"]);
    }

    [Fact]
    public async Task Rows_are_read_as_they_come_with_what_they_refer_to()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token);
        await copy.SystemAsync("INSERT INTO home (id, name) VALUES (70, 'empty')");
        var home = new ReadStep("home", "home", "id");
        var read = new List<string>();

        var rows = await copy.Database.ReadRowsAsync(
            new RowReading("tenancy", [new ReadColumn([], "id"), new ReadColumn([home], "name"), new ReadColumn([home], "kind"), new ReadColumn([], "ended")]),
            row => read.Add(string.Join('|', row)), Token);
        var homes = await copy.Database.ReadRowsAsync(new RowReading("home", [new ReadColumn([], "id")]), row => row.ShouldHaveSingleItem().ShouldBeOfType<Value.Integer>(), Token);

        (rows, homes).ShouldBe((1, 3));
        read.ShouldHaveSingleItem().ShouldStartWith((await copy.AskSystemAsync("SELECT tenancy.id || '|' || name || '|' || kind || '|' FROM tenancy JOIN home ON home.id = tenancy.home"))!);
    }

    [Fact]
    public async Task A_table_or_column_that_is_not_there_cannot_be_read()
    {
        await using var copy = await ProvisionAsync(Homes);

        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ReadRowsAsync(new RowReading("house", [new ReadColumn([], "id")]), _ => { }, Token))).Problems[0].Id.ShouldBe("HT-DB-012");
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ReadRowsAsync(new RowReading("home", [new ReadColumn([], "naem")]), _ => { }, Token))).Problems[0].Id.ShouldBe("HT-DB-012");
    }

    [Fact]
    public async Task A_column_that_the_seed_does_not_name_keeps_its_default()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.LoadAsync([Seed("property", "home", ("name", "name", NoWords))], Estate(), null, Token);
        (await copy.AskSystemAsync("SELECT min(kind) || ' ' || max(kind) || ' ' || count(*) FROM home")).ShouldBe("FLAT FLAT 2");
    }

    [Fact]
    public async Task Rows_loaded_in_the_middle_of_a_scenario_are_changes_and_go_back()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.SystemAsync("INSERT INTO home (id, name) VALUES (50, 'there')");
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);

        await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token);

        var changes = await copy.Database.ChangesSinceAsync(mark, Token);
        changes.Count.ShouldBe(3);
        changes[0].After!["name"].ShouldBe(Value.Of("Tŷ Gwyn"));
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new RewindResult(3, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Every_table_and_column_that_the_seed_invents_is_named_at_once()
    {
        await using var copy = await ProvisionAsync(Homes);
        var wrong = Seed("property", "home", ("id", "key", NoWords), ("naem", "name", NoWords), ("colour", "kind", NoWords));

        var refused = await Should.ThrowAsync<ProblemException>(
            () => copy.Database.LoadAsync([wrong, Seed("tenancy", "letting", ("id", "key", NoWords))], Estate(), null, Token));

        refused.Problems.Select(problem => problem.Id).ShouldBe(["HT-DB-005", "HT-DB-005", "HT-DB-005"]);
        refused.Message.ShouldContain("'naem'");
        refused.Message.ShouldContain("'colour'");
        refused.Message.ShouldContain("'letting'");
    }

    [Fact]
    public async Task A_field_that_the_estate_does_not_have_is_named_with_those_that_it_has()
    {
        await using var copy = await ProvisionAsync(Homes);
        var refused = await Should.ThrowAsync<ProblemException>(
            () => copy.Database.LoadAsync([Seed("property", "home", ("name", "title", NoWords))], Estate(), null, Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-006");
        refused.Problems[0].Why.ShouldContain("key, name, kind");
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_named_and_nothing_is_loaded()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.SystemAsync("INSERT INTO home (id, name) VALUES (50, 'Plas Coch')");

        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token));

        refused.Problems[0].Id.ShouldBe("HT-DB-007");
        refused.Problems[0].Where.ShouldContain("key 2");
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("1");
    }

    [Fact]
    public async Task Rows_that_refer_to_nothing_are_refused_together()
    {
        await using var copy = await ProvisionAsync(Homes);
        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Database.LoadAsync([TenancySeed], Estate(), null, Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-008");
        refused.Problems[0].Why.ShouldContain("rows of tenancy refer to rows of home");
        (await copy.AskSystemAsync("SELECT count(*) FROM tenancy")).ShouldBe("0");
    }

    [Fact]
    public async Task A_fingerprint_depends_on_content_and_counters_and_not_on_the_order_of_rows()
    {
        await using var one = await ProvisionAsync("CREATE TABLE note (text TEXT, n INTEGER); INSERT INTO note VALUES ('a', 1), ('b', 2), ('b', 2);");
        await using var two = await ProvisionAsync("CREATE TABLE note (text TEXT, n INTEGER); INSERT INTO note VALUES ('b', 2), ('a', 1), ('b', 2);");
        var fingerprint = await one.Database.FingerprintAsync(Token);
        (await two.Database.FingerprintAsync(Token)).ShouldBe(fingerprint);
        fingerprint.Length.ShouldBe(64);

        foreach (var change in (string[])["UPDATE note SET n = 3 WHERE n = 2", "DELETE FROM note WHERE text = 'b'", "INSERT INTO note VALUES ('a', 1)"])
        {
            await two.SystemAsync("BEGIN; " + change);
            await two.SystemAsync("COMMIT");
            var changed = await two.Database.FingerprintAsync(Token);
            changed.ShouldNotBe(fingerprint, StringComparer.Ordinal);
            fingerprint = changed;
        }
    }

    [Fact]
    public async Task The_harness_is_in_no_fingerprint_and_no_description()
    {
        await using var copy = await ProvisionAsync(Homes);
        var before = await copy.Database.FingerprintAsync(Token);
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);

        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        var shape = await copy.Database.DescribeAsync(Token);
        shape.Tables.Select(table => table.Name).ShouldBe(["home", "tenancy"]);
        shape.Tables[1].Columns.ShouldBe([new("id", Dialect.Types.Integer, Key: true), new("home", Dialect.Types.Integer, Key: false), new("ended", Dialect.Types.Text, Key: false)]);
    }

    [Fact]
    public async Task A_checkpoint_brings_everything_back_under_the_systems_open_connection()
    {
        await using var copy = await ProvisionAsync(Homes);
        using var folder = new TemporaryFolder();
        await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token);
        var before = await copy.Database.FingerprintAsync(Token);
        await copy.Database.SaveCheckpointAsync(folder["a.checkpoint"], Token);

        await copy.SystemAsync("DROP TABLE tenancy; UPDATE home SET name = name || '!'; CREATE TABLE more (id INTEGER); INSERT INTO more VALUES (1);");
        await copy.Database.RestoreCheckpointAsync(folder["a.checkpoint"], Token);

        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
        (await copy.AskSystemAsync("SELECT name FROM home WHERE id = 1")).ShouldBe("Tŷ Gwyn");
        await copy.SystemAsync("UPDATE home SET name = 'works on' WHERE id = 1");
    }

    [Fact]
    public async Task A_checkpoint_taken_under_a_journal_can_still_be_rewound_after_it_is_restored()
    {
        await using var copy = await ProvisionAsync(Homes);
        using var folder = new TemporaryFolder();
        await copy.Database.LoadAsync([HomeSeed, TenancySeed], Estate(), null, Token);
        await copy.Database.StartJournalAsync(Token);
        var before = await copy.Database.FingerprintAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = name || '!'");
        await copy.Database.SaveCheckpointAsync(folder["a.checkpoint"], Token);
        var saved = await copy.Database.FingerprintAsync(Token);
        await copy.SystemAsync("DELETE FROM tenancy");

        await copy.Database.RestoreCheckpointAsync(folder["a.checkpoint"], Token);
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(saved);
        (await copy.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse();
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_no_checkpoint_is_neither_restored_nor_overwritten()
    {
        await using var copy = await ProvisionAsync(Homes);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["letter.txt"], "Dear tenant", Token);

        (await Should.ThrowAsync<ProblemException>(() => copy.Database.RestoreCheckpointAsync(folder["letter.txt"], Token))).Problems[0].Id.ShouldBe("HT-DB-015");
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.RestoreCheckpointAsync(folder["none"], Token))).Problems[0].Id.ShouldBe("HT-DB-015");
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.SaveCheckpointAsync(folder["letter.txt"], Token))).Problems[0].Id.ShouldBe("HT-DB-001");
        (await File.ReadAllTextAsync(folder["letter.txt"], Token)).ShouldBe("Dear tenant");
    }

    [Fact]
    public async Task Rows_are_found_by_values_by_keys_and_by_who_refers_to_them()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.SystemAsync("INSERT INTO home (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO tenancy VALUES (10, 1, NULL), (11, 2, '2026-01-01'), (12, 2, '2026-02-01');");

        var live = await copy.Database.SelectAsync("tenancy", Where(("ended", Value.None)), Token);
        live.ShouldHaveSingleItem()["id"].ShouldBe(Value.Of(10));
        (await copy.Database.SelectAsync("home", Where(), Token)).Select(row => row["name"].ToString()).ShouldBe(["a", "b", "c"]);
        var many = Enumerable.Range(2, 20_000).Select(key => Value.Of(key)).ToList();
        (await copy.Database.SelectByKeysAsync("home", "id", many, Token)).Select(row => row["name"].ToString()).ShouldBe(["b", "c"], ignoreOrder: true);
        var ended = new Dictionary<string, string>(StringComparer.Ordinal) { ["ended"] = "2026-02-01" };
        (await copy.Database.SelectReferringAsync("tenancy", "home", ended, [Value.Of(1), Value.Of(2), Value.Of(3)], Token)).ShouldBe([Value.Of(2)]);
        (await copy.Database.SelectReferringAsync("tenancy", "home", NoWords, many, Token)).ShouldBe([Value.Of(2)]);
    }

    [Fact]
    public async Task A_name_that_the_system_does_not_have_is_refused_and_not_taken_for_a_text()
    {
        await using var copy = await ProvisionAsync(Homes);
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.SelectAsync("home", Where(("naem", Value.Of("naem"))), Token))).Problems[0].Id.ShouldBe("HT-DB-012");
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.SelectAsync("house", Where(), Token))).Problems[0].Id.ShouldBe("HT-DB-012");
    }

    [Fact]
    public async Task A_job_in_SQL_runs_as_the_system_would_and_whole_or_not_at_all()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.ExecuteAsync(Dialect.Say("INSERT INTO home (id, name) VALUES (1, 'a'); UPDATE home SET name = 'b';"), Token);
        (await copy.AskSystemAsync("SELECT name || seen FROM home")).ShouldBe("b1");

        var refused = await Should.ThrowAsync<ProblemException>(
            () => copy.Database.ExecuteAsync("UPDATE home SET name = 'c'; INSERT INTO tenancy VALUES (1, 99, NULL);", Token));
        refused.Problems[0].Id.ShouldBe("HT-DB-013");
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("b");
    }

    [Fact]
    public async Task Stopping_the_journal_takes_it_out_and_it_can_be_started_again()
    {
        await using var copy = await ProvisionAsync(Homes);
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);
        await copy.Database.StopJournalAsync(Token);
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.PositionAsync(Token))).Problems[0].Id.ShouldBe("HT-DB-016");

        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("INSERT INTO home (name) VALUES ('a')");
        (await copy.Database.RewindAsync(mark, Token)).Rows.ShouldBe(1);
    }

    [Fact]
    public async Task A_marker_that_is_lost_while_the_database_is_open_stops_every_write()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'live';");
        using var folder = new TemporaryFolder();
        await copy.Database.SaveCheckpointAsync(folder["a.checkpoint"], Token);
        await copy.LoseMarkerAsync();

        Func<Task>[] writes =
        [
            () => copy.Database.RewindAsync(mark, Token), () => copy.Database.MarkAsync(Token), () => copy.Database.StopJournalAsync(Token),
            () => copy.Database.ExecuteAsync("DELETE FROM home", Token), () => copy.Database.LoadAsync([], [], null, Token), () => copy.Database.DetachAsync(Token),
            () => copy.Database.RestoreCheckpointAsync(folder["a.checkpoint"], Token),
        ];
        foreach (var write in writes)
            (await Should.ThrowAsync<ProblemException>(write)).Problems[0].Id.ShouldBe("HT-DB-002");
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("live");
    }

    [Fact]
    public async Task Provisioning_again_at_the_same_place_for_the_same_copy_starts_afresh()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY)");
        await copy.StopSystemAsync();
        await copy.Database.DisposeAsync();
        await using var again = await copy.Engine.ProvisionAsync(copy.Marker.Place, copy.Marker, Token);
        (await again.DescribeAsync(Token)).Tables.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dropped_database_is_gone_under_the_systems_open_connection_and_dropping_it_again_is_nothing()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY)");
        await copy.Database.DisposeAsync();

        await copy.Engine.DropAsync(copy.Marker.Place, copy.Marker, Token);
        await copy.Engine.DropAsync(copy.Marker.Place, copy.Marker, Token);

        (await Should.ThrowAsync<ProblemException>(() => copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token))).Problems[0].Id.ShouldBe("HT-DB-002");
    }

    [Fact]
    public async Task A_test_copy_opened_by_a_later_process_goes_back_to_a_mark_set_by_an_earlier_one()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'b'");
        await copy.Database.DisposeAsync();

        await using var later = await copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token);
        await later.StartJournalAsync(Token);
        (await later.ChangesSinceAsync(mark, Token)).Count.ShouldBe(1);
        (await later.RewindAsync(mark, Token)).ShouldBe(new RewindResult(1, Restored: false, Why: null));
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("a");
    }

    [Fact]
    public async Task Loading_can_be_given_up_half_way_and_leaves_nothing()
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT)");
        using var stop = new CancellationTokenSource();
        var table = new EstateTable("property", ["key"]);
        var seed = new SeedMap("property", "home", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", new Dictionary<string, string>(StringComparer.Ordinal)) });

        IEnumerable<EstateRow> Rows()
        {
            for (var key = 1L; ; key++)
            {
                if (key == 20_000)
                    stop.Cancel();
                yield return new EstateRow(table, [Value.Of(key)]);
            }
        }

        await Should.ThrowAsync<OperationCanceledException>(() => copy.Database.LoadAsync([seed], Rows(), null, stop.Token));
        (await copy.AskSystemAsync("SELECT count(*) FROM home")).ShouldBe("0");
    }

    [Fact]
    public async Task A_check_of_a_list_of_words_tells_what_a_column_may_hold_and_one_that_says_more_tells_nothing()
    {
        await using var copy = await ProvisionAsync(
            """
            CREATE TABLE charge (
                id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('RENT', 'TENANT''S', 'HEAT')), weeks INTEGER CHECK ("weeks" in (48, 52)),
                state TEXT CHECK (state IN ('OPEN', 'SHUT') OR weeks = 48), made TEXT GENERATED ALWAYS AS (upper(kind)) STORED);
            """);

        var columns = (await copy.Database.ReadCatalogueAsync(Token)).Tables[0].Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

        columns["kind"].Words.ShouldBe(["RENT", "TENANT'S", "HEAT"]);
        columns["weeks"].Words.ShouldBe(["48", "52"]);
        columns["state"].Words.ShouldBeEmpty();
        columns["made"].ShouldSatisfyAllConditions(column => column.Generated.ShouldBeTrue(), column => column.Required.ShouldBeFalse());
    }

    protected static IEnumerable<EstateRow> Estate() =>
    [
        new(Property, [Value.Of(1), Value.Of("Tŷ Gwyn"), Value.Of("bungalow")]),
        new(Property, [Value.Of(2), Value.Of("Plas Coch"), Value.Of("house")]),
        new(Tenancy, [Value.Of(1), Value.Of(2), Value.None]),
        new(Notice, [Value.Of(1)]),
    ];

    private static SeedMap Seed(string estate, string table, params (string Column, string Field, IReadOnlyDictionary<string, string> Words)[] columns) => new(
        estate, table, columns.ToDictionary(column => column.Column, column => new SeedColumn(column.Field, column.Words), StringComparer.Ordinal));

    private static Dictionary<string, Value> Where(params (string Column, Value Value)[] conditions) =>
        conditions.ToDictionary(condition => condition.Column, condition => condition.Value, StringComparer.Ordinal);

    private sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
