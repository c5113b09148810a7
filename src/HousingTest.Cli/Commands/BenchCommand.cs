using System.CommandLine;
using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Commands;

/// <summary><c>bench</c>: what things cost. A program of its own measures, for it knows the reference system, which the command line must not.</summary>
public static class BenchCommand
{
    private static readonly string[] Names = ["rewind", "journal", "estate", "comparison", "debit-run", "gate", "workers"];

    private const string Project = "src/HousingTest.Bench";

    // Gigabytes may have to be deleted.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var benches = new Argument<string[]>("BENCH") { Description = $"{string.Join(", ", Names)}; all without any", Arity = ArgumentArity.ZeroOrMore };
        benches.AcceptOnlyFromAmong(Names);
        var quick = new Option<bool>("--quick") { Description = "Small sizes: to see that it works; no figure is held against an aim" };
        var json = new Option<string?>("--json") { Description = "Write the figures to a file as well", HelpName = "FILE" };
        var command = new HousingCommand(
            "bench", "Measure what a rewind, the journal, an estate, a comparison and a gate cost, as ratios within one run.",
            "All of it takes half an hour and five gigabytes of disk. What it measures and what came out: docs/figures.md.\nExit code 0 measured, whether or not the aims were met; 2 something did not run.",
            "./housingtest bench",
            "./housingtest bench rewind",
            "./housingtest bench estate journal --json figures.json") { benches, quick, json };
        command.SetAction((parsed, _) => Guard.RunAsync(
            surroundings, () => RunAsync(surroundings, parsed.GetValue(benches) ?? [], parsed.GetValue(quick), parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, IReadOnlyList<string> benches, bool quick, string? json)
    {
        var words = benches.Append("--ends-with-input");
        if (quick)
            words = words.Append("--quick");
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
            await EndAsync(process, surroundings.Interrupt.Insisted);
        }
    }

    private static async Task EndAsync(Process process, CancellationToken insisted)
    {
        if (process.HasExited)
            return;
        // It stops, and deletes what it made, when its input closes.
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(insisted);
        limit.CancelAfter(Grace);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // Built beside the command line, in the same configuration.
    private static string Assembly(Workspace workspace)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var assembly = Path.Combine(workspace.Root, Project, "bin", configuration, "net10.0", "HousingTest.Bench.dll");
        return File.Exists(assembly)
            ? assembly
            : throw new ProblemException(new Problem(
                "HT-CLI-014", "The bench is not built", workspace.Show(assembly), "there is no such file", $"dotnet build {Project} -c {configuration}"));
    }
}
