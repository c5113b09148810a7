using System.CommandLine;
using HousingTest.Cli.Doctor;

namespace HousingTest.Cli.Commands;

/// <summary><c>doctor</c>: what is there, what is missing, and the remedy.</summary>
public static class DoctorCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "doctor", "Look at this machine: SDK, browser, ports, disk, left-over test copies. Exit code 0 when a gate can run, 2 otherwise.",
            "",
            "./housingtest doctor",
            "./housingtest doctor --json") { json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "doctor", parsed.GetValue(json), async () =>
        {
            var findings = await Examination.RunAsync(surroundings.Workspace, surroundings.Interrupt.Asked);
            return new Answer("doctor", findings.Any(finding => finding.State == FindingState.Missing) ? ExitCode.Broken : ExitCode.Good)
            {
                Findings = findings,
                // Past the console's own wrapping: what is found may be a long path, and the columns must stand.
                Show = () => Show(surroundings.Out.Profile.Out.Writer, findings),
            };
        }));
        return command;
    }

    private static void Show(TextWriter answer, IReadOnlyList<Finding> findings)
    {
        var width = findings.Max(finding => finding.Name.Length);
        foreach (var finding in findings)
        {
            var word = finding.State switch { FindingState.Good => "ok", FindingState.Note => "note", _ => "missing" };
            answer.WriteLine($"  {word,-8} {finding.Name.PadRight(width)}  {finding.Found}");
            if (finding.Remedy.Length > 0)
                answer.WriteLine($"  {"",-8} {"".PadRight(width)}  do: {finding.Remedy}");
        }
    }
}
