using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunMergeTests
{
    private static readonly IReadOnlyList<PlannedScenario> Whole = SampleRuns.Plan(6);

    [Fact]
    public void Three_shares_of_each_run_make_the_runs_of_a_gate_in_the_order_of_the_plan()
    {
        var merged = RunMerge.Merge([.. Shares(RunRole.CandidateAgain, [2, 5]), .. Shares(RunRole.Candidate), .. Shares(RunRole.Baseline).Reverse(), .. Shares(RunRole.BaselineAgain)]);

        merged.Select(role => role.Role).ShouldBe([RunRole.Baseline, RunRole.BaselineAgain, RunRole.Candidate, RunRole.CandidateAgain]);
        merged[0].Manifest.Planned.ShouldBe(Whole);
        merged[0].Manifest.Shard.ShouldBeNull();
        merged[0].Manifest.MergedFrom.ShouldBe(["Baseline-1", "Baseline-2", "Baseline-3"]);
        merged[3].Manifest.Planned.Select(scenario => scenario.Id).ShouldBe([SampleRuns.Id(2), SampleRuns.Id(5)]);
    }

    [Fact]
    public void A_share_that_is_empty_is_as_good_as_any()
    {
        RunManifest Share(RunRole role, int index) =>
            SampleRuns.Manifest($"{role}-{index}", index == 1 ? Whole : [], role, Shards.Describe(Whole, new ShardChoice(index, 2), durations: null));

        var merged = RunMerge.Merge([.. new[] { RunRole.Baseline, RunRole.BaselineAgain, RunRole.Candidate }.SelectMany(role => new[] { Share(role, 2), Share(role, 1) }).Select(Part)]);

        merged.ShouldAllBe(role => role.Manifest.Planned.Count == 6);
    }

    [Fact]
    public void Runs_in_one_piece_need_no_shares()
    {
        var merged = RunMerge.Merge([.. Gate().Select(Part)]);

        merged.ShouldAllBe(role => role.Manifest.MergedFrom == null);
        merged.Select(role => role.Manifest.Planned.Count).ShouldBe([6, 6, 6, 1]);
    }

    [Fact]
    public void Whatever_does_not_fit_is_told_by_name_all_of_it_at_once()
    {
        var second = Shares(RunRole.Baseline)[1].Manifest with { Id = "Baseline-2-again", Estate = new EstateIdentity("small", 7, 300, "s2") };
        List<MergedPart> parts = [.. Shares(RunRole.Baseline), .. Shares(RunRole.Candidate).Take(2), Part(SampleRuns.Manifest("tried-by-hand", Whole)), Part(second)];

        Approval.Verify(string.Join("\n\n", Problems(parts)), "merge-refused");
    }

    [Theory]
    [InlineData("baseline release")]
    [InlineData("candidate release")]
    [InlineData("environment")]
    [InlineData("map")]
    [InlineData("estate")]
    [InlineData("features")]
    [InlineData("tool")]
    [InlineData("repetition")]
    [InlineData("plan")]
    public void Each_unequal_input_is_named(string what)
    {
        var gate = Gate();
        var at = what is "candidate release" ? 3 : 1;
        gate[at] = what switch
        {
            "environment" => gate[at] with { Environment = new NamedDigest("embedded", "e2") },
            "map" => gate[at] with { Map = new NamedDigest("reference", "m2") },
            "estate" => gate[at] with { Estate = gate[at].Estate with { Digest = "s2" } },
            "features" => gate[at] with { Features = "f2" },
            "tool" => gate[at] with { Tool = "HousingTest 2.0" },
            "repetition" => gate[at] with { Repeat = 3 },
            "plan" => gate[at] with { Planned = [.. Whole.Select(scenario => scenario with { Line = scenario.Line + 1 })] },
            _ => gate[at] with { Release = gate[at].Release with { Digest = "r3" } },
        };

        var problem = Problems([.. gate.Select(Part)]).ShouldHaveSingleItem();

        problem.Id.ShouldBe("HT-MRG-006");
        problem.What.ShouldBe($"The runs do not have the same {what}");
    }

    [Fact]
    public void Shares_that_were_balanced_by_other_durations_are_refused()
    {
        var shares = Shares(RunRole.Baseline);
        shares[1] = Part(shares[1].Manifest with { Shard = shares[1].Manifest.Shard! with { Durations = "d2" } });

        Problems([.. shares, .. Shares(RunRole.BaselineAgain), .. Shares(RunRole.Candidate)]).ShouldHaveSingleItem().What.ShouldBe("The runs do not have the same durations");
    }

    private static IReadOnlyList<Problem> Problems(IReadOnlyList<MergedPart> parts) => Should.Throw<ProblemException>(() => RunMerge.Merge(parts)).Problems;

    private static RunManifest[] Gate() =>
    [
        SampleRuns.Manifest("one", Whole, RunRole.Baseline), SampleRuns.Manifest("two", Whole, RunRole.BaselineAgain), SampleRuns.Manifest("three", Whole, RunRole.Candidate),
        SampleRuns.Manifest("four", [Whole[2]], RunRole.CandidateAgain),
    ];

    private static MergedPart[] Shares(RunRole role, IReadOnlyList<int>? only = null) =>
        [.. Enumerable.Range(1, 3).Select(index => new ShardChoice(index, 3)).Select(choice => Part(SampleRuns.Manifest(
            $"{role}-{choice.Index}",
            [.. Shards.Share(Whole, choice, durations: null).Where(scenario => only is null || only.Any(number => string.Equals(scenario.Id, SampleRuns.Id(number), StringComparison.Ordinal)))],
            role, Shards.Describe(Whole, choice, durations: null))))];

    private static MergedPart Part(RunManifest manifest) => new(new RunFolder(Path.Combine(Path.GetTempPath(), manifest.Id)), manifest);
}
