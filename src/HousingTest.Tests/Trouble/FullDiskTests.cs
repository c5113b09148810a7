using HousingTest.Cli;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>
/// A disk without space: a small one is put over a folder of the workspace, for the one command and what it starts. Whenever it fills up, the command says which folder
/// and what to do, and leaves no file that could be read as whole.
/// </summary>
[Trait("needs", "server")]
public sealed class FullDiskTests : CommandLineTest
{
    private static readonly string[] Run = ["run", "features/payments/cash-file.feature"];

    [Theory]
    [InlineData("runs", "12k")]
    [InlineData("runs", "64k")]
    [InlineData(".housingtest/copies", "100k")]
    [InlineData(".housingtest/copies", "2m")]
    public async Task A_run_says_which_folder_is_full_and_what_to_do(string folder, string size)
    {
        SkipUnlessPrivileged();
        using var command = StartThrough(OnASmallDisk(folder, size), Run);

        var result = await command.EndAsync(Ct);

        result.ExitCode.ShouldBe(ExitCode.Broken, result.ToString());
        result.Error.ShouldContain("HT-ENV-035  The disk is full", Case.Sensitive, result.ToString());
        result.Error.ShouldContain($"where       {folder}, ", Case.Sensitive, result.ToString());
        ShouldSayNothingForDevelopers(result);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task An_outcome_that_does_not_fit_is_no_outcome()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("there is no /dev/full");
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder["run"]);
        Directory.CreateDirectory(run.Scenario("one"));
        // The name under which it is written first is made at random, so the picture beside it is what meets the full disk.
        Directory.CreateDirectory(Path.Combine(run.Scenario("one"), "screens"));
        File.CreateSymbolicLink(Path.Combine(run.Scenario("one"), "screens", "1.png"), "/dev/full");

        var full = await Should.ThrowAsync<IOException>(() => run.WriteOutcomeAsync(
            new Outcome("one", ScenarioStatus.Passed, [], [], [], [], [], [], []), 1, new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["screens/1.png"] = [1] }, Ct));

        run.HasOutcome("one").ShouldBeFalse();
        FullDisk.Behind(new Workspace(folder.Path), full).ShouldNotBeNull().Id.ShouldBe("HT-ENV-035");
    }

    [Fact]
    public void What_is_no_full_disk_is_not_taken_for_one() =>
        FullDisk.Behind(Repository.Workspace, new IOException("the network name is gone")).ShouldBeNull();

    private static IReadOnlyList<string> OnASmallDisk(string folder, string size)
    {
        var place = Directory.CreateDirectory(Path.Combine(Repository.Root, folder)).FullName;
        return ["unshare", "--mount", "sh", "-c", $"mount -t tmpfs -o size={size} tmpfs '{place}' && exec \"$@\"", "sh"];
    }

    private static void SkipUnlessPrivileged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root may put a disk over a folder");
        using var tried = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true, UseShellExecute = false })!;
        tried.WaitForExit();
        Assert.SkipUnless(tried.ExitCode == 0, "this machine lets nobody mount");
    }
}
