using System.Diagnostics;
using System.Text.RegularExpressions;
using HousingTest.Environments;

namespace HousingTest.Bench.Programs;

/// <summary>The command line as people start it: a process, in the configuration in which the bench was built.</summary>
internal sealed partial class CommandLine
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private readonly Workspace workspace;
    private readonly string assembly;

    /// <summary>Finds the command line; HT-BENCH-005 when it is not built.</summary>
    public CommandLine(Workspace workspace)
    {
        this.workspace = workspace;
        var program = BuiltProgram.Of(workspace, "src/HousingTest.Cli", "HousingTest.Cli");
        assembly = program.IsThere ? program.Assembly : throw BenchProblems.NotBuilt(workspace.Show(program.Assembly), program.Remedy);
    }

    /// <summary>The id of the gate whose report a command printed.</summary>
    public static string GateOf(ProgramRun run) => GatePath().Match(run.Output) is { Success: true } match
        ? match.Groups["id"].Value
        : throw BenchProblems.ProgramFailed("the command line", 0, "it named no report");

    /// <summary>Runs a command to its end. That a release is held, or a scenario failed, is an answer; HT-BENCH-004 for anything else.</summary>
    public async Task<ProgramRun> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(StartInfo(words))!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var peak = 0L;
            var ended = process.WaitForExitAsync(cancellationToken);
            while (await Task.WhenAny(ended, Task.Delay(Glance, cancellationToken)) != ended)
                peak = Math.Max(peak, Memory(process));
            await ended;
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            return process.ExitCode is 0 or 1
                ? new ProgramRun(took, peak / 1e6, await output)
                : throw BenchProblems.ProgramFailed("./housingtest " + string.Join(' ', words), process.ExitCode, (await error).Trim());
        }
        finally
        {
            // The command line alone: its workers end by themselves without it, and clean up.
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>Starts a command that stays.</summary>
    public StandingProgram Start(IReadOnlyList<string> words) => new(Process.Start(StartInfo(words))!, "./housingtest " + string.Join(' ', words));

    private ProcessStartInfo StartInfo(IReadOnlyList<string> words) => new("dotnet", words.Prepend(assembly))
    {
        WorkingDirectory = workspace.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
            return 0;
        }
    }

    [GeneratedRegex(@"gates[/\\](?<id>[0-9]{8}-[0-9]{6}-[0-9a-f]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GatePath();
}
