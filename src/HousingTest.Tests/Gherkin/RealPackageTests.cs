using System.Diagnostics;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>
/// The steps and features as they are, compiled and run by the real Reqnroll. Its packages are in no registry that is reached everywhere: <c>HOUSINGTEST_REQNROLL</c>
/// names a folder with Reqnroll, Reqnroll.xunit.v3 and Reqnroll.Tools.MsBuild.Generation.
/// </summary>
[Trait("needs", "packages")]
public sealed class RealPackageTests : IDisposable
{
    private const string Variable = "HOUSINGTEST_REQNROLL";
    private const string Package = "Reqnroll.xunit.v3.";
    private const string Command = "src/HousingTest.Cli/bin/Release/net10.0/publish/HousingTest.Cli.dll";

    private static readonly string[] s_quietly = ["-c", "Release", "-nologo", "-v", "quiet"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_steps_compile_and_pass_unchanged_and_leave_the_outcomes_that_our_engine_leaves()
    {
        var feed = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(feed), $"{Variable} names no folder with the packages of Reqnroll");
        var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, Package + "*.nupkg").ShouldHaveSingleItem())[Package.Length..];
        await CopyAsync();

        await RunAsync("dotnet", ["build", "src/HousingTest.Cli", .. s_quietly]);
        await RunAsync("dotnet", ["build", "features", .. s_quietly]);
        var ours = await RunScenariosAsync();
        var oursAgain = await RunScenariosAsync();
        await RunAsync(
            "dotnet", ["build", "features", .. s_quietly, "-p:DesignPackages=true", "-p:WithRespawn=false", "-p:WithTestcontainers=false", "-p:WithCurrentSqlClient=false", $"-p:ReqnrollVersion={version}", $"-p:RestoreAdditionalProjectSources={feed}"]);
        var theirs = await RunScenariosAsync();

        File.Exists(_folder["features/bin/Release/net10.0/Reqnroll.dll"]).ShouldBeTrue("else our engine would have been compared with itself");
        (await RunAsync("dotnet", Command, "compare", ours, theirs, "--baseline-again", oursAgain)).ShouldContain("RELEASE");
    }

    // What git knows of, as it is now: nothing that a build left, and what was edited since the last commit.
    private async Task CopyAsync()
    {
        var files = await StartAsync(Repository.Root, "git", "ls-files", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
            File.Copy(Path.Combine(Repository.Root, file), _folder[file]);
        }
    }

    private async Task<string> RunScenariosAsync()
    {
        await RunAsync("dotnet", Command, "run", "--tags", "(@payments or @rents) and not @screen");
        return Directory.GetDirectories(_folder["runs"]).Order(StringComparer.Ordinal).Last();
    }

    private Task<string> RunAsync(string program, params IReadOnlyList<string> arguments) => StartAsync(_folder.Path, program, arguments);

    private static async Task<string> StartAsync(string folder, string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{said[0]}{said[1]}");
        return said[0];
    }
}
