using System.CommandLine;
using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Commands;

/// <summary><c>bench</c>: what things cost. A program of its own measures, for it knows the reference system, which the command line must not.</summary>
public static class BenchCommand
{
    private static readonly string[] Names = ["rewind", "undo", "checkpoint", "journal", "estate", "comparison", "debit-run", "discovery", "fuzz", "gate", "workers", "watch", "load", "fingerprint", "tables", "reconcile"];

    // Gigabytes may have to be deleted.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var benches = new Argument<string[]>("BENCH") { Description = $"{string.Join(", ", Names)}; all without any", Arity = ArgumentArity.ZeroOrMore };
        benches.AcceptOnlyFromAmong(Names);
        var quick = new Option<bool>("--quick") { Description = "Small sizes: to see that it works; no figure is held against an aim" };
        var json = new Option<string?>("--json") { Description = "Write the figures to a file as well", HelpName = "FILE" };
        var environment = new Option<string?>("--environment") { Description = "Measure on this environment's kind of database: rewind, undo, checkpoint, journal, load, fingerprint, tables and reconcile on a server", HelpName = "NAME" };
        var command = new HousingCommand(
            "bench", "Measure what a rewind, an undone step, a checkpoint, the journal, an estate, a comparison, reading feature files, a gate, a saved scenario and a reconciliation cost, as ratios within one run.",
            "All of it takes half an hour and eight gigabytes of disk. What it measures and what came out: docs/figures.md.\nExit code 0 measured, whether or not the aims were met; 2 something did not run.",
            "./housingtest bench",
            "./housingtest bench rewind",
            "./housingtest bench estate journal --json figures.json",
            "./housingtest bench rewind load --environment postgres") { benches, environment, quick, json };
        command.SetAction((parsed, _) => Guard.RunAsync(
            surroundings, () => RunAsync(surroundings, parsed.GetValue(benches) ?? [], parsed.GetValue(environment), parsed.GetValue(quick), parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, IReadOnlyList<string> benches, string? environment, bool quick, string? json)
    {
        var words = benches.Append("--ends-with-input");
        if (quick)
            words = words.Append("--quick");
        if (environment is not null)
            words = words.Append("--environment").Append(environment);
        if (json is not null)
            words = words.Append("--json").Append(Path.GetFullPath(json));
        var start = new ProcessStartInfo("dotnet", words.Prepend(Assembly(surroundings.Workspace))) { RedirectStandardInput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(surroundings.Interrupt.Asked);
            return process.ExitCode == 0 ? ExitCode.Good : ExitCode.Broken;
        }
        finally
        {
            if (!process.HasExited)
                await process.StopByInputAsync(Grace, surroundings.Interrupt.Insisted);
        }
    }

    private static string Assembly(Workspace workspace) => BuiltProgram.Of(workspace, "src/HousingTest.Bench", "HousingTest.Bench") is var bench && bench.IsThere
        ? bench.Assembly
        : throw new ProblemException(new Problem("HT-CLI-015", "The bench is not built", workspace.Show(bench.Assembly), "there is no such file", bench.Remedy));
}
