using System.Text.Json;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison.Speed;

public sealed class SpeedComparerTests
{
    private const double Steady = 0.05;

    private readonly Random _random = new(20260401);

    [Fact]
    public void A_job_that_takes_twice_as_long_is_slower_and_named()
    {
        var speed = SpeedSamples.Compare(Run(12), Run(12), Run(12, slower: 2));
        var item = speed.Items.ShouldHaveSingleItem();
        item.Answer.ShouldBe(SpeedAnswer.Slower);
        item.Ratio!.Value.ShouldBeInRange(1.7, 2.3);
        item.Chance!.Value.ShouldBeLessThan(0.001);
        (item.Baseline.Count, item.Candidate.Count, item.Scenarios.Count).ShouldBe((24, 12, 12));
        speed.Sentence.ShouldBe("1 job slower: weekly debit run");
    }

    [Fact]
    public void A_debit_run_that_was_made_to_wait_a_second_is_found_in_what_a_gate_recorded()
    {
        // Recorded at a load of 32 on two cores, where the run took 0.85 s by itself.
        var speed = SpeedSamples.Compare(Recorded("baseline"), Recorded("baseline-again"), Recorded("candidate"));
        speed.Items[0].Answer.ShouldBe(SpeedAnswer.Slower);
        speed.Items[0].Ratio!.Value.ShouldBe(2.051);
        speed.Sentence.ShouldBe("1 job slower: weekly debit run; 1 not judged");
    }

    [Fact]
    public void The_baseline_of_that_gate_is_not_slower_than_itself() =>
        SpeedSamples.Compare(Recorded("baseline"), Recorded("baseline-again"), Recorded("baseline-again")).Items.ShouldAllBe(item => item.Answer != SpeedAnswer.Slower);

