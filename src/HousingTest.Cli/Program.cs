using System.CommandLine;
using HousingTest.Cli;
using HousingTest.Cli.Commands;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using Spectre.Console;

var error = Terminal.Error();
// Pound signs and bars are what people are shown, whatever code page a Windows console stands at.
Console.OutputEncoding = System.Text.Encoding.UTF8;
using var interrupt = new Interrupt(() => error.WriteLine("Stopping and cleaning up; Ctrl-C again stops at once."));
try
{
    var surroundings = new Surroundings(
        Workspace.Find(AppContext.BaseDirectory), Terminal.Out(), error, TimeProvider.System, interrupt, string.Join(' ', ["./housingtest", .. args]));
    var root = new RootCommand("""
        HousingTest: a test environment and regression harness for housing management systems.

        Examples:
          ./housingtest doctor
          ./housingtest gate
        """)
    {
        GateCommand.Create(surroundings),
        RunCommand.Create(surroundings),
        UpCommand.Create(surroundings),
        DownCommand.Create(surroundings),
        CompareCommand.Create(surroundings),
        ReportCommand.Create(surroundings),
        DoctorCommand.Create(surroundings),
        KeepCommand.Create(surroundings),
        InstallBrowserCommand.Create(surroundings),
    };
    var parsed = root.Parse(args);
    // The parser answers a misspelt option with 1, which here means that a release is held.
    var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Errors.Count > 0 ? ExitCode.Broken : exit;
}
catch (ProblemException problem)
{
    new ProblemScreen(error).Show(problem.Problems);
    return ExitCode.Broken;
}
