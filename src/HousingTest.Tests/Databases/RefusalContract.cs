using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>Every way to reach a database that is no test copy of ours, or no longer one: each is refused, and nothing of it is touched.</summary>
public abstract class RefusalContract
{
    private static readonly string[] Refusals = ["HT-DB-001", "HT-DB-002", "HT-DB-003"];

    private static readonly EstateTable Property = new("property", ["key"]);

    private static readonly SeedMap Seed = new(
        "property", "home", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", new Dictionary<string, string>(StringComparer.Ordinal)) });

    /// <summary>What became of the marker, and what is tried.</summary>
    public static TheoryData<string, string> Ways => new MatrixTheoryData<string, string>(
        ["it is gone", "it is another copy's", "it is another place's", "there are two"],
        ["rewind", "apply", "mark", "start the journal", "stop the journal", "run a job", "run a script", "load", "restore", "detach", "wipe", "open", "provision", "adopt", "drop"]);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_database_whose_marker_is_not_ours_any_more_is_left_as_it_is(string marker, string way)
    {
        await using var copy = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO home VALUES (1, 'seeded');");
        await copy.Database.StartJournalAsync(Token);
        var mark = await copy.Database.MarkAsync(Token);
        using var folder = new TemporaryFolder();
        await copy.Database.SaveCheckpointAsync(folder["a.checkpoint"], Token);
        await copy.SystemAsync("UPDATE home SET name = 'live'; INSERT INTO home VALUES (2, 'live');");
        await copy.SystemAsync(marker switch
        {
            "it is gone" => $"DELETE FROM {copy.MarkerTable};",
            "it is another copy's" => $"UPDATE {copy.MarkerTable} SET copy_id = 'another';",
            "it is another place's" => $"UPDATE {copy.MarkerTable} SET place = 'elsewhere';",
            _ => $"INSERT INTO {copy.MarkerTable} SELECT * FROM {copy.MarkerTable};",
        });
        var schema = await copy.Database.DescribeAsync(Token);

        var refused = await Should.ThrowAsync<ProblemException>(() => way switch
        {
            "rewind" => copy.Database.RewindAsync(mark, Token),
            "apply" => copy.Database.ApplyAsync([new RowChange("home", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(2), ["name"] = Value.Of("live") }, null)], Token),
            "mark" => copy.Database.MarkAsync(Token),
            "start the journal" => StartAnewAsync(copy),
            "stop the journal" => copy.Database.StopJournalAsync(Token),
            "run a job" => copy.Database.ExecuteAsync("DELETE FROM home", Token),
            "run a script" => copy.Database.RunScriptAsync("tidy.sql", "DELETE FROM home;", Token),
            "load" => copy.Database.LoadAsync([Seed], [new EstateRow(Property, [Value.Of(9)])], null, Token),
            "restore" => copy.Database.RestoreCheckpointAsync(folder["a.checkpoint"], Token),
            "detach" => copy.Database.DetachAsync(Token),
            "wipe" => copy.Database.WipeAsync([], Token),
            "adopt" => copy.Engine.AdoptAsync(copy.Marker.Place, copy.Marker, Token),
            "open" => copy.Engine.OpenAsync(copy.Marker.Place, copy.Marker, Token),
            "provision" => copy.Engine.ProvisionAsync(copy.Marker.Place, copy.Marker, Token),
            _ => copy.Engine.DropAsync(copy.Marker.Place, copy.Marker, Token),
        });

        refused.Problems[0].Id.ShouldBeOneOf(Refusals);
        (await copy.AskSystemAsync("SELECT COUNT(*) FROM home WHERE name = 'live'")).ShouldBe("2");
        (await copy.AskSystemAsync("SELECT COUNT(*) FROM home")).ShouldBe("2");
        (await copy.Database.DescribeAsync(Token)).Tables.Select(table => table.Name).ShouldBe(schema.Tables.Select(table => table.Name), StringComparer.Ordinal);
    }

    // Where nothing about the schema changed there would be nothing to do.
    private static async Task StartAnewAsync(ContractCopy copy)
    {
        await copy.SystemAsync("CREATE TABLE note (id INTEGER PRIMARY KEY);");
        try
        {
            await copy.Database.StartJournalAsync(Token);
        }
        finally
        {
            await copy.SystemAsync("DROP TABLE note;");
        }
    }
}
