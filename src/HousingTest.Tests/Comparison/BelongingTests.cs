using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class BelongingTests
{
    [Fact]
    public void Runs_of_different_estates_are_refused() =>
        Refused(run => run with { Estate = run.Estate with { Seed = 7, Digest = "s2" } }).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-CMP-002"),
            problem => problem.What.ShouldBe("The runs were made with different estates"),
            problem => problem.Why.ShouldBe("small seed 20260401 s1 and small seed 7 s2"));

    [Fact]
    public void Runs_of_different_features_are_refused() => Refused(run => run with { Features = "f2" }).ShouldHaveSingleItem().Id.ShouldBe("HT-CMP-003");

    [Fact]
    public void Runs_through_different_maps_are_refused() => Refused(run => run with { Map = new NamedDigest("reference", "m2") }).ShouldHaveSingleItem().Id.ShouldBe("HT-CMP-004");

    [Fact]
    public void Runs_in_different_environments_are_refused() => Refused(run => run with { Environment = new NamedDigest("hosted", "e2") }).ShouldHaveSingleItem().Id.ShouldBe("HT-CMP-005");

    [Fact]
    public void Runs_that_planned_different_scenarios_are_refused_by_name()
    {
        var problem = Refused(run => run with { Planned = [] }).ShouldHaveSingleItem();
        (problem.Id, problem.Why).ShouldBe(("HT-CMP-006", "only one of them planned debit-run-1a2b"));
    }

    [Fact]
    public void All_that_is_unequal_is_told_at_once() => Refused(run => run with { Features = "f2", Environment = new NamedDigest("hosted", "e2") }).Count.ShouldBe(2);

    [Fact]
    public void A_map_that_the_runs_were_not_made_with_is_refused()
    {
        var run = Sample.Run("2026.1", Sample.Outcome(Sample.Debit));
        var problems = Should.Throw<ProblemException>(() => RunComparison.Compare(new ComparisonInput(Sample.Map with { Digest = "m9" }, run, null, run, null))).Problems;
        problems.ShouldHaveSingleItem().Id.ShouldBe("HT-CMP-001");
    }

    [Fact]
    public void A_baseline_that_is_repeated_with_another_release_is_refused()
    {
        var run = Sample.Run("2026.1", Sample.Outcome(Sample.Debit));
        var other = Sample.Run("2026.0", Sample.Outcome(Sample.Debit));
        Should.Throw<ProblemException>(() => Sample.Compare(run, run, baselineAgain: other)).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-CMP-007");
    }

    [Fact]
    public void A_second_run_of_some_of_the_candidates_scenarios_belongs_to_it_although_it_has_fewer_features()
    {
        var whole = Sample.Run("2026.2", Sample.Outcome(Sample.Debit), Sample.Outcome(Sample.Payment));
        var part = Sample.Run("2026.2", Sample.Outcome(Sample.Debit));
        part = part with { Manifest = part.Manifest with { Features = "fewer" } };
        Sample.Compare(whole, whole, candidateAgain: part).Scenarios[0].CandidateAgain.ShouldBe(ScenarioStatus.Passed);
    }

    private static IReadOnlyList<Problem> Refused(Func<RunManifest, RunManifest> change)
    {
        var baseline = Sample.Run("2026.1", Sample.Outcome(Sample.Debit));
        var candidate = baseline with { Manifest = change(baseline.Manifest) };
        return Should.Throw<ProblemException>(() => Sample.Compare(baseline, candidate)).Problems;
    }
}
