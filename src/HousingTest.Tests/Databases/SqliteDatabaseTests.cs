using System.Globalization;
using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using HousingTest.Model;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqliteDatabaseTests : DatabaseContract
{
    [Fact]
    public async Task A_database_without_our_marker_is_refused_and_not_a_byte_of_it_or_beside_it_changes()
    {
        using var folder = new TemporaryFolder();
        var file = folder["live.db"];
        await using (var live = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await live.OpenAsync(Token);
            await using var command = live.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE tenant (name TEXT); INSERT INTO tenant VALUES ('somebody');";
            await command.ExecuteNonQueryAsync(Token);

            // While the system is connected, and its log holds what the file does not.
            await ShouldBeUntouched(folder, file, "HT-DB-002", engine => engine.OpenAsync(file, new DatabaseMarker("copy", file), Token));
            await ShouldBeUntouched(folder, file, "HT-DB-001", engine => engine.ProvisionAsync(file, new DatabaseMarker("copy", file), Token));
        }

        await ShouldBeUntouched(folder, file, "HT-DB-002", engine => engine.OpenAsync(file, new DatabaseMarker("copy", file), Token));
        await ShouldBeUntouched(folder, file, "HT-DB-001", engine => engine.ProvisionAsync(file, new DatabaseMarker("copy", file), Token));
    }

    [Fact]
    public async Task A_file_that_is_no_database_or_is_empty_is_refused_and_left()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["letter.txt"], "Dear tenant", Token);
        await File.WriteAllTextAsync(folder["empty.db"], "", Token);
        foreach (var file in (string[])[folder["letter.txt"], folder["empty.db"]])
        {
            await ShouldBeUntouched(folder, file, "HT-DB-002", engine => engine.OpenAsync(file, new DatabaseMarker("copy", file), Token));
            await ShouldBeUntouched(folder, file, "HT-DB-001", engine => engine.ProvisionAsync(file, new DatabaseMarker("copy", file), Token));
        }
    }

    [Fact]
    public async Task A_test_copy_that_was_moved_or_belongs_to_another_is_refused_and_left()
    {
        using var folder = new TemporaryFolder();
        var home = folder["copy.db"];
        var marker = new DatabaseMarker("copy", home);
        await (await new SqliteEngine().ProvisionAsync(home, marker, Token)).DisposeAsync();
        var moved = folder["live.db"];
        File.Copy(home, moved);

        await ShouldBeUntouched(folder, moved, "HT-DB-003", engine => engine.OpenAsync(moved, marker, Token));
        await ShouldBeUntouched(folder, moved, "HT-DB-003", engine => engine.OpenAsync(moved, new DatabaseMarker("copy", moved), Token));
        await ShouldBeUntouched(folder, moved, "HT-DB-003", engine => engine.ProvisionAsync(moved, new DatabaseMarker("copy", moved), Token));
        await ShouldBeUntouched(folder, home, "HT-DB-003", engine => engine.OpenAsync(home, new DatabaseMarker("another", home), Token));
        await ShouldBeUntouched(folder, home, "HT-DB-003", engine => engine.ProvisionAsync(home, new DatabaseMarker("another", home), Token));
    }

    [Fact]
    public async Task A_marker_that_is_lost_while_the_database_is_open_stops_every_write()
    {
        await using var copy = await SqliteCopy.ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'live'; DELETE FROM housingtest_marker;");

        Func<Task>[] writes =
        [
            () => copy.Database.RewindAsync(mark, Token), () => copy.Database.MarkAsync(Token), () => copy.Database.StopJournalAsync(Token),
            () => copy.Database.ExecuteAsync("DELETE FROM home", Token), () => copy.Database.LoadAsync([], [], null, Token), () => copy.Database.DetachAsync(Token),
            () => copy.Database.RestoreCheckpointAsync(copy.File + ".housingtest-base", Token),
        ];
        foreach (var write in writes)
            (await Should.ThrowAsync<ProblemException>(write)).Problems[0].Id.ShouldBe("HT-DB-002");
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("live");
    }

    [Fact]
    public async Task Provisioning_again_at_the_same_place_for_the_same_copy_starts_afresh()
    {
        await using var copy = await SqliteCopy.ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY)");
        await copy.StopSystemAsync();
        await copy.Database.DisposeAsync();
        await using var again = await new SqliteEngine().ProvisionAsync(copy.File, copy.Marker, Token);
        (await again.DescribeAsync(Token)).Tables.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_copy_opened_by_a_later_process_goes_back_to_a_mark_set_by_an_earlier_one()
    {
        await using var copy = await SqliteCopy.ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'a');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        await copy.SystemAsync("UPDATE home SET name = 'b'");
        await copy.Database.DisposeAsync();

        await using var later = await new SqliteEngine().OpenAsync(copy.File, copy.Marker, Token);
        await later.StartJournalAsync(Token);
        (await later.ChangesSinceAsync(mark, Token)).Count.ShouldBe(1);
        (await later.RewindAsync(mark, Token)).ShouldBe(new RewindResult(1, Restored: false, Why: null));
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("a");
    }

    [Fact]
    public async Task Detaching_leaves_the_vendors_schema_and_nothing_of_the_harness()
    {
        const string Everything =
            """
            CREATE TABLE home (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT); CREATE INDEX home_name ON home (name); CREATE VIEW homes AS SELECT name FROM home;
            CREATE TRIGGER named AFTER UPDATE ON home BEGIN SELECT 1; END; INSERT INTO home (name) VALUES ('a');
            """;
        const string Schema = "SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), char(10)) FROM (SELECT * FROM sqlite_master ORDER BY name)";
        await using var vendor = await SqliteCopy.ProvisionAsync(Everything);
        await vendor.SystemAsync("DROP TABLE housingtest_marker");
        await using var copy = await SqliteCopy.ProvisionAsync(Everything);
        await copy.Database.StartJournalAsync(Token);
        await copy.Database.MarkAsync(Token);

        await copy.Database.DetachAsync(Token);

        (await copy.AskSystemAsync(Schema)).ShouldBe(await vendor.AskSystemAsync(Schema));
        File.Exists(copy.File + ".housingtest-base").ShouldBeFalse();
        (await Should.ThrowAsync<ProblemException>(() => copy.Database.ExecuteAsync("DELETE FROM home", Token))).Problems[0].Id.ShouldBe("HT-DB-002");
        (await Should.ThrowAsync<ProblemException>(() => new SqliteEngine().OpenAsync(copy.File, copy.Marker, Token))).Problems[0].Id.ShouldBe("HT-DB-002");
    }

    [Fact]
    public async Task Loading_can_be_given_up_half_way_and_leaves_nothing()
    {
        await using var copy = await SqliteCopy.ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT)");
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

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await SqliteCopy.ProvisionAsync(schema);

    private static async Task ShouldBeUntouched(TemporaryFolder folder, string file, string id, Func<SqliteEngine, Task<ITestDatabase>> attempt)
    {
        var before = State(folder);
        var refused = await Should.ThrowAsync<ProblemException>(() => attempt(new SqliteEngine()));
        refused.Problems[0].Id.ShouldBe(id);
        refused.Problems[0].Where.ShouldBe(file);
        State(folder).ShouldBe(before);
    }

    /// <summary>Every file of the folder: name, time of writing and bytes.</summary>
    private static List<string> State(TemporaryFolder folder) =>
    [
        .. Directory.GetFiles(Path.GetDirectoryName(folder["x"])!).Order(StringComparer.Ordinal).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return string.Create(CultureInfo.InvariantCulture, $"{file} {File.GetLastWriteTimeUtc(file):O} {Digest.OfBytes(copy.ToArray())}");
        }),
    ];

    [Fact]
    public async Task A_check_of_a_list_of_words_tells_what_a_column_may_hold_and_one_that_says_more_tells_nothing()
    {
        await using var copy = await SqliteCopy.ProvisionAsync(
            """
            CREATE TABLE charge (
                id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('RENT', 'TENANT''S', 'HEAT')), weeks INTEGER CHECK ("weeks" in (48, 52)),
                state TEXT CHECK (state IN ('OPEN', 'SHUT') OR weeks = 48), made TEXT AS (upper(kind)));
            """);

        var columns = (await copy.Database.ReadCatalogueAsync(Token)).Tables[0].Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

        columns["kind"].Words.ShouldBe(["RENT", "TENANT'S", "HEAT"]);
        columns["weeks"].Words.ShouldBe(["48", "52"]);
        columns["state"].Words.ShouldBeEmpty();
        columns["made"].ShouldSatisfyAllConditions(column => column.Generated.ShouldBeTrue(), column => column.Required.ShouldBeFalse());
    }
}
