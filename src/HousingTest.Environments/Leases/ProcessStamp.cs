using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace HousingTest.Environments;

/// <summary>
/// A process by its number and by when it started: numbers are given again, so the number alone could name a stranger.
/// </summary>
/// <param name="Pid">Its number.</param>
/// <param name="Started">When it started, as the operating system keeps it; compared, never read.</param>
public sealed record ProcessStamp(int Pid, string Started)
{
    // Field 22 of /proc/<pid>/stat, counted after the name in brackets, which may hold blanks itself.
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessStamp Own { get; } = Of(Environment.ProcessId) ?? throw new InvalidOperationException("this process has no stamp");

    /// <summary>The process that has this number now; null when none runs.</summary>
    public static ProcessStamp? Of(int pid) => StartOf(pid) is { } started ? new ProcessStamp(pid, started) : null;

    /// <summary>True while this very process runs.</summary>
    [JsonIgnore]
    public bool Runs => string.Equals(StartOf(Pid), Started, StringComparison.Ordinal);

    /// <summary>Kills it with all that it started, if it is still this very process. Answers true when it did.</summary>
    public bool Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            if (!Runs)
                return false;
            process.Kill(entireProcessTree: true);
            return process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended meanwhile, or is not ours to end.
            return false;
        }
    }

    private static string? StartOf(int pid) => OperatingSystem.IsLinux() ? StartOnLinux(pid) : StartElsewhere(pid);

    /// <summary>The boot and the tick at which it started. <see cref="Process.StartTime"/> is worked out from the clock there and differs between processes.</summary>
    private static string? StartOnLinux(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // A zombie has ended; only its parent has not asked yet.
            return fields[StateField] is "Z" or "X" ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}:{fields[StartField]}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? StartElsewhere(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
