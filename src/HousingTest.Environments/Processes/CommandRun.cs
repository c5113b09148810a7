using System.ComponentModel;
using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote on both streams, as it came.</param>
internal sealed record CommandRun(int ExitCode, string Output)
{
    /// <summary>Runs a program and waits for its end; cancelling kills it with all that it started. Throws HT-ENV-020 when it cannot be started.</summary>
    public static async Task<CommandRun> RunAsync(ProcessStartInfo start, string where, CancellationToken ct)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        using var process = Start(start, where);
        process.StandardInput.Close();
        var lines = new OutputTail(int.MaxValue);
        try
        {
            await Task.WhenAll(lines.FollowAsync(process.StandardOutput), lines.FollowAsync(process.StandardError), process.WaitForExitAsync(ct)).WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandRun(process.ExitCode, lines.ToString());
    }

    /// <summary>Starts a process, or says why not.</summary>
    public static Process Start(ProcessStartInfo start, string where)
    {
        try
        {
            return Process.Start(start) ?? throw new ProblemException(Problems.NoProgram(where, start.FileName, "the machine answered with no process"));
        }
        catch (Win32Exception exception)
        {
            throw new ProblemException(Problems.NoProgram(where, start.FileName, exception.Message), exception);
        }
    }
}
