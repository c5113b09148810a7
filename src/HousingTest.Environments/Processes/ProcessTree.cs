using System.Diagnostics;
using System.Globalization;

namespace HousingTest.Environments;

/// <summary>Who started whom. A process whose parent has ended is nobody's child any more, so ask before ending the parent.</summary>
internal static class ProcessTree
{
    // Field 4 of /proc/<pid>/stat, counted after the name in brackets.
    private const int ParentField = 1;

    /// <summary>All processes that a process started, and those that they started. On Windows none: ending a process there ends its tree, and a browser ends when the pipe to it closes.</summary>
    public static IReadOnlyList<ProcessStamp> Below(int pid)
    {
        var children = Pairs().ToLookup(pair => pair.Parent, pair => pair.Pid);
        var found = new List<int>();
        var next = new Queue<int>([pid]);
        while (next.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                found.Add(child);
                next.Enqueue(child);
            }
        }

        return [.. found.Select(ProcessStamp.Of).OfType<ProcessStamp>()];
    }

    /// <summary>Processes of which an argument is this very text; on Windows none, as above.</summary>
    public static IReadOnlyList<ProcessStamp> WithArgument(string argument)
    {
        var pids = OperatingSystem.IsLinux()
            ? PidsOnLinux().Where(pid => Read($"/proc/{pid}/cmdline")?.Split('\0').Contains(argument, StringComparer.Ordinal) == true)
            : OperatingSystem.IsMacOS() ? Ps("pid=,args=").Where(fields => fields.Contains(argument, StringComparer.Ordinal)).Select(fields => Number(fields[0])) : [];
        return [.. pids.Select(ProcessStamp.Of).OfType<ProcessStamp>()];
    }

    /// <summary>Processes that have this variable with this value. On Linux alone can others' be read.</summary>
    public static IReadOnlyList<ProcessStamp> WithVariable(string name, string value) => OperatingSystem.IsLinux()
        ? [.. PidsOnLinux().Where(pid => Read($"/proc/{pid}/environ")?.Split('\0').Contains($"{name}={value}", StringComparer.Ordinal) == true).Select(ProcessStamp.Of).OfType<ProcessStamp>()]
        : [];

    private static IEnumerable<(int Pid, int Parent)> Pairs() =>
        OperatingSystem.IsLinux() ? PidsOnLinux().Select(pid => (pid, ParentOf(pid) ?? 0))
        : OperatingSystem.IsMacOS() ? Ps("pid=,ppid=").Select(fields => (Number(fields[0]), Number(fields[1]))) : [];

    private static IEnumerable<int> PidsOnLinux() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where name.All(char.IsAsciiDigit)
        select Number(name);

    private static int? ParentOf(int pid) =>
        Read($"/proc/{pid}/stat") is { } stat ? Number(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[ParentField]) : null;

    /// <summary>A file of a process; null when it has ended since it was listed, or is another user's.</summary>
    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string[]> Ps(string columns)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-axo", columns]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return [.. ps.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
