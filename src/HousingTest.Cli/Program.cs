using System.CommandLine;
using HousingTest.Cli;
using HousingTest.Cli.Commands;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using Spectre.Console;

// Pound signs and bars are what people are shown, whatever code page a Windows console stands at. First of all: it replaces the writers.
Console.OutputEncoding = System.Text.Encoding.UTF8;
var error = Terminal.Error();
using var interrupt = new Interrupt(() => error.WriteLine("Stopping and cleaning up; Ctrl-C again stops at once."));
try
{
    var surroundings = new Surroundings(
        Workspace.Find(AppContext.BaseDirectory), Terminal.Out(), error, TimeProvider.System, interrupt, TypedLine.Of(args));
    // Not a RootCommand: it would call itself by its assembly's name, which nobody types.
    var root = new HousingCommand(
        "./housingtest", "HousingTest: a test environment and regression harness for housing management systems.",
        "Each command has its own --help, with examples.",
        "./housingtest doctor",
        "./housingtest gate")
    {
        GateCommand.Create(surroundings),
        RunCommand.Create(surroundings),
        BaselineCommand.Create(surroundings),
        UpCommand.Create(surroundings),
        DownCommand.Create(surroundings),
        CompareCommand.Create(surroundings),
        ReportCommand.Create(surroundings),
        DoctorCommand.Create(surroundings),
        BenchCommand.Create(surroundings),
        KeepCommand.Create(surroundings),
        InstallBrowserCommand.Create(surroundings),
        HousingCommand.Help(),
        new VersionOption(),
    };
    // A tag begins with @, which the parser would take for a file of further arguments.
    var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    return parsed.Errors.Count > 0
        ? Misreading.Show(parsed, Console.Out, error)
        : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ProblemException problem)
{
    new ProblemScreen(error).Show(problem.Problems);
    return ExitCode.Broken;
}
