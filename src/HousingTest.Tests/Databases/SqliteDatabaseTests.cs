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
    public async Task A_fingerprint_tells_a_number_from_a_text_that_looks_like_it()
    {
        await using var copy = await SqliteCopy.ProvisionAsync("CREATE TABLE note (n); INSERT INTO note VALUES (2);");
        var before = await copy.Database.FingerprintAsync(Token);
        await copy.SystemAsync("UPDATE note SET n = '2'");
        (await copy.Database.FingerprintAsync(Token)).ShouldNotBe(before, StringComparer.Ordinal);
    }

    protected override Dialect Dialect { get; } = new SqliteDialect();

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

}
