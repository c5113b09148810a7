using HousingTest.Cli.Baselines;
using HousingTest.Comparison;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>Makes the runs of a gate: the baseline twice, unless it was recorded, and the candidate, and then the candidate's differing scenarios again.</summary>
public sealed class GateRuns(Surroundings surroundings, AskedRun baseline, AskedRun candidate, int workers, int repeat, bool recorded)
{
    /// <summary>Makes them.</summary>
    /// <exception cref="ProblemException">No test copy came up.</exception>
    public async Task<ComparisonInput> MakeAsync()
    {
        await using var progress = new ProgressScreen(surroundings.Error);
        var stage = new RunStage(surroundings, baseline.Setting(workers, repeat));
        progress.Stage($"publishing {baseline.Release.Name}");
        var inUse = await stage.PublishAsync(baseline.Release, progress.Stage);
        // A recorded baseline that does not fit is refused before the candidate is built.
        var done = recorded ? await TakeAsync(InUse(inUse)) : [];
        progress.Stage($"publishing {candidate.Release.Name}");
        var wanting = await stage.PublishAsync(candidate.Release, progress.Stage);
        if (wanting.Address is { } address && !string.Equals(baseline.Release.Name, candidate.Release.Name, StringComparison.Ordinal)
            && string.Equals(recorded ? done[0].Manifest.Release.Digest : inUse.Identity.Digest, wanting.Identity.Digest, StringComparison.Ordinal))
        {
            throw new ProblemException(new Problem(
                "HT-CLI-018", $"The hosted system is still {baseline.Release.Name}, so there is no {candidate.Release.Name} to judge", address.Root,
                "it says that it is the very version that the baseline was recorded with", "wait until it is upgraded; to compare a release with itself, name it twice"));
        }

        await using var server = await stage.HoldServerAsync(wanting, progress.Stage);
        PlannedRun[] twice = recorded ? [] :
        [
            Plan("baseline   ", baseline, inUse, baseline.Share, RunRole.Baseline),
            Plan("  again    ", baseline, inUse, baseline.Share, RunRole.BaselineAgain),
        ];
        done = [.. done, .. await stage.RunAsync([.. twice, Plan("candidate  ", candidate, wanting, baseline.Share, RunRole.Candidate)])];
        var runs = new ComparisonInput(baseline.Definitions.Map, done[0], done[1], done[2], CandidateAgain: null);

        progress.Stage("comparing");
        var differing = Differing.Of(runs);
        // A share says also when nothing of it differed: where its run is missing, something was lost.
        return differing.Count == 0 && baseline.Shard is null
            ? runs
            : runs with { CandidateAgain = (await stage.RunAsync(Plan("  again    ", candidate, wanting, differing, RunRole.CandidateAgain)))[0] };

        PlannedRun Plan(string label, AskedRun asked, PublishedRelease release, IReadOnlyList<PlannedScenario> scenarios, RunRole role) => new(
            asked.Request.Release, release.Identity, scenarios, progress.Begin(label + asked.Release.Name, scenarios.Count * repeat), role, baseline.Shard);
    }

    // One instance is upgraded in place: what answers there now is no more what was recorded, and need not be.
    private ReleaseIdentity InUse(PublishedRelease now) =>
        now.Address is null ? now.Identity : now.Identity with { Digest = new BaselineFolder(surroundings.Workspace, now.Identity.Name).Read().Release.Digest };

    private async Task<IReadOnlyList<RunRecord>> TakeAsync(ReleaseIdentity inUse)
    {
        var plan = RunPlanner.Plan("", baseline.Definitions, inUse, baseline.Share, baseline.Selection.Digest, shard: baseline.Shard);
        var (first, second) = await RecordedRuns.TakeAsync(surroundings.Workspace, plan, surroundings.Time, surroundings.Interrupt.Asked);
        return [first, second];
    }
}
