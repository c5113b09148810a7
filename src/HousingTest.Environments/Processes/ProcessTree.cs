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

    private static IEnumerable<(int Pid, int Parent)> Pairs() =>
        OperatingSystem.IsLinux() ? PairsOnLinux() : OperatingSystem.IsMacOS() ? PairsOnMac() : [];

    private static IEnumerable<(int Pid, int Parent)> PairsOnLinux()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && ParentOf(folder) is { } parent)
                yield return (pid, parent);
        }
    }

    private static int? ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(folder + "/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[ParentField], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between listing and reading.
            return null;
        }
    }

    private static List<(int Pid, int Parent)> PairsOnMac()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-axo", "pid=,ppid="]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = ps.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => (int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture)))];
    }
}
