using System.Text.Json;
using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>What comparing two databases of an engine comes to: what the journal would have told of the way from one to the other.</summary>
public abstract class ComparisonContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Dialect Dialect { get; }

    protected abstract Task<ContractCopy> ProvisionAsync(string schema);

    [Fact]
    public async Task Random_histories_are_told_as_the_journal_tells_them_and_lead_from_one_to_the_other()
    {
        await using var first = await ProvisionAsync(RandomHistory.Schema(Dialect));
        await using var second = await ProvisionAsync(RandomHistory.Schema(Dialect));
        await second.Database.StartJournalAsync(Token);
        var mark = await second.Database.MarkAsync(Token);
        await first.Database.StartJournalAsync(Token);
        var back = await first.Database.MarkAsync(Token);
        (await DatabaseComparison.CompareAsync(first.Database, second.Database, Token)).None.ShouldBeTrue();
        for (var seed = 1; seed <= 40; seed++)
        {
            var told = $"seed {seed}";
            foreach (var statement in RandomHistory.Of(seed, Dialect))
                _ = await second.TrySystemAsync(statement);

            var difference = await DatabaseComparison.CompareAsync(first.Database, second.Database, Token);

            Lines(difference.Changes).ShouldBe(Lines(await second.Database.ChangesSinceAsync(mark, Token)), told);
            difference.Changes.Select(change => change.Table).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
            (await first.Database.ApplyAsync(difference.Changes, Token)).Clashes.ShouldBeEmpty(told);
            (await DatabaseComparison.CompareAsync(first.Database, second.Database, Token)).None.ShouldBeTrue(told);
            (await first.Database.RewindAsync(back, Token)).Restored.ShouldBeFalse(told);
            (await second.Database.RewindAsync(mark, Token)).Restored.ShouldBeFalse(told);
        }
    }

    [Fact]
    public async Task Rows_are_told_by_table_and_key_and_equal_rows_without_a_key_by_how_many_there_are()
    {
        const string schema = "CREATE TABLE home (area INTEGER, number INTEGER, name TEXT, PRIMARY KEY (area, number)); CREATE TABLE note (said TEXT);";
        await using var first = await ProvisionAsync(schema + "INSERT INTO home VALUES (1, 10, 'a'), (1, 9, 'b'), (2, 1, NULL); INSERT INTO note VALUES ('x'), ('x'), ('x'), ('y');");
        await using var second = await ProvisionAsync(schema + "INSERT INTO home VALUES (1, 9, 'B'), (1, 10, 'a'), (2, 1, ''), (1, 2, 'new'); INSERT INTO note VALUES ('x'), ('z'), ('z'), ('y');");

        var difference = await DatabaseComparison.CompareAsync(first.Database, second.Database, Token);

        difference.Changes.Select(change => $"{change.Table} {Side(change.Before)} -> {Side(change.After)}").ShouldBe(
            ["home  -> 1 2 new", "home 1 9 b -> 1 9 B", "home 2 1  -> 2 1 ", "note x -> ", "note x -> ", "note  -> z", "note  -> z"]);
        difference.Changes[2].Before!["name"].ShouldBe(Value.None);
        (await DatabaseComparison.CompareAsync(second.Database, first.Database, Token)).Changes.Count.ShouldBe(7);

        static string Side(IReadOnlyDictionary<string, Value>? row) => row is null ? "" : string.Join(' ', row.Values);
    }

    [Fact]
    public async Task Tables_and_columns_that_only_one_has_or_that_differ_are_told()
    {
        await using var first = await ProvisionAsync("CREATE TABLE home (id INTEGER PRIMARY KEY, name TEXT, rank INTEGER); CREATE TABLE old (id INTEGER PRIMARY KEY); CREATE TABLE same (id INTEGER PRIMARY KEY); INSERT INTO home VALUES (1, 'a', 1); INSERT INTO same VALUES (1);");
        await using var second = await ProvisionAsync($"CREATE TABLE home (id INTEGER PRIMARY KEY, title TEXT, rank {Dialect.Real}); CREATE TABLE fresh (id INTEGER PRIMARY KEY); CREATE TABLE same (id INTEGER PRIMARY KEY);");

        var difference = await DatabaseComparison.CompareAsync(first.Database, second.Database, Token);

        difference.ShouldSatisfyAllConditions(
            told => told.OnlyInFirst.ShouldBe(["old"]), told => told.OnlyInSecond.ShouldBe(["fresh"]),
            told => told.Columns.Select(column => column.Column).ShouldBe(["name", "rank", "title"]), told => told.Columns[0].Second.ShouldBeNull(), told => told.Columns[2].First.ShouldBeNull(),
            told => told.Changes.ShouldHaveSingleItem().Table.ShouldBe("same"), told => told.None.ShouldBeFalse());
    }

    [Fact]
    public async Task Generated_columns_are_left_out_and_values_told_to_the_last_bit()
    {
        var schema = $"CREATE TABLE reading (id INTEGER PRIMARY KEY, exact {Dialect.Real}, bytes {Dialect.Blob}, half INTEGER, twice INTEGER GENERATED ALWAYS AS (half * 2) {Dialect.Virtual});";
        await using var first = await ProvisionAsync($"{schema} INSERT INTO reading (id, exact, bytes, half) VALUES (1, 0.1, {Dialect.Bytes("00")}, 1), (2, 0.30000000000000004, NULL, 2), (3, 1, {Dialect.Bytes("")}, 3);");
        await using var second = await ProvisionAsync($"{schema} INSERT INTO reading (id, exact, bytes, half) VALUES (1, 0.1, {Dialect.Bytes("00")}, 5), (2, 0.3, NULL, 2), (3, 1, NULL, 3);");

        var changes = (await DatabaseComparison.CompareAsync(first.Database, second.Database, Token)).Changes;

        changes.Count.ShouldBe(3);
        changes[0].Before!.Keys.ShouldBe(["id", "exact", "bytes", "half"]);
        (changes[1].Before!["exact"], changes[1].After!["exact"]).ShouldBe((new Value.Real(0.30000000000000004), new Value.Real(0.3)));
        (changes[2].Before!["bytes"], changes[2].After!["bytes"]).ShouldBe((new Value.Blob(Array.Empty<byte>()), Value.None));
    }

    /// <summary>Changes as lines in an order of their own. Where nothing tells rows apart, a journal may know more of which became which, and of rows that went and came back, than can be seen.</summary>
    private static IReadOnlyList<string> Lines(IEnumerable<RowChange> changes)
    {
        var lines = new List<string>();
        var loose = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.Table is not "note")
            {
                lines.Add($"{change.Table} {Line(change.Before)} {Line(change.After)}");
                continue;
            }

            if (change.Before is not null)
                loose[Line(change.Before)] = loose.GetValueOrDefault(Line(change.Before)) - 1;
            if (change.After is not null)
                loose[Line(change.After)] = loose.GetValueOrDefault(Line(change.After)) + 1;
        }

        return [.. lines.Concat(loose.Where(one => one.Value != 0).Select(one => $"note {one.Value} {one.Key}")).Order(StringComparer.Ordinal)];
    }

    private static string Line(IReadOnlyDictionary<string, Value>? row) => JsonSerializer.Serialize(row, Json.Line);
}
