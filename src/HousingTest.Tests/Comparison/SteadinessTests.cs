using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class SteadinessTests
{
    [Fact]
    public void A_scenario_that_passed_nine_times_of_ten_changes_its_mind_and_every_attempt_is_there()
    {
        var attempts = Of([.. Enumerable.Range(1, 10).Select(attempt => attempt == 4 ? Sample.Failing(Sample.Debit) : Sample.Outcome(Sample.Debit))]);

        attempts.ChangesItsMind.ShouldBeTrue();
        attempts.Attempts.Count.ShouldBe(10);
        attempts.Attempts[3].ShouldBe(new AttemptEnd(4, ScenarioStatus.Failed, "When it happens: expected 1, found 2"));
        AttemptWords.Of(attempts).ShouldBe("passed 9 of 10, attempt 4 failed");
    }

    [Fact]
    public void One_that_fails_each_time_fails_and_does_not_change_its_mind() =>
        Of(Sample.Failing(Sample.Debit), Sample.Failing(Sample.Debit)).ChangesItsMind.ShouldBeFalse();

    [Fact]
    public void What_a_system_makes_at_random_differs_each_time_and_is_no_change_of_mind()
    {
        var attempts = Of([.. Enumerable.Range(1, 4).Select(attempt => Sample.Outcome(Sample.Debit, Sample.Audit(1, "debit", $"random-{attempt}")))]);

        attempts.Always.ShouldBe(["audit entry correlation id"]);
        attempts.ChangesItsMind.ShouldBeFalse();
    }

    [Theory]
    [InlineData("the first", 1)]
    [InlineData("one in the middle", 3)]
    [InlineData("the last", 5)]
    public void One_amount_that_is_another_in_one_attempt_is_a_change_of_mind_though_all_passed(string which, int odd)
    {
        var attempts = Of([.. Enumerable.Range(1, 5).Select(attempt => Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, attempt == odd ? 10001 : 10000)))]);

        attempts.Sometimes.ShouldBe(["rent account balance"], which);
        attempts.ChangesItsMind.ShouldBeTrue();
        AttemptWords.Of(attempts).ShouldBe("passed 5 of 5, and rent account balance differed between them");
    }

    [Fact]
    public void An_amount_that_swings_is_a_change_of_mind() =>
        Of([.. Enumerable.Range(1, 4).Select(attempt => Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, 10000 + (attempt % 2))))]).Sometimes.ShouldBe(["rent account balance"]);

    [Fact]
    public void An_attempt_without_an_outcome_did_not_run()
    {
        var run = Run(Sample.Outcome(Sample.Debit)) with { Manifest = Sample.Manifest("2026.1", Sample.Debit) with { Repeat = 2 } };

        Steadiness.Of(run, Sample.Map).Single().Attempts[1].Status.ShouldBe(ScenarioStatus.NotRun);
    }

    [Fact]
    public void A_candidate_that_changes_its_mind_within_a_run_holds()
    {
        var baseline = Run(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit));
        var candidate = Run(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit), Sample.Failing(Sample.Debit));

        var comparison = Sample.Compare(baseline, candidate);
        var verdict = Judge.Decide(comparison, Policy, new Waivers([], "fixtures/waivers.yaml", "w"), [], new DateOnly(2026, 4, 6));

        verdict.Decision.ShouldBe(Decision.Hold);
        verdict.Counts.ShouldBe(new ScenarioCounts(0, 0, 1, 0));
        var reason = verdict.Reasons.ShouldHaveSingleItem();
        reason.Id.ShouldBe("HT-VER-005");
        reason.Sentence.ShouldBe("1 scenario did not end the same way each time");
        reason.Detail.ShouldContain("on the candidate passed 2 of 3, attempt 3 failed");
    }

    private static Policy Policy { get; } = new("p", [DifferenceKind.Money], [], false, true, 30, "fixtures/policy.yaml", "p");

    private static ScenarioAttempts Of(params IReadOnlyList<Outcome> attempts) => Steadiness.Of(Run(attempts), Sample.Map).ShouldHaveSingleItem();

    private static RunRecord Run(params IReadOnlyList<Outcome> attempts)
    {
        var run = Sample.Run("2026.1", attempts[0]);
        return run with
        {
            Manifest = run.Manifest with { Repeat = attempts.Count },
            ReadAttempt = (_, attempt) => attempt <= attempts.Count ? attempts[attempt - 1] : null,
        };
    }
}
