using System.CommandLine;
using HousingTest.Cli.Gates;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>report</c>: the reports of a gate again, from its files.</summary>
public static class ReportCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var gate = new Argument<string>("GATE") { Description = "The gate: its id or folder" };
        var environment = SharedOptions.PastEnvironment();
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "report", "Write the HTML and JUnit reports of a finished gate again, and show its verdict.",
            "",
            "./housingtest report gates/20261121-214800-3c2e") { gate, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "report", parsed.GetValue(json), async () =>
        {
            var workspace = surroundings.Workspace;
            var folder = new GateFolder(NamedFolder.Find(workspace.Root, workspace.Gates, parsed.GetValue(gate)!));
            var definitions = RunDefinitions.Read(workspace, parsed.GetValue(environment)!);
            var report = await new JudgeStage(surroundings, definitions).ReportAgainAsync(folder, surroundings.Interrupt.Asked);
            return GateAnswer.Of(surroundings, "report", report, folder);
        }));
        return command;
    }
}
