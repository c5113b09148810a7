using System.Globalization;
using HousingTest.Environments;
using Shouldly;

namespace HousingTest.Tests.Cli;

/// <summary>What commands leave on a machine: processes, leases and folders of test copies.</summary>
internal static class Traces
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Leases and folders of test copies that are there now.</summary>
    public static IReadOnlyList<string> Copies() =>
        [.. Names(Repository.Workspace.Leases, "*.json", Directory.EnumerateFiles), .. Names(Repository.Workspace.Copies, "*", Directory.EnumerateDirectories)];

    /// <summary>Processes that have a variable in their environment, by number → command line. Empty where there is no /proc.</summary>
    public static IReadOnlyDictionary<int, string> Processes(string variable)
    {
        var found = new Dictionary<int, string>();
        if (!OperatingSystem.IsLinux())
            return found;
        foreach (var pid in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)))
        {
            if (Read($"/proc/{pid}/environ").Split('\0').Any(entry => entry.StartsWith(variable + "=", StringComparison.Ordinal)))
                found[int.Parse(pid!, CultureInfo.InvariantCulture)] = Read($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }

        return found;
    }

    /// <summary>Whether a browser has a process for a page, which writes over the environment that it was given: so it is found by who started it.</summary>
    public static bool HasPage(int browser) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
        .Where(name => name!.All(char.IsAsciiDigit) && Read($"/proc/{name}/cmdline").Contains("--type=renderer", StringComparison.Ordinal))
        .Any(page => Above(page!).Contains(browser));

    private static IEnumerable<int> Above(string pid)
    {
        for (var parent = ParentOf(pid); parent > 1; parent = ParentOf(parent.ToString(CultureInfo.InvariantCulture)))
            yield return parent;
    }

    private static int ParentOf(string pid) =>
        Read($"/proc/{pid}/status").Split('\n').FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal)) is { } line ? int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture) : 0;

    /// <summary>Waits until there is nothing but what was there before; fails with what there is after the time given.</summary>
    public static async Task ShouldGoAsync(string variable, IReadOnlyList<string> before, TimeSpan within, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + within;
        while (true)
        {
            var left = Copies().Except(before, StringComparer.Ordinal).Except(OfOthers(variable), StringComparer.Ordinal).Concat(Processes(variable).Select(process => $"{process.Key} {process.Value}")).ToList();
            if (left.Count == 0)
                return;
            if (DateTime.UtcNow > until)
                throw new ShouldAssertException("left behind:\n" + string.Join('\n', left));
            await Task.Delay(Glance, cancellation);
        }
    }

    // dotnet test runs the scenarios beside these tests: what a process that is none of ours holds, and will give back, is not left behind.
    private static IEnumerable<string> OfOthers(string variable)
    {
        var ours = Processes(variable);
        return new LeaseStore(Repository.Workspace).List()
            .Where(lease => lease.Process.Runs && !ours.ContainsKey(lease.Process.Pid))
            .SelectMany(lease => (string[])
            [
                Path.Combine(Repository.Workspace.Leases, lease.Id + ".json"), Path.Combine(Repository.Workspace.Copies, lease.Folder),
            ]);
    }

    private static IEnumerable<string> Names(string folder, string pattern, Func<string, string, IEnumerable<string>> list) =>
        Directory.Exists(folder) ? list(folder, pattern) : [];

    // A process may have ended since it was listed, or be another user's.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
