using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

/// <summary>A release of which not everything can be seen: what cannot be compared holds, unless policy accepts it, and is never told as missing.</summary>
public sealed class UnseenTests
{
    private static readonly Policy s_strict = new(
        "strict", Enum.GetValues<DifferenceKind>(), [], HoldWhenAnnouncedNotSeen: false, HoldWhenUnsteady: true, LongestWaiverDays: 90, "fixtures/policy.yaml", "p1");

    private static RunRecord Local => Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 11246)) with
    {
        Messages = [Sample.Letter("1 High Street", "Ann Example")],
        Errors = [new SystemError("server", "slow"), new SystemError("browser", "no icon")],
    });

    [Fact]
    public void Rows_and_messages_that_cannot_be_seen_are_not_told_as_missing_and_hold_by_one_reason()
    {
        var comparison = Sample.Compare(Local, Hosted(Sample.Outcome(Sample.Debit) with { Errors = [new SystemError("browser", "no icon")] }));

        comparison.Differences.ShouldBeEmpty();
        var verdict = Decide(comparison, s_strict);
        verdict.Decision.ShouldBe(Decision.Hold);
        var reason = verdict.Reasons.ShouldHaveSingleItem();
        reason.Id.ShouldBe("HT-VER-007");
        reason.Tag.ShouldBe("not compared");
        reason.Sentence.ShouldBe("Rows, messages and server errors were not compared");
        reason.Detail.ShouldStartWith("hosted runs at an address");
    }

    [Fact]
    public void What_policy_accepts_to_go_uncompared_is_a_finding_and_the_rest_still_holds()
    {
        var comparison = Sample.Compare(Local, Hosted(Sample.Outcome(Sample.Debit) with { Errors = [new SystemError("browser", "no icon")] }));

        var some = Decide(comparison, s_strict with { MayGoUncompared = [OutcomePart.Rows] });
        some.Reasons.ShouldHaveSingleItem().Sentence.ShouldBe("Messages and server errors were not compared");
        some.Findings.ShouldHaveSingleItem().Sentence.ShouldBe("Rows were not compared");

        var all = Decide(comparison, s_strict with { MayGoUncompared = Enum.GetValues<OutcomePart>() });
        all.Decision.ShouldBe(Decision.Release);
        all.Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-007");
    }

    [Fact]
    public void What_can_be_seen_is_still_compared()
    {
        var baseline = Sample.Run("2026.1", Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen("- heading \"Statement\"")] });
        var candidate = Hosted(Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen("- heading \"Account\"")] });

        Sample.Compare(baseline, candidate).Differences.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Screen);
    }

    private static RunRecord Hosted(Outcome outcome)
    {
        var run = Sample.Run("hosted", outcome);
        var release = run.Manifest.Release with { Unseen = [OutcomePart.Rows, OutcomePart.Messages, OutcomePart.ServerErrors] };
        return run with { Manifest = run.Manifest with { Release = release } };
    }

    private static Verdict Decide(ComparisonResult comparison, Policy policy) =>
        Judge.Decide(comparison, policy, new Waivers([], "fixtures/waivers.yaml", "w1"), [], new DateOnly(2026, 4, 10));
}
