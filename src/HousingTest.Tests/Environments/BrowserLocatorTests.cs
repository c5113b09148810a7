using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class BrowserLocatorTests
{
    [Theory]
    [InlineData(MachineSystem.Windows, @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")]
    [InlineData(MachineSystem.Windows, @"C:\Program Files\Google\Chrome\Application\chrome.exe")]
    [InlineData(MachineSystem.Mac, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")]
    [InlineData(MachineSystem.Mac, "/Users/gwen/Applications/Chromium.app/Contents/MacOS/Chromium")]
    [InlineData(MachineSystem.Linux, "/usr/bin/chromium")]
    [InlineData(MachineSystem.Linux, "/home/gwen/bin/google-chrome")]
    [InlineData(MachineSystem.Linux, "/usr/bin/chromium-headless-shell")]
    [InlineData(MachineSystem.Linux, "/home/gwen/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome")]
    [InlineData(MachineSystem.Linux, "/home/gwen/.cache/ms-playwright/chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell")]
    [InlineData(MachineSystem.Mac, "/Users/gwen/Library/Caches/ms-playwright/chromium_headless_shell-1200/chrome-headless-shell-mac-arm64/chrome-headless-shell")]
    public void An_installed_browser_is_found(MachineSystem system, string program)
    {
        Locator(system, [program]).Locate().ShouldBe(program);
    }

    [Fact]
    public void The_browser_that_the_variable_names_wins_over_an_installed_one()
    {
        Locator(MachineSystem.Linux, ["/usr/bin/chromium", "/opt/mine"], named: "/opt/mine").Locate().ShouldBe("/opt/mine");
    }

    [Fact]
    public void A_variable_that_leads_nowhere_is_told_even_when_a_browser_is_installed()
    {
        var problem = Should.Throw<ProblemException>(() => Locator(MachineSystem.Linux, ["/usr/bin/chromium"], named: "/opt/gone").Locate()).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-ENV-009");
        problem.Why.ShouldBe("HOUSINGTEST_BROWSER names /opt/gone, and no file is there");
    }

    [Fact]
    public void An_installed_browser_is_taken_before_one_of_playwright_and_of_those_the_newest()
    {
        const string Folder = "/home/gwen/.cache/ms-playwright/";
        string[] both = [Folder + "chromium-999/chrome-linux/chrome", Folder + "chromium-1200/chrome-linux64/chrome"];
        Locator(MachineSystem.Linux, both).Locate().ShouldBe(both[1]);
        Locator(MachineSystem.Linux, [.. both, "/usr/bin/chromium"]).Locate().ShouldBe("/usr/bin/chromium");
    }

    [Fact]
    public void Of_an_engine_with_windows_and_one_without_the_one_without_is_taken()
    {
        string[] installed = ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/home/gwen/bin/google-chrome"];
        Locator(MachineSystem.Linux, installed).Locate().ShouldBe(installed[1]);
        const string Folder = "/home/gwen/.cache/ms-playwright/";
        string[] both = [Folder + "chromium-1201/chrome-linux64/chrome", Folder + "chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell"];
        Locator(MachineSystem.Linux, both).Locate().ShouldBe(both[1]);
    }

    [Theory]
    [InlineData(MachineSystem.Windows)]
    [InlineData(MachineSystem.Mac)]
    [InlineData(MachineSystem.Linux)]
    public void Without_any_browser_the_problem_says_what_to_install(MachineSystem system)
    {
        Locator(system, []).TryLocate(out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().Remedy.ShouldContain("HOUSINGTEST_BROWSER");
    }

    private static BrowserLocator Locator(MachineSystem system, string[] files, string? named = null)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOUSINGTEST_BROWSER"] = named,
            ["ProgramFiles"] = @"C:\Program Files",
            ["ProgramFiles(x86)"] = @"C:\Program Files (x86)",
            ["HOME"] = system == MachineSystem.Mac ? "/Users/gwen" : "/home/gwen",
            ["PATH"] = "/home/gwen/bin:/usr/bin",
        };
        return new BrowserLocator(new MachineView(system, name => variables.GetValueOrDefault(name), files.Contains, FoldersIn));

        IReadOnlyList<string> FoldersIn(string folder) =>
            [.. files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))
                .Select(file => $"{folder}/{file[(folder.Length + 1)..].Split('/')[0]}").Distinct(StringComparer.Ordinal)];
    }
}
