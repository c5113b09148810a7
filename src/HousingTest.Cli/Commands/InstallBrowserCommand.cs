using System.CommandLine;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Commands;

/// <summary><c>install-browser</c>: Playwright's own Chromium, where there is no other and none can be installed. The launcher calls it.</summary>
public static class InstallBrowserCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("install-browser", "Install Playwright's own Chromium for this user") { Hidden = true };
        command.SetAction((_, _) => Guard.RunAsync(surroundings, () => Task.Run(() =>
        {
            // On Windows Edge is there; what a council's policy keeps out is not to be fetched behind its back.
            if (OperatingSystem.IsWindows())
                _ = BrowserLocator.ForThisMachine().Locate();
            else if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
            {
                throw new ProblemException(new Problem(
                    "HT-CLI-030", "Playwright could not install its browser", "this machine", "its own message stands above",
                    "install Chrome, Edge or Chromium, or name one in HOUSINGTEST_BROWSER"));
            }

            return ExitCode.Good;
        })));
        return command;
    }
}
