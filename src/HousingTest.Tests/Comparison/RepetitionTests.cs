using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class RepetitionTests
{
    [Fact]
    public void A_difference_that_shows_again_stays_one()
    {
        var result = Sample.Compare(Posted(100), Posted(99), candidateAgain: Posted(99));
        result.Differences.ShouldHaveSingleItem();
        result.Unsteady.ShouldBeEmpty();
    }

    [Fact]
    public void A_difference_that_does_not_show_again_is_unsteady()
    {
        var result = Sample.Compare(Posted(100), Posted(99), candidateAgain: Posted(100));
        result.Differences.ShouldBeEmpty();
        result.Unsteady.ShouldHaveSingleItem().Sentence.ShouldBe("1 rent transaction is £0.01 lower");
        result.Scenarios[0].Differs.ShouldBeTrue();
    }

    [Fact]
    public void A_difference_that_only_the_second_run_shows_is_unsteady_too() =>
        Sample.Compare(Posted(100), Posted(100), candidateAgain: Posted(99)).Unsteady.ShouldHaveSingleItem();

    [Fact]
    public void A_value_that_differs_each_time_is_steady_in_that_it_differs()
    {
        var result = Sample.Compare(Posted(100), Posted(97), candidateAgain: Posted(98));
        result.Differences.ShouldHaveSingleItem().Sentence.ShouldBe("1 rent transaction is £0.03 lower");
        result.Unsteady.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_rows_more_the_one_that_shows_again_stays()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit),
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Transaction(2, 2, 100)),
            candidateAgain: Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100)));
        result.Differences.ShouldHaveSingleItem().Count.ShouldBe(1);
        result.Unsteady.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public void Scenarios_that_did_not_run_again_keep_their_differences()
    {
        var result = Sample.Compare(
            Sample.Run("2026.1", Posted(100), Sample.Outcome(Sample.Payment, Sample.Transaction(1, 1, 5))),
            Sample.Run("2026.2", Posted(99), Sample.Outcome(Sample.Payment, Sample.Transaction(1, 1, 6))),
            candidateAgain: Sample.Run("2026.2", Posted(99)));
        result.Differences.Count.ShouldBe(2);
    }

    private static Outcome Posted(long pence) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, pence));
}
