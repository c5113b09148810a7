using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Gates;

/// <summary>From the runs of a gate's share to what the command answers: where they are. Only the merge judges.</summary>
public static class ShareAnswer
{
    /// <summary>0 when the share ran, 2 when nothing was in it or a worker was stopped.</summary>
    public static Answer Of(Surroundings surroundings, ComparisonInput runs)
    {
        var made = new[] { (RunRole.Baseline, runs.Baseline), (RunRole.BaselineAgain, runs.BaselineAgain!), (RunRole.Candidate, runs.Candidate), (RunRole.CandidateAgain, runs.CandidateAgain!) };
        var folders = GateAnswer.Folders(surroundings, made);
        List<Problem> problems = [.. made.SelectMany(run => run.Item2.Problems).Distinct()];
        return new Answer("gate", problems.Count > 0 || runs.Baseline.Manifest.Planned.Count == 0 ? ExitCode.Broken : ExitCode.Good)
        {
            Shard = $"{runs.Baseline.Manifest.Shard!.Index}/{runs.Baseline.Manifest.Shard.Of}",
            Runs = folders,
            Problems = problems,
            Show = () =>
            {
                new ShareScreen(surroundings.Out).Show([.. made.Select(run => run.Item2)], [.. folders.Values]);
                if (problems.Count > 0)
                    new ProblemScreen(surroundings.Error).Show(problems);
            },
        };
    }
}
