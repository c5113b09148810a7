using HousingTest.Comparison;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison.Speed;

public sealed class RankTestTests
{
    [Fact]
    public void All_of_three_above_all_of_four_is_one_choice_of_thirty_five() =>
        RankTest.Longer([new RankedPlace([1, 2, 3, 4], [5, 6, 7])]).ShouldBe(1 / 35.0, 1e-12);

    [Fact]
    public void The_second_highest_sum_counts_the_highest_with_it() =>
        RankTest.Longer([new RankedPlace([1, 2, 3, 5], [4, 6, 7])]).ShouldBe(2 / 35.0, 1e-12);

    [Fact]
    public void Places_are_counted_together() =>
        RankTest.Longer([.. Enumerable.Range(0, 8).Select(place => new RankedPlace([place, place + 1], [place + 2]))]).ShouldBe(Math.Pow(3, -8), 1e-15);

    [Fact]
    public void The_difference_between_places_says_nothing()
    {
        // The quick place was timed more often on the candidate: taken together its times would look much shorter.
        RankedPlace[] places = [new([10, 11, 12], [10.5, 11.5, 10.2, 11.8, 11.1, 10.9]), new([1000, 1100, 1050], [1040])];
        RankTest.Otherwise(places).ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Ties_share_their_rank()
    {
        // Of 1 2 2 3 with the candidate at 2 and 3, the sums 6.5 or more come of {2, 3} twice: two of six choices.
        RankTest.Longer([new RankedPlace([1, 2], [2, 3])]).ShouldBe(2 / 6.0, 1e-12);
        RankTest.Longer([new RankedPlace([4, 4, 4], [4, 4])]).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Chances_of_a_place_sum_to_one_and_have_the_mean_and_variance_that_the_approximation_takes()
    {
        var place = new RankedPlace([3, 1, 4, 1, 5, 9, 2], [6, 5, 3, 5]);
        var (smallest, chances) = place.Distribution();
        chances.Sum().ShouldBe(1, 1e-12);
        var mean = chances.Index().Sum(sum => (smallest + sum.Index) * sum.Item);
        mean.ShouldBe(place.Mean, 1e-9);
        chances.Index().Sum(sum => Math.Pow(smallest + sum.Index - mean, 2) * sum.Item).ShouldBe(place.Variance, 1e-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.03)]
    [InlineData(1.1)]
    public void Counted_and_approximated_agree(double slower)
    {
        var random = new Random(7);
        RankedPlace[] places = [.. Enumerable.Range(0, 6).Select(_ => new RankedPlace(SpeedSamples.Times(random, 12, 100, 0.2), SpeedSamples.Times(random, 6, 100 * slower, 0.2)))];
        var counted = RankTest.Tails(places, int.MaxValue);
        var approximated = RankTest.Tails(places, mostCounted: 0);
        approximated.Longer.ShouldBe(counted.Longer, 0.003);
        approximated.Shorter.ShouldBe(counted.Shorter, 0.003);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(2.99, 0.00139488723539825)]
    [InlineData(3.01, 0.00130623844876947)]
    [InlineData(6, 9.86587645037698E-10)]
    [InlineData(-1.96, 0.975002104851780)]
    [InlineData(-4, 0.999968328758167)]
    public void The_normal_tail_is_that_of_the_tables(double z, double chance) => NormalTail.Above(z).ShouldBe(chance, chance * 1e-9);

    [Fact]
    public void Holm_multiplies_the_smallest_by_all_and_never_falls() =>
        Holm.Corrected([0.04, 0.001, 0.03, 0.5]).Zip([0.09, 0.004, 0.09, 0.5]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);

    [Fact]
    public void Many_samples_are_ranked_in_no_time_worth_telling()
    {
        var random = new Random(11);
        RankedPlace[] places = [.. Enumerable.Range(0, 40).Select(_ => new RankedPlace(SpeedSamples.Times(random, 200, 100, 0.2), SpeedSamples.Times(random, 100, 130, 0.2)))];
        RankTest.Longer(places).ShouldBeLessThan(1e-12);
    }
}
