using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Finds a browser that is on the machine already; none is ever downloaded here.</summary>
/// <param name="machine">Where to look.</param>
public sealed class BrowserLocator(MachineView machine)
{
    /// <summary>The variable that names a browser, and wins over all that is installed.</summary>
    public const string Variable = "HOUSINGTEST_BROWSER";

    /// <summary>Looks on this machine.</summary>
    public static BrowserLocator ForThisMachine() => new(MachineView.OfThisMachine());

    /// <summary>Path of the browser's program. Throws HT-ENV-009 when there is none.</summary>
    public string Locate() => TryLocate(out var problem) ?? throw new ProblemException(problem!);

    /// <summary>Path of the browser's program, or null and the problem.</summary>
    public string? TryLocate(out Problem? problem)
    {
        problem = null;
        if (machine.Variable(Variable) is { Length: > 0 } named)
        {
            // A name that leads nowhere is not passed over: the wrong browser would run, and nobody would know.
            problem = machine.FileExists(named) ? null : Problems.NoBrowser($"{Variable} names {named}, and no file is there");
            return problem is null ? named : null;
        }

        if (Candidates().FirstOrDefault(machine.FileExists) is { } found)
            return found;
        problem = Problems.NoBrowser("neither Edge nor Chrome nor Chromium is where it is usually installed, nor in Playwright's own folder");
        return null;
    }

    private IEnumerable<string> Candidates() => machine.System switch
    {
        MachineSystem.Windows => OnWindows().Concat(OfPlaywright("LOCALAPPDATA", "ms-playwright", ["chrome-win64/chrome.exe", "chrome-win/chrome.exe"])),
        MachineSystem.Mac => OnMac().Concat(OfPlaywright("HOME", "Library/Caches/ms-playwright", [
            "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-mac/Chromium.app/Contents/MacOS/Chromium"])),
        _ => OnLinux().Concat(OfPlaywright("HOME", ".cache/ms-playwright", ["chrome-linux64/chrome", "chrome-linux/chrome"])),
    };

    private IEnumerable<string> OnWindows() =>
        from program in new[] { @"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe" }
        from variable in new[] { "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA" }
        let folder = machine.Variable(variable)
        where folder is not null
        select $@"{folder}\{program}";

    private IEnumerable<string> OnMac() =>
        from program in new[] { "Google Chrome", "Microsoft Edge", "Chromium" }
        from folder in new[] { "/Applications", $"{machine.Variable("HOME")}/Applications" }
        select $"{folder}/{program}.app/Contents/MacOS/{program}";

    private IEnumerable<string> OnLinux() =>
        from program in new[] { "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chromium", "chromium-browser" }
        from folder in (machine.Variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/bin", "/usr/local/bin", "/snap/bin"])
        select $"{folder}/{program}";

    /// <summary>Playwright keeps each version in a folder of its own, <c>chromium-1234</c>; the newest is taken.</summary>
    private IEnumerable<string> OfPlaywright(string homeVariable, string below, IReadOnlyList<string> programs)
    {
        var folder = machine.Variable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } set
            ? set
            : machine.Variable(homeVariable) is { } home ? $"{home}/{below}" : null;
        IReadOnlyList<string> versions = folder is null ? [] : machine.FoldersIn(folder);
        return versions
            .Where(version => version.Split('/', '\\')[^1].StartsWith("chromium-", StringComparison.Ordinal))
            .OrderByDescending(version => version.Length).ThenByDescending(version => version, StringComparer.Ordinal)
            .SelectMany(_ => programs, (version, program) => $"{version}/{program}");
    }
}
