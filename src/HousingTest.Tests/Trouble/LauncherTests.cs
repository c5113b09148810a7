using System.Diagnostics;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>The launcher when two commands start at once in a checkout that has to be built, with a dotnet that only says that it was there.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_commands_at_once_build_once()
    {
        Prepare("sleep 0.3; exit 0");

        var both = await Task.WhenAll(LaunchAsync(), LaunchAsync());

        both.ShouldAllBe(exit => exit == 0);
        _folder.Read("log").Split('\n').Count(line => line.StartsWith("build", StringComparison.Ordinal)).ShouldBe(2, "the command line and the features, once each");
        File.Exists(_folder[".housingtest/building"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_build_that_was_killed_holds_nobody_up()
    {
        Prepare("exit 0");
        using var ended = Process.Start("true");
        await ended.WaitForExitAsync(Ct);
        _folder.Write(".housingtest/building", $"{ended.Id}\n");

        (await LaunchAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_build_that_fails_gives_its_turn_back()
    {
        Prepare("exit 1");

        (await LaunchAsync()).ShouldBe(2);

        File.Exists(_folder[".housingtest/building"]).ShouldBeFalse();
    }

    private void Prepare(string build)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the launcher there is another");
        _folder.Write("housingtest", File.ReadAllText(Path.Combine(Repository.Root, "housingtest")));
        foreach (var folder in (string[])["src/a.cs", "features/a.cs", "Directory.Build.props", "Directory.Packages.props", "global.json"])
            _folder.Write(folder, "");
        _folder.Write("bin/dotnet", $"#!/bin/sh\necho \"$1\" >>'{_folder["log"]}'\ncase \"$1\" in build) {build} ;; esac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["bin/dotnet"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<int> LaunchAsync()
    {
        var start = new ProcessStartInfo("/bin/sh", [_folder["housingtest"], "down"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{_folder["bin"]}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return process.ExitCode;
    }
}
