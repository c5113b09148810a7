using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Practice;

/// <summary>The first step after which a check fails is found by going to few checkpoints.</summary>
public sealed class PractisedBisectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whichever_step_brought_it_is_found_with_no_more_looks_than_the_logarithm_and_one()
    {
        await using var practised = Eight();
        var rehearsal = await practised.RunAsync();
        for (var faulty = 1; faulty <= 8; faulty++)
        {
            practised.Answers = request => Number(request) >= faulty ? PractisedPlan.Fails(request) : PractisedPlan.Holds(request);

            var result = await rehearsal.BisectAsync("@rents", Token);

            result.First?.Step.ShouldBe($"s{faulty}");
            result.Looks.Count.ShouldBeLessThanOrEqualTo(4);
        }
    }

    [Fact]
    public async Task A_check_that_holds_at_the_end_leaves_nothing_to_be_found_and_one_that_changes_its_mind_cannot_be_told()
    {
        await using var practised = Eight();
        var rehearsal = await practised.RunAsync();

        var holds = await rehearsal.BisectAsync("@rents", Token);
        var calls = 0;
        practised.Answers = request => calls++ % 2 == 0 ? PractisedPlan.Fails(request) : PractisedPlan.Holds(request);
        var shaky = await rehearsal.BisectAsync("@rents", Token);

        (holds.First, holds.Said).ShouldBe((null, "scenarios @rents holds after the last step, so there is no step to be found"));
        (shaky.First, shaky.Said, calls).ShouldBe((null, "It cannot be told: scenarios @rents changes its mind at 008-s8", 5));
    }

    private static int Number(CheckRequest request) => int.Parse(request.Checkpoint.Id.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static PractisedPlan Eight() => PractisedPlan.Of(
        "embedded",
        [.. Enumerable.Range(1, 8).Select(number => ($"s{number}", $"INSERT INTO bank_holiday (day, name) VALUES ('2040-0{number}-02', 'Day {number}');\n"))]);
}
