using System.Diagnostics;
using System.Globalization;

namespace HousingTest.Bench.Programs;

/// <summary>A command that answers again and again until it is ended, as Ctrl-C ends it.</summary>
internal sealed class StandingProgram(Process process, string command) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Task<string> error = process.StandardError.ReadToEndAsync();

    /// <summary>The next line of its answer; HT-BENCH-004 when it ended instead.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            return line;
        await process.WaitForExitAsync(cancellationToken);
        throw BenchProblems.ProgramFailed(command, process.ExitCode, (await error).Trim());
    }

    /// <summary>Asks it to end, waits until it has cleaned up, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
            {
                if (OperatingSystem.IsWindows())
                    process.Kill();
                else
                    using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
                        await process.WaitForExitAsync().WaitAsync(Grace);
            }
        }
        catch (TimeoutException)
        {
            process.Kill();
        }
        finally
        {
            process.Dispose();
        }
    }
}
