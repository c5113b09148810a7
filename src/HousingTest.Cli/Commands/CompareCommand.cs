using System.CommandLine;
using HousingTest.Cli.Gates;
using HousingTest.Comparison;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>compare</c>: the comparison and the verdict again, from the folders of finished runs.</summary>
public static class CompareCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var baseline = new Argument<string>("BASELINE") { Description = "Run of the release in use: its id or folder" };
        var candidate = new Argument<string>("CANDIDATE") { Description = "Run of the candidate" };
        var baselineAgain = new Option<string?>("--baseline-again") { Description = "A second run of the baseline: what differs between the two is noise", HelpName = "RUN" };
        var candidateAgain = new Option<string?>("--candidate-again") { Description = "A second run of the candidate's differing scenarios", HelpName = "RUN" };
        var environment = SharedOptions.PastEnvironment();
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "compare", "Compare two finished runs and give a verdict. Nothing is run.",
            "",
            "./housingtest compare runs/20261121-214601-a1f0 runs/20261121-214733-09bc",
            "./housingtest compare 20261121-214601-a1f0 20261121-214733-09bc --baseline-again 20261121-214650-77d1") { baseline, candidate, baselineAgain, candidateAgain, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "compare", parsed.GetValue(json), async () =>
        {
            var definitions = RunDefinitions.Read(surroundings.Workspace, parsed.GetValue(environment)!);
            var runs = new ComparisonInput(
                definitions.Map, (await ReadAsync(parsed.GetValue(baseline)))!, await ReadAsync(parsed.GetValue(baselineAgain)),
                (await ReadAsync(parsed.GetValue(candidate)))!, await ReadAsync(parsed.GetValue(candidateAgain)));
            var (report, folder) = await new JudgeStage(surroundings, definitions).JudgeAsync(runs, surroundings.Interrupt.Asked);
            return GateAnswer.Of(surroundings, "compare", report, folder);
        }));
        return command;

        async Task<RunRecord?> ReadAsync(string? run) => run is null
            ? null
            : await new RunFolder(NamedFolder.Find(surroundings.Workspace.Root, surroundings.Workspace.Runs, run)).ReadAsync(surroundings.Interrupt.Asked);
    }
}
