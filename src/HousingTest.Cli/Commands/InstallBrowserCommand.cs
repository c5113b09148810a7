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
        var dependencies = new Option<bool>("--with-dependencies") { Description = "Also the libraries and fonts that it needs, where a bare image lacks them; asks for root" };
        var command = new Command("install-browser", "Install Playwright's own Chromium for this user") { dependencies };
        command.Hidden = true; // a collection initialiser sets no properties
        command.SetAction((parsed, _) => Guard.RunAsync(surroundings, () => Task.Run(() =>
        {
            string[] arguments = parsed.GetValue(dependencies) ? ["install", "--with-deps", "--only-shell", "chromium"] : ["install", "--only-shell", "chromium"];
            // On Windows Edge is there; what a council's policy keeps out is not to be fetched behind its back.
            if (OperatingSystem.IsWindows())
                BrowserLocator.ForThisMachine().Locate();
            else if (Microsoft.Playwright.Program.Main(arguments) != 0)
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
