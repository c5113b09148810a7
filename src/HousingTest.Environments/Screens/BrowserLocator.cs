using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Finds a browser that is on the machine already; none is ever downloaded here. Chromium's headless shell, the same engine without windows, is taken before a
/// whole browser of the same source: scenarios on screens take half the processor time with it (docs/figures.md).
/// </summary>
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
        MachineSystem.Windows => OnWindows().Concat(OfPlaywright("LOCALAPPDATA", "ms-playwright",
            ["chrome-headless-shell-win64/chrome-headless-shell.exe"], ["chrome-win64/chrome.exe", "chrome-win/chrome.exe"])),
        MachineSystem.Mac => OnMac().Concat(OfPlaywright("HOME", "Library/Caches/ms-playwright",
            ["chrome-headless-shell-mac-arm64/chrome-headless-shell", "chrome-headless-shell-mac-x64/chrome-headless-shell"],
            [
                "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
                "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
                "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
            ])),
        _ => OnLinux().Concat(OfPlaywright("HOME", ".cache/ms-playwright",
            [
                "chrome-headless-shell-linux64/chrome-headless-shell", "chrome-headless-shell-linux-arm64/chrome-headless-shell",
            ],
            ["chrome-linux64/chrome", "chrome-linux-arm64/chrome", "chrome-linux/chrome"])),
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
        from program in new[] { "chromium-headless-shell", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chromium", "chromium-browser" }
        from folder in (machine.Variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/bin", "/usr/local/bin", "/snap/bin"])
        select $"{folder}/{program}";

    /// <summary>Playwright keeps each version in a folder of its own, <c>chromium_headless_shell-1234</c> or <c>chromium-1234</c>; of each kind the newest is taken.</summary>
    private IEnumerable<string> OfPlaywright(string homeVariable, string below, IReadOnlyList<string> shells, IReadOnlyList<string> browsers)
    {
        var folder = machine.Variable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } set
            ? set
            : machine.Variable(homeVariable) is { } home ? $"{home}/{below}" : null;
        IReadOnlyList<string> versions = folder is null ? [] : machine.FoldersIn(folder);
        return Of("chromium_headless_shell-", shells).Concat(Of("chromium-", browsers));

        IEnumerable<string> Of(string kind, IReadOnlyList<string> programs) => versions
            .Where(version => version.Split('/', '\\')[^1].StartsWith(kind, StringComparison.Ordinal))
            .OrderByDescending(version => version.Length).ThenByDescending(version => version, StringComparer.Ordinal)
            .SelectMany(_ => programs, (version, program) => $"{version}/{program}");
    }
}
