using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class JudgeTests
{
    private static readonly DateOnly Today = new(2026, 4, 10);

    private static readonly Policy Strict = new(
        "strict", Enum.GetValues<DifferenceKind>(), Enum.GetValues<AnnouncedKind>(), HoldWhenAnnouncedNotSeen: false, HoldWhenUnsteady: true, LongestWaiverDays: 90, "fixtures/policy.yaml", "p1");

    [Fact]
    public void No_difference_is_a_release()
    {
        var verdict = Decide(Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit)));
        verdict.Decision.ShouldBe(Decision.Release);
        verdict.Reasons.ShouldBeEmpty();
        verdict.Counts.ShouldBe(new ScenarioCounts(1, 0, 0, 0));
        verdict.Speed.ShouldBe(Judge.SpeedShown);
    }

    [Fact]
    public void A_slower_job_holds_only_where_policy_holds_on_speed()
    {
        var same = Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit));
        SpeedItem Item(SpeedKind kind, string name, SpeedAnswer answer) => new(kind, name, answer, "", 20, 40, 2, 0.0001, [20], [40], [Sample.Debit]);
        var speed = new SpeedComparison(
            "1 job and 1 screen slower: weekly debit run, statement", SpeedComparer.Rules,
            [Item(SpeedKind.Job, "weekly debit run", SpeedAnswer.Slower), Item(SpeedKind.Screen, "statement", SpeedAnswer.Slower), Item(SpeedKind.Job, "nightly review", SpeedAnswer.NotSlower)]);

        var shown = Judge.Decide(same, Strict, new Waivers([], "w", "d"), [], Today, speed);
        shown.ShouldBeEquivalentTo(Judge.Decide(same, Strict, new Waivers([], "w", "d"), [], Today));
        shown.Decision.ShouldBe(Decision.Release);

        var held = Judge.Decide(same, Strict with { HoldWhenSlower = true }, new Waivers([], "w", "d"), [], Today, speed);
        held.Decision.ShouldBe(Decision.Hold);
        held.Speed.ShouldBe(speed.Sentence);
        held.Reasons.Select(reason => (reason.Id, reason.Tag, reason.Sentence)).ShouldBe(
            [("HT-VER-012", "speed", "The weekly debit run is slower"), ("HT-VER-012", "speed", "The screen \"statement\" is slower")]);
        held.Reasons[0].Scenarios.ShouldBe([Sample.Debit]);
    }

    [Fact]
    public void Speed_that_was_not_judged_holds_nothing()
    {
        var speed = new SpeedComparison("not judged: the baseline ran once", SpeedComparer.Rules, []);
        var verdict = Judge.Decide(
            Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit)), Strict with { HoldWhenSlower = true }, new Waivers([], "w", "d"), [], Today, speed);
        verdict.Decision.ShouldBe(Decision.Release);
        verdict.Speed.ShouldBe("not judged: the baseline ran once");
    }

    [Fact]
    public void Nothing_planned_holds() => Ids(Decide(Sample.Compare(Sample.Run("2026.1"), Sample.Run("2026.2")))).ShouldBe(["HT-VER-001"]);

    [Fact]
    public void Nothing_compared_holds_although_nothing_differs()
    {
        var verdict = Decide(Sample.Compare(NotRun("2026.1"), NotRun("2026.2")));
        verdict.Decision.ShouldBe(Decision.Hold);
        Ids(verdict).ShouldBe(["HT-VER-001", "HT-VER-002"]);
        verdict.Counts.ShouldBe(new ScenarioCounts(0, 0, 0, 1));
    }

    [Fact]
    public void A_scenario_that_did_not_run_holds_and_is_named()
    {
        var both = Sample.Run("2026.1", Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Payment));
        var one = Sample.Run("2026.2", Sample.Outcome(Sample.Debit));
        var reason = Decide(Sample.Compare(both, one with { Manifest = Sample.Manifest("2026.2", Sample.Debit, Sample.Payment) })).Reasons.ShouldHaveSingleItem();
        (reason.Id, reason.Sentence, reason.Detail).ShouldBe(("HT-VER-002", "1 scenario did not run", "\"Title of payment-3c4d\": on the candidate"));
        reason.Scenarios.ShouldBe([Sample.Payment]);
    }

    [Fact]
    public void A_scenario_that_was_to_run_again_and_did_not_holds()
    {
        var again = Sample.Run("2026.2") with { Manifest = Sample.Manifest("2026.2", Sample.Debit) };
        var verdict = Decide(Sample.Compare(Sample.Run("2026.1", Posted(1)), Sample.Run("2026.2", Posted(1)), candidateAgain: again));
        verdict.Reasons.ShouldHaveSingleItem().Detail.ShouldEndWith("on the candidate the second time");
    }

    [Fact]
    public void A_scenario_that_fails_on_the_candidate_holds_once()
    {
        var verdict = Decide(Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Failing(Sample.Debit)));
        var reason = verdict.Reasons.ShouldHaveSingleItem();
        (reason.Id, reason.Sentence).ShouldBe(("HT-VER-003", "1 scenario failed on the candidate"));
        reason.Detail.ShouldContain("When it happens: expected 1, found 2");
        verdict.Findings.ShouldHaveSingleItem().Detail.ShouldBe("held already, as a scenario that failed");
    }

    [Fact]
    public void A_scenario_that_fails_on_both_holds_as_no_fit_baseline() =>
        Ids(Decide(Sample.Compare(Sample.Failing(Sample.Debit), Sample.Failing(Sample.Debit)))).ShouldBe(["HT-VER-004"]);

    [Fact]
    public void A_scenario_that_changes_its_mind_is_unsteady_and_holds()
    {
        var onBaseline = Decide(Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Debit), baselineAgain: Sample.Failing(Sample.Debit)));
        Ids(onBaseline).ShouldBe(["HT-VER-001", "HT-VER-005"]);
        onBaseline.Counts.ShouldBe(new ScenarioCounts(0, 0, 1, 0));
        Ids(Decide(Sample.Compare(Sample.Outcome(Sample.Debit), Sample.Failing(Sample.Debit), candidateAgain: Sample.Outcome(Sample.Debit)))).ShouldBe(["HT-VER-005"]);
    }

    [Fact]
    public void A_difference_that_does_not_repeat_holds_or_is_found_as_policy_says()
    {
        var comparison = Sample.Compare(Posted(100), Posted(99), candidateAgain: Posted(100));
        Ids(Decide(comparison)).ShouldBe(["HT-VER-006"]);
        var lenient = Decide(comparison, Strict with { HoldWhenUnsteady = false });
        lenient.Decision.ShouldBe(Decision.Release);
        lenient.Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-006");
    }

    [Fact]
    public void A_difference_of_a_kind_that_policy_does_not_hold_for_is_a_finding()
    {
        var comparison = Sample.Compare(Posted(100), Posted(99));
        var reason = Decide(comparison).Reasons.ShouldHaveSingleItem();
        (reason.Id, reason.Tag, reason.Sentence, reason.Pattern).ShouldBe(("HT-VER-010", "money", "1 rent transaction is £0.01 lower", comparison.Differences[0].Id));
        var lenient = Decide(comparison, Strict with { Holds = [DifferenceKind.Row] });
        lenient.Decision.ShouldBe(Decision.Release);
        lenient.Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-020");
    }

    [Fact]
    public void An_announced_column_passes_and_an_unannounced_one_holds()
    {
        var verdict = Decide(Columns(announced: true));
        verdict.Decision.ShouldBe(Decision.Release);
        verdict.Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-021");
        Decide(Columns(announced: false)).Reasons.ShouldHaveSingleItem().Detail.ShouldBe("not announced");
        Decide(Columns(announced: true), Strict with { AnnouncedMayPass = [] }).Reasons.ShouldHaveSingleItem().Detail.ShouldBe("announced, but policy does not let it pass");
    }

    [Fact]
    public void Money_never_passes_as_announced()
    {
        var comparison = Sample.Compare(Posted(100), Posted(99));
        comparison = comparison with { Differences = [comparison.Differences[0] with { Announcement = 0 }] };
        Decide(comparison).Decision.ShouldBe(Decision.Hold);
    }

    [Fact]
    public void What_is_announced_and_not_seen_holds_or_is_found_as_policy_says()
    {
        var comparison = Sample.Compare(Posted(100), Posted(100)) with
        {
            Announced = [new AnnouncementSeen(new Announcement(AnnouncedKind.Field, "statement", "Charge breakdown", "Note."), Seen: false)],
        };
        Decide(comparison).Findings.ShouldHaveSingleItem().Sentence.ShouldBe("Announced and not seen: \"Charge breakdown\" on statement");
        Ids(Decide(comparison, Strict with { HoldWhenAnnouncedNotSeen = true })).ShouldBe(["HT-VER-011"]);
    }

    [Fact]
    public void A_waiver_by_pattern_covers_it_and_stays_visible()
    {
        var comparison = Sample.Compare(Posted(100), Posted(99));
        var verdict = Decide(comparison, waivers: Waiver() with { Pattern = comparison.Differences[0].Id, Field = null });
        verdict.Decision.ShouldBe(Decision.Release);
        verdict.Waived.ShouldBe([new WaivedDifference(comparison.Differences[0].Id, "W-1", "agreed with the supplier", "Income team", new DateOnly(2026, 5, 1))]);
        verdict.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_waiver_by_description_covers_only_what_it_describes()
    {
        var two = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)),
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 99), Sample.Balance(1, 0, 99)));
        var verdict = Decide(two, waivers: Waiver());
        verdict.Waived.ShouldHaveSingleItem();
        verdict.Reasons.ShouldHaveSingleItem().Sentence.ShouldBe("The balance of 1 rent account is £0.01 lower");
    }

    [Fact]
    public void A_waiver_that_is_outnumbered_covers_nothing_and_says_so()
    {
        var verdict = Decide(Sample.Compare(Posted(100, 100), Posted(99, 99)), waivers: Waiver() with { Most = 1 });
        verdict.Decision.ShouldBe(Decision.Hold);
        verdict.Findings.ShouldHaveSingleItem().Detail.ShouldStartWith("it covers at most 1, and there are 2");
    }

    [Fact]
    public void A_waiver_counts_on_its_last_day_and_not_on_the_day_after()
    {
        var comparison = Sample.Compare(Posted(100), Posted(99));
        Decide(comparison, waivers: Waiver() with { Until = Today }).Decision.ShouldBe(Decision.Release);
        var expired = Decide(comparison, waivers: Waiver() with { Until = Today.AddDays(-1) });
        expired.Decision.ShouldBe(Decision.Hold);
        expired.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Id.ShouldBe("HT-VER-030"),
            finding => finding.Sentence.ShouldBe("Waiver W-1 has expired"),
            finding => finding.Detail.ShouldBe("it counted until 2026-04-09; fixtures/waivers.yaml:7, accepted by Income team"));
    }

    public static TheoryData<string> TooWide => ["no most", "no field", "too long", "nowhere"];

    [Theory]
    [MemberData(nameof(TooWide))]
    public void An_over_wide_waiver_is_found_and_covers_nothing(string how)
    {
        var waiver = how switch
        {
            "no most" => Waiver() with { Most = null },
            "no field" => Waiver() with { Field = null },
            "too long" => Waiver() with { Until = Today.AddDays(91) },
            _ => Waiver() with { Where = " " },
        };
        var verdict = Decide(Sample.Compare(Posted(100), Posted(99)), waivers: waiver);
        verdict.Decision.ShouldBe(Decision.Hold);
        verdict.Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-031");
    }

    [Fact]
    public void An_unused_waiver_of_this_candidate_is_found_and_one_of_another_is_not_looked_at()
    {
        var none = Sample.Compare(Posted(100), Posted(100));
        Decide(none, waivers: Waiver()).Findings.ShouldHaveSingleItem().Id.ShouldBe("HT-VER-032");
        Decide(none, waivers: Waiver() with { Candidate = "2027.1" }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Each_difference_is_a_reason_or_a_finding_or_waived_and_only_one_of_them()
    {
        var comparison = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)),
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 99, narrative: "x"), Sample.Balance(1, 0, 99)) with { Errors = [new SystemError("server", "no")] });
        var verdict = Decide(comparison, Strict with { Holds = [DifferenceKind.Money, DifferenceKind.Field] }, Waiver());
        verdict.Reasons.SelectMany(reason => (reason.Following ?? []).Prepend(reason.Pattern)).Concat(verdict.Findings.Select(finding => finding.Pattern)).Concat(verdict.Waived.Select(waived => waived.Pattern))
            .ShouldBe(comparison.Differences.Select(pattern => pattern.Id), ignoreOrder: true);
    }

    [Fact]
    public void What_follows_from_a_reason_holds_with_it_and_is_named_there()
    {
        var comparison = Sample.Compare(DebitAndBalance(100), DebitAndBalance(99));
        var reason = Decide(comparison).Reasons.ShouldHaveSingleItem();
        (reason.Sentence, reason.Detail).ShouldBe(("1 rent transaction is £0.01 lower", "and so the balance of 1 rent account, and the header total of 1 debit run"));
        reason.Following.ShouldBe(comparison.Differences.Skip(1).Select(pattern => pattern.Id));
    }

    [Fact]
    public void What_follows_from_a_waived_difference_holds_by_itself_until_it_is_waived_too()
    {
        var comparison = Sample.Compare(DebitAndBalance(100), DebitAndBalance(99));
        var cause = Waiver() with { Pattern = comparison.Differences[0].Id };
        Decide(comparison, waivers: cause).Reasons.Select(reason => reason.Sentence).ShouldBe(
            ["The balance of 1 rent account is £0.01 lower", "The header total of 1 debit run is £0.01 lower"]);
        var all = new[] { cause, cause with { Id = "W-2", Where = "rent account", Field = "balance", Pattern = null }, cause with { Id = "W-3", Where = "debit run", Field = "header total", Pattern = null } };
        Decide(comparison, waivers: all).Decision.ShouldBe(Decision.Release);
    }

    [Fact]
    public void What_is_waived_is_not_told_with_the_reason_that_it_follows_from()
    {
        var comparison = Sample.Compare(DebitAndBalance(100), DebitAndBalance(99));
        var verdict = Decide(comparison, waivers: Waiver() with { Where = "rent account", Field = "balance" });
        verdict.Reasons.ShouldHaveSingleItem().Detail.ShouldBe("and so the header total of 1 debit run");
        verdict.Waived.ShouldHaveSingleItem().Pattern.ShouldBe(comparison.Differences[1].Id);
    }

    [Fact]
    public void What_follows_from_a_difference_that_policy_lets_pass_holds_by_itself()
    {
        var comparison = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, 0)), Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)));
        var verdict = Decide(comparison, Strict with { Holds = [DifferenceKind.Money] });
        verdict.Reasons.ShouldHaveSingleItem().Sentence.ShouldBe("The balance of 1 rent account is £1.00 higher");
        verdict.Findings.ShouldHaveSingleItem().Sentence.ShouldBe("1 rent transaction more");
    }

    [Fact]
    public void Differences_that_would_follow_from_each_other_both_hold()
    {
        var comparison = Sample.Compare(DebitAndBalance(100), DebitAndBalance(99));
        var (one, other) = (comparison.Differences[1], comparison.Differences[2]);
        comparison = comparison with { Differences = [one with { Follows = other.Id }, other with { Follows = one.Id }] };
        Decide(comparison).Reasons.SelectMany(reason => (reason.Following ?? []).Prepend(reason.Pattern)).ShouldBe([one.Id, other.Id]);
    }

    [Fact]
    public void Inputs_are_ordered_by_name_whatever_order_they_come_in() =>
        Judge.Decide(Sample.Compare(Posted(1), Posted(1)), Strict, new Waivers([], "w", "d"), [new NamedDigest("b", "1"), new NamedDigest("a", "2")], Today)
            .Inputs.Select(input => input.Name).ShouldBe(["a", "b"]);

    private static Verdict Decide(ComparisonResult comparison, Policy? policy = null, params Waiver[] waivers) =>
        Judge.Decide(comparison, policy ?? Strict, new Waivers(waivers, "fixtures/waivers.yaml", "w1"), [], Today);

    private static IEnumerable<string> Ids(Verdict verdict) => verdict.Reasons.Select(reason => reason.Id);

    private static Waiver Waiver() => new(
        "W-1", "2026.2", DifferenceKind.Money, "rent transaction", "amount", null, 5, "agreed with the supplier", "Income team", new DateOnly(2026, 5, 1), 7);

    private static Outcome Posted(params long[] pence) => Sample.Outcome(Sample.Debit, [.. pence.Select((amount, index) => Sample.Transaction(index + 1, index + 1, amount))]);

    private static Outcome DebitAndBalance(long pence) =>
        Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, pence).OfRun(9), Sample.Balance(1, 0, pence), Sample.DebitRun(9, pence));

    private static RunRecord NotRun(string release) => Sample.Run(release) with { Manifest = Sample.Manifest(release, Sample.Debit) };

    private static ComparisonResult Columns(bool announced)
    {
        var baseline = Sample.Run("2026.1", Sample.Outcome(Sample.Debit)) with { Schema = Schema() };
        var candidate = Sample.Run("2026.2", Sample.Outcome(Sample.Debit)) with { Schema = Schema("charge_breakdown") };
        Announcement[] note = announced ? [new(AnnouncedKind.Column, "rent transaction", "charge breakdown", "Note.")] : [];
        return Sample.Compare(baseline, candidate with { Manifest = candidate.Manifest with { Release = candidate.Manifest.Release with { Announces = note } } });

        static SchemaShape Schema(params string[] columns) => new([new TableShape("rent_transaction", [.. columns.Select(column => new ColumnShape(column, "TEXT", Key: false))])]);
    }
}
