using System.Diagnostics;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Pipelines;

/// <summary>The browser of the image, with a stand-in for Chromium that says how it was called.</summary>
public sealed class ContainerBrowserTests : IDisposable
{
    private readonly TemporaryFolder _browsers = new();

    [Fact]
    public async Task Chromium_is_called_without_its_own_sandbox_and_with_all_else_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the image is one of Linux");
        var chrome = _browsers.Write("chromium_headless_shell-1234/chrome-headless-shell-linux64/chrome-headless-shell", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(chrome, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        (await RunAsync("--headless", "--user-data-dir=/tmp/a folder")).ShouldBe((0, "--no-sandbox\n--headless\n--user-data-dir=/tmp/a folder\n"));
    }

    [Fact]
    public async Task An_image_without_chromium_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the image is one of Linux");
        (await RunAsync()).ExitCode.ShouldBe(127);
    }

    public void Dispose() => _browsers.Dispose();

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(Repository.Root, "pipelines/kubernetes/housingtest-browser"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PLAYWRIGHT_BROWSERS_PATH"] = _browsers.Path;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
