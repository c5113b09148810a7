using System.CommandLine;
using HousingTest.Cli;
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
    var root = CommandTree.Create(surroundings);
    var parsed = CommandTree.Parse(root, args);
    return parsed.Errors.Count > 0
        ? Misreading.Show(parsed, Console.Out, error)
        : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ProblemException problem)
{
    new ProblemScreen(error).Show(problem.Problems);
    return ExitCode.Broken;
}
