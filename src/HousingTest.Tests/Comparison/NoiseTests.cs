using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class NoiseTests
{
    [Fact]
    public void A_field_that_differs_between_two_baseline_runs_is_set_aside_and_shown_with_its_values()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "aaa")),
            Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "ccc")),
            baselineAgain: Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "bbb")));
        result.Differences.ShouldBeEmpty();
        var noise = result.Noise.ShouldHaveSingleItem();
        (noise.Where, noise.Field).ShouldBe(("audit entry", "correlation id"));
        noise.Scenarios.ShouldBe([Sample.Debit]);
        noise.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "", "aaa", "bbb")]);
    }

    [Fact]
    public void Without_a_second_baseline_run_nothing_is_noise() =>
        Sample.Compare(Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "aaa")), Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "ccc")))
            .Differences.ShouldHaveSingleItem().Field.ShouldBe("correlation id");

    [Fact]
    public void A_planted_defect_beside_a_noisy_field_is_found()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "aaa"), Sample.Audit(2, "balances", "aab")),
            Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "cca"), Sample.Audit(2, "balances", "ccb", subject: "RA-000002")),
            baselineAgain: Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "bba"), Sample.Audit(2, "balances", "bbb")));
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Where, pattern.Field).ShouldBe(("audit entry", "subject"));
        pattern.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "", "RA-000001", "RA-000002")]);
    }

    [Fact]
    public void Many_rows_with_a_noisy_field_still_match_by_the_rest_of_their_content()
    {
        Outcome Run(string run, int odd) => Sample.Outcome(Sample.Debit, [.. Enumerable.Range(0, 400).Select(index =>
            Sample.Audit(index + 1, index == 200 && odd > 0 ? "odd" : $"action {index % 7}", $"{run}{index * 31 % 400}", $"RA-{index % 60}"))]);
        var result = Sample.Compare(Run("a", 0), Run("c", 1), baselineAgain: Run("b", 0));
        result.Noise.Select(noise => noise.Field).ShouldBe(["correlation id"]);
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Field, pattern.Count).ShouldBe(("action", 1));
    }

    [Fact]
    public void Noise_of_one_scenario_is_none_in_another()
    {
        var result = Sample.Compare(
            Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Sample.Audit(1, "a", "x")), Sample.Outcome(Sample.Payment, Sample.Audit(1, "a", "same"))),
            Sample.Run("2026.2", Sample.Outcome(Sample.Debit, Sample.Audit(1, "a", "z")), Sample.Outcome(Sample.Payment, Sample.Audit(1, "a", "other"))),
            baselineAgain: Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Sample.Audit(1, "a", "y")), Sample.Outcome(Sample.Payment, Sample.Audit(1, "a", "same"))));
        result.Differences.ShouldHaveSingleItem().Scenarios.ShouldBe([Sample.Payment]);
    }

    [Fact]
    public void A_noisy_column_of_a_screen_leaves_the_columns_beside_it_compared()
    {
        static Outcome Seen(string printed, string amount) => Sample.Outcome(Sample.Debit) with
        {
            Screens = [Sample.Screen($"""
                - table "Transactions":
                  - row "Date Printed Amount":
                    - columnheader "Date"
                    - columnheader "Printed"
                    - columnheader "Amount"
                  - row "x":
                    - cell "6 April 2026"
                    - cell "{printed}"
                    - cell "{amount}"
                """)],
        };
        var result = Sample.Compare(Seen("08:00", "£1.00"), Seen("08:02", "£1.01"), baselineAgain: Seen("08:01", "£1.00"));
        result.Noise.ShouldHaveSingleItem().Field.ShouldBe("Printed");
        result.Differences.ShouldHaveSingleItem().Field.ShouldBe("Amount");
    }

    [Fact]
    public void A_scenario_that_changes_its_mind_on_the_baseline_teaches_no_noise()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100)), Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100)), baselineAgain: Sample.Failing(Sample.Debit));
        result.Noise.ShouldBeEmpty();
        (result.Scenarios[0].Baseline, result.Scenarios[0].BaselineAgain).ShouldBe((ScenarioStatus.Passed, ScenarioStatus.Failed));
    }
}
