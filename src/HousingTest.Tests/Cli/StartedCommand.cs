using System.Diagnostics;
using System.Globalization;
using System.Text;
using HousingTest.Environments;
using Shouldly;

namespace HousingTest.Tests.Cli;

/// <summary>The command line as a process, from its start to its end, with all that it starts.</summary>
internal sealed class StartedCommand : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="mark">A variable of this name in the environment tells its processes from all others.</param>
    /// <param name="browser">What <c>HOUSINGTEST_BROWSER</c> says; null for the machine's own.</param>
    /// <param name="arguments">As they are typed.</param>
    /// <param name="through">A command that starts it in surroundings of its own; null for none.</param>
    /// <param name="within">The checkout that it works in; null for this one.</param>
    public StartedCommand(string mark, string? browser, IReadOnlyList<string> arguments, IReadOnlyList<string>? through = null, OwnCheckout? within = null)
    {
        // A test run in the background of a shell ignores Ctrl-C, and so would all that it starts.
        IReadOnlyList<string> shield = OperatingSystem.IsLinux() ? ["/usr/bin/env", "--default-signal=INT"] : [];
        List<string> line = [.. through ?? [], .. shield, "dotnet", within?.Assembly ?? BuiltProgram.Of(Repository.Workspace, "src/HousingTest.Cli", "HousingTest.Cli").Assembly, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = within?.Workspace.Root ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment[mark] = "1";
        if (browser is not null)
            start.Environment["HOUSINGTEST_BROWSER"] = browser;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    /// <summary>Whole lines that it has written on standard output until now.</summary>
    public IReadOnlyList<string> Lines => Text(_output).Split('\n')[..^1];

    /// <summary>Waits until something is so while it runs.</summary>
    public async Task UntilAsync(Func<bool> seen, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!seen())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new ShouldAssertException($"it never came to it: {await EndAsync(cancellation)}");
            await Task.Delay(Glance, cancellation);
        }
    }

    /// <summary>Waits until it has written a text on standard error.</summary>
    public async Task SayingAsync(string text, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!Text(_error).Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new ShouldAssertException($"it never said '{text}': {await EndAsync(cancellation)}");
            await Task.Delay(Glance, cancellation);
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandResult> EndAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return new CommandResult(_process.ExitCode, Text(_output), Text(_error));
    }

    /// <summary>Sends a signal by its name: <c>INT</c>.</summary>
    public static void Signal(string signal, params IReadOnlyList<int> pids)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. pids.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0, $"kill -{signal}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            ProcessStamp.Of(Pid)?.Kill();
        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
            text.Append(line is null ? "" : line + "\n");
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
