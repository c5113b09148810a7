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

    [Fact]
    public void Noise_in_one_row_does_not_hide_a_defect_in_the_same_field_of_another()
    {
        Outcome Run(string first, string second) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100, narrative: first), Sample.Transaction(2, 2, 100, narrative: second));
        var result = Sample.Compare(Run("a", "Rent"), Run("c", "Rnt"), baselineAgain: Run("b", "Rent"), candidateAgain: Run("d", "Rnt"));
        result.Noise.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().Before.ShouldBe("a");
        result.Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().After.ShouldBe("Rnt");
    }

    [Fact]
    public void A_row_that_jitters_as_its_neighbour_does_is_noise_once_the_candidate_ran_again()
    {
        Outcome Run(string first, string second) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100, narrative: first), Sample.Transaction(2, 2, 100, narrative: second));
        var result = Sample.Compare(Run("a", "x"), Run("c", "y"), baselineAgain: Run("b", "x"), candidateAgain: Run("d", "z"));
        result.Differences.ShouldBeEmpty();
        result.Unsteady.ShouldBeEmpty();
        result.Noise.ShouldHaveSingleItem().Examples.Select(example => example.After).ShouldBe(["b", "y", "z"]);
        result.Scenarios[0].Differs.ShouldBeFalse();
    }

    [Fact]
    public void Noise_in_the_balance_of_one_account_does_not_hide_the_balance_of_another()
    {
        Outcome Run(long first, long second) => Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, first), Sample.Balance(2, 0, second));
        Sample.Compare(Run(1, 100), Run(3, 99), baselineAgain: Run(2, 100)).Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().Subject.ShouldBe("RA-000002");
    }

    [Fact]
    public void Noise_on_one_line_of_a_screen_does_not_hide_a_defect_on_the_next()
    {
        static Outcome Seen(string printed, string text) => Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen($"- paragraph: Printed at {printed}\n- paragraph: {text}")] };
        var result = Sample.Compare(Seen("08:00", "You owe £10.00"), Seen("08:02", "You owe £11.00"), baselineAgain: Seen("08:01", "You owe £10.00"));
        result.Noise.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().After.ShouldBe("Printed at 08:01");
        result.Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().After.ShouldBe("You owe £11.00");
    }

    [Fact]
    public void Noise_in_one_cell_of_a_screen_does_not_hide_a_defect_in_the_cell_below()
    {
        static Outcome Seen(string first, string second) => Sample.Outcome(Sample.Debit) with
        {
            Screens = [Sample.Screen($"""
                - table "Jobs":
                  - row "Job Took":
                    - columnheader "Job"
                    - columnheader "Took"
                  - row "x":
                    - cell "Debit run"
                    - cell "{first}"
                  - row "y":
                    - cell "Review"
                    - cell "{second}"
                """)],
        };
        var result = Sample.Compare(Seen("1 s", "none"), Seen("3 s", "failed"), baselineAgain: Seen("2 s", "none"), candidateAgain: Seen("4 s", "failed"));
        result.Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            example => example.Subject.ShouldBe("Review"), example => example.After.ShouldBe("failed"));
    }

    [Fact]
    public void A_noisy_field_of_a_message_leaves_its_other_fields_and_other_messages_compared()
    {
        static Outcome Sent(string reference, string amount, string other) => Sample.Outcome(Sample.Debit) with
        {
            Messages = [Message("07700 900001", reference, amount), Message("07700 900002", other, "£1.00")],
        };
        static MessageSent Message(string to, string reference, string amount) =>
            new("sms", "reminder", to, new Dictionary<string, string>(StringComparer.Ordinal) { ["reference"] = reference, ["amount"] = amount });
        var result = Sample.Compare(Sent("r1", "£5.00", "known"), Sent("r3", "£5.01", "unknown"), baselineAgain: Sent("r2", "£5.00", "known"));
        result.Noise.ShouldHaveSingleItem().ShouldSatisfyAllConditions(noise => noise.Field.ShouldBe("reference"), noise => noise.Examples[0].After.ShouldBe("r2"));
        result.Differences.Select(pattern => (pattern.Field, pattern.Examples[0].Subject)).ShouldBe([("amount", "07700 900001"), ("reference", "07700 900002")], ignoreOrder: true);
    }

    [Fact]
    public void An_error_that_comes_and_goes_does_not_hide_another()
    {
        static Outcome With(params string[] errors) => Sample.Outcome(Sample.Debit) with { Errors = [.. errors.Select(text => new SystemError("server", text))] };
        Sample.Compare(With(), With("took 71 ms", "no such table"), baselineAgain: With("took 64 ms")).Differences.ShouldHaveSingleItem().Examples[0].After.ShouldBe("no such table");
    }

    [Fact]
    public void A_row_that_comes_and_goes_does_not_hide_a_row_that_is_lost()
    {
        var beat = Sample.Audit(9, "heartbeat", "x");
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "x"), beat), Sample.Outcome(Sample.Debit, beat), baselineAgain: Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit run", "x")));
        result.Noise.ShouldHaveSingleItem().Where.ShouldBe("audit entry");
        result.Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().Before.ShouldContain("debit run");
    }

    [Fact]
    public void A_noisy_line_of_a_file_leaves_the_other_lines_compared()
    {
        var result = Files.Compare("run.txt", "made at 08:00\nCOUNT 12\n", "made at 08:02\nCOUNT 13\n", again: "made at 08:01\nCOUNT 12\n");
        result.Noise.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().Before.ShouldBe("made at 08:00");
        result.Differences.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().After.ShouldBe("COUNT 13");
    }
}
