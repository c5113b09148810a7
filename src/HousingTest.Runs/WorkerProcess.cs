using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// A worker as the command line sees it: the features project as a process. It is asked to stop by closing its standard input, and
/// killed with all its children when it does not within <see cref="Grace"/>.
/// </summary>
public sealed class WorkerProcess(string features, RunFolder folder, int worker)
{
    /// <summary>How long a worker may take to clean up after it was asked to stop.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    // Somebody sits there and waits for the answer.
    private static readonly TimeSpan QuickGlance = TimeSpan.FromMilliseconds(15);

    /// <summary>Runs the worker to its end, handing on its events as they come; answers its exit code.</summary>
    /// <param name="order">File of its order.</param>
    /// <param name="happened">Called for every event, in order.</param>
    /// <param name="cancellation">Asks the worker to stop and clean up.</param>
    /// <param name="insisted">Kills it while it cleans up.</param>
    /// <param name="lines">What is put there is written to its standard input, a line each; null for a worker that is told nothing more.</param>
    /// <exception cref="OperationCanceledException">The worker was asked to stop, and has.</exception>
    public async Task<int> RunAsync(
        string order, Action<RunEvent> happened, CancellationToken cancellation, CancellationToken insisted, ConcurrentQueue<string>? lines = null)
    {
        using var process = new Process { StartInfo = StartInfo(order) };
        await using var log = new StreamWriter(new FileStream(folder.WorkerLog(worker), FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
        var writing = new Lock();
        ExceptionDispatchInfo? unwritten = null;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var tail = new EventTail(folder.Events(worker));
        try
        {
            while (!process.HasExited)
            {
                await Task.Delay(lines is null ? Glance : QuickGlance, cancellation);
                while (lines?.TryDequeue(out var line) == true)
                    await process.StandardInput.WriteLineAsync(line);
                Pass();
            }
        }
        catch (OperationCanceledException)
        {
            await process.StopByInputAsync(Grace, insisted);
            throw;
        }

        await process.WaitForExitAsync(CancellationToken.None);
        Pass();
        unwritten?.Throw();
        return process.ExitCode;

        void Pass()
        {
            foreach (var one in tail.Read())
                happened(one);
        }

        void Keep(string? line)
        {
            if (line is null)
                return;
            lock (writing)
            {
                try
                {
                    if (unwritten is null)
                        log.WriteLine(line);
                }
                catch (IOException full)
                {
                    // Nobody is above this to catch it: thrown here, it would end the whole command.
                    unwritten = ExceptionDispatchInfo.Capture(full);
                }
            }
        }
    }

    private ProcessStartInfo StartInfo(string order)
    {
        // A session of its own where the platform has one: the terminal's Ctrl-C reaches every process of its group, and the system
        // under test and the browser would die of it before their worker could write down what they did.
        var setsid = OperatingSystem.IsWindows() ? null : new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);
        var start = new ProcessStartInfo(setsid ?? "dotnet")
        {
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (setsid is not null)
            start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(features);
        start.Environment[WorkerOrder.Variable] = order;
        // A worker that is killed would leave its sockets for debuggers behind; who debugs a scenario starts it from an IDE.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // Memory that is never both writable and executable hardens servers against strangers; a worker meets none, and starts a tenth faster without.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }
}