    [Fact]
    public void The_same_release_is_not_slower_and_half_as_long_again_is_ruled_out()
    {
        var speed = SpeedSamples.Compare(Run(12), Run(12), Run(12));
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotSlower);
        speed.Items[0].Why.ShouldBe("1.5 times as long is ruled out");
        speed.Sentence.ShouldBe("the weekly debit run is not slower");
    }

    [Fact]
    public void A_single_place_that_was_repeated_is_enough()
    {
        var speed = SpeedSamples.Compare(
            SpeedSamples.Run(_random, 1, repeat: 12), SpeedSamples.Run(_random, 1, repeat: 12), SpeedSamples.Run(_random, 1, repeat: 12, slower: 2));
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.Slower);
    }

    [Fact]
    public void Too_few_samples_are_counted_and_not_judged()
    {
        var speed = SpeedSamples.Compare(Run(7), Run(7), Run(7, slower: 9));
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotJudged);
        speed.Sentence.ShouldBe("not judged: nothing ran often enough, the weekly debit run most often with 7 of 8 samples");
    }

    [Fact]
    public void What_only_one_release_did_is_no_sample()
    {
        var elsewhere = Run(12).Select(one => one with { Scenario = one.Scenario + "-other" }).ToList();
        var item = SpeedSamples.Compare(Run(12), Run(12), elsewhere).Items.ShouldHaveSingleItem();
        (item.Answer, item.BaselineMedian, item.Ratio).ShouldBe((SpeedAnswer.NotJudged, null, null));
    }

    [Fact]
    public void Baseline_runs_that_differ_from_one_another_say_nothing()
    {
        var speed = SpeedSamples.Compare(Run(12), Run(12, slower: 1.6), Run(12, slower: 2.5));
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotJudged);
        speed.Sentence.ShouldBe("not judged: the two runs of the baseline differ from one another as well");
    }

    [Fact]
    public void A_baseline_that_ran_once_says_nothing() =>
        SpeedSamples.Compare(Run(12), null, Run(12, slower: 3)).Sentence.ShouldBe("not judged: the baseline ran once, and nothing says whether the machine was steady");

    [Fact]
    public void When_the_harness_itself_was_slower_beside_the_candidate_nothing_is_said()
    {
        var speed = SpeedSamples.Compare(
            [.. Run(12), .. SpeedSamples.OwnWork(_random, 12)], [.. Run(12), .. SpeedSamples.OwnWork(_random, 12)],
            [.. Run(12, slower: 1.6), .. SpeedSamples.OwnWork(_random, 12, slower: 1.6)]);
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotJudged);
        speed.Sentence.ShouldStartWith("not judged: the machine was not steady");
    }

    [Theory]
    [InlineData(2, SpeedAnswer.Slower)]
    [InlineData(1, SpeedAnswer.NotJudged)]
    public void When_the_harness_itself_was_quicker_beside_the_candidate_only_what_is_slower_all_the_same_is_said(double slower, SpeedAnswer answer)
    {
        var speed = SpeedSamples.Compare(
            [.. Run(12), .. SpeedSamples.OwnWork(_random, 12)], [.. Run(12), .. SpeedSamples.OwnWork(_random, 12)],
            [.. Run(12, slower), .. SpeedSamples.OwnWork(_random, 12, slower: 0.6)]);
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(answer);
    }

    [Fact]
    public void Beyond_chance_is_not_enough_where_it_does_not_matter()
    {
        // Three times as long, but by less than a person or a night's work would notice.
        var speed = SpeedSamples.Compare(Quick(1), Quick(1), Quick(3));
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotSlower);

        IReadOnlyList<Duration> Quick(double slower) => [.. Run(12).Select(one => one with { Milliseconds = slower * (1 + (_random.NextDouble() / 10)) })];
    }

    [Fact]
    public void Times_that_vary_wildly_are_neither_slower_nor_not_slower()
    {
        var speed = SpeedSamples.Compare(Wild(), Wild(), Wild());
        speed.Items.ShouldHaveSingleItem().Answer.ShouldBe(SpeedAnswer.NotJudged);
        speed.Sentence.ShouldBe("not judged: the times vary too much for so few samples");

        IReadOnlyList<Duration> Wild() => SpeedSamples.Run(_random, 8, repeat: 1, spread: 1);
    }

    [Fact]
    public void Slower_ones_are_told_first_and_the_rest_is_counted()
    {
        var speed = SpeedSamples.Compare(All(1), All(1), All(2));
        speed.Items.Select(item => (item.Kind, item.Name, item.Answer)).ShouldBe(
            [
                (SpeedKind.Job, "weekly debit run", SpeedAnswer.Slower), (SpeedKind.Screen, "statement", SpeedAnswer.Slower),
                (SpeedKind.Job, "nightly review", SpeedAnswer.NotSlower), (SpeedKind.Call, "post payment", SpeedAnswer.NotJudged),
            ]);
        speed.Sentence.ShouldBe("1 job and 1 screen slower: weekly debit run, statement; 1 not judged");

        IReadOnlyList<Duration> All(double slower) =>
            [.. Run(12, slower), .. SpeedSamples.Run(_random, 12, 1, slower, Steady, "statement", "screen"),
            .. SpeedSamples.Run(_random, 12, 1, 1, Steady, "nightly review"), .. SpeedSamples.Run(_random, 3, 1, 1, Steady, "post payment", "call")];
    }

    [Fact]
    public void Samples_of_the_candidates_second_run_count_with_its_first() =>
        SpeedSamples.Compare(Run(6), Run(6), Run(6, slower: 2), Run(6, slower: 2)).Items.ShouldHaveSingleItem().Candidate.Count.ShouldBe(12);

    [Fact]
    public void Nothing_timed_is_said() =>
        SpeedSamples.Compare([], [], []).Sentence.ShouldBe("not judged: no job, call or screen was timed on both releases");

    [Fact]
    public void Nothing_that_a_verdict_may_carry_holds_a_measured_figure()
    {
        var quiet = SpeedSamples.Compare(Run(12), Run(12), Run(12, slower: 2));
        var other = SpeedSamples.Compare(Run(12), Run(12), Run(12, slower: 3));
        (quiet.Sentence, quiet.Items[0].Why).ShouldBe((other.Sentence, other.Items[0].Why));
    }

    private static IReadOnlyList<Duration> Recorded(string run) => JsonSerializer.Deserialize<IReadOnlyList<Duration>>(
        File.ReadAllText(Path.Combine(Repository.Root, "src", "HousingTest.Tests", "Comparison", "Speed", "recorded", run + ".json")), Json.Indented)!;

    private IReadOnlyList<Duration> Run(int places, double slower = 1) => SpeedSamples.Run(_random, places, repeat: 1, slower, Steady);
}
