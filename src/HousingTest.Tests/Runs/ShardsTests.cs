using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class ShardsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/3", 2, 3)]
    public void A_share_is_named_by_its_number_and_how_many_there_are(string text, int index, int of) =>
        ShardChoice.Parse(text).ShouldBe(new ShardChoice(index, of));

    [Theory]
    [InlineData("")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("-1/3")]
    [InlineData("one/two")]
    public void Anything_else_is_no_share(string text) => ShardChoice.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_scenario_is_in_exactly_one_share_and_in_the_order_of_the_plan(int of)
    {
        var whole = SampleRuns.Plan(40);
        foreach (var durations in (RecordedDurations?[])[null, Durations(("scenario", SampleRuns.Id(1), 900))])
        {
            var shares = Enumerable.Range(1, of).Select(index => Shards.Share(whole, new ShardChoice(index, of), durations)).ToList();

            shares.SelectMany(share => share).Select(scenario => scenario.Id).Order(StringComparer.Ordinal).ShouldBe(whole.Select(scenario => scenario.Id));
            shares.ShouldAllBe(share => share.SequenceEqual(share.OrderBy(scenario => scenario.Line)));
        }
    }

    [Fact]
    public void By_hash_a_scenario_stays_in_its_share_whatever_others_come_or_go()
    {
        var few = SampleRuns.Plan(10);
        var many = SampleRuns.Plan(40);
        for (var index = 1; index <= 3; index++)
        {
            var choice = new ShardChoice(index, 3);
            Shards.Share(many, choice, durations: null).Select(scenario => scenario.Id).Intersect(few.Select(scenario => scenario.Id), StringComparer.Ordinal)
                .ShouldBe(Shards.Share(few, choice, durations: null).Select(scenario => scenario.Id));
        }

        // Other machines and later versions must come to the same: these are held.
        Shards.Share(few, new ShardChoice(1, 3), durations: null).Select(scenario => scenario.Id).ShouldBe([SampleRuns.Id(1), SampleRuns.Id(2), SampleRuns.Id(4), SampleRuns.Id(10)]);
    }

    [Fact]
    public void By_durations_the_shares_take_about_as_long()
    {
        var whole = SampleRuns.Plan(6);
        var durations = Durations(
            ("scenario", SampleRuns.Id(1), 100), ("scenario", SampleRuns.Id(2), 10), ("scenario", SampleRuns.Id(3), 40), ("scenario", SampleRuns.Id(4), 30),
            ("scenario", SampleRuns.Id(5), 20), ("put back", SampleRuns.Id(2), 5000));

        // The sixth is not known and counts as the others do on average, 40.
        Shards.Share(whole, new ShardChoice(1, 2), durations).Sum(scenario => durations.Of(scenario.Id)).ShouldBe(120);
        Shards.Share(whole, new ShardChoice(2, 2), durations).Sum(scenario => durations.Of(scenario.Id)).ShouldBe(120);
        Shards.Describe(whole, new ShardChoice(2, 2), durations).Durations.ShouldBe(durations.Digest);
    }

    [Fact]
    public void More_shares_than_scenarios_leave_some_empty() =>
        Enumerable.Range(1, 5).Count(index => Shards.Share(SampleRuns.Plan(2), new ShardChoice(index, 5), durations: null).Count == 0).ShouldBeGreaterThanOrEqualTo(3);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{ \"what\": \"put back\", \"name\": \"x\", \"milliseconds\": 3 }]")]
    [InlineData("not json")]
    public void A_file_that_says_nothing_of_scenarios_balances_nothing(string text) =>
        Should.Throw<ProblemException>(() => RecordedDurations.Read(_folder.Write("timings.json", text))).Problems[0].Id.ShouldBe("HT-RUN-007");

    private RecordedDurations Durations(params (string What, string Name, double Milliseconds)[] durations) => RecordedDurations.Read(_folder.Write(
        "timings.json", System.Text.Json.JsonSerializer.Serialize(durations.Select(one => new Duration(one.What, one.Name, one.Milliseconds)), Json.Indented)));
}
