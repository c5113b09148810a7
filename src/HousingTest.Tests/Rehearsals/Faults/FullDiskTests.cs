using HousingTest.Rehearsals;
using HousingTest.Tests.Cli;
using HousingTest.Tests.Rehearsals.Killing;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>A disk that fills up while checkpoints are saved: a small one is put over <c>rehearsals/</c>, and after the failure it is made larger.</summary>
[Trait("needs", "server")]
public sealed class FullDiskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("12k")]
    [InlineData("40k")]
    [InlineData("100k")]
    [InlineData("160k")]
    [InlineData("220k")]
    public async Task A_full_disk_is_named_and_with_room_the_rehearsal_goes_on_and_has_lost_nothing(string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root may put a disk over a folder");
        using var tried = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await tried.WaitForExitAsync(Ct);
        Assert.SkipUnless(tried.ExitCode == 0, "this machine lets nobody mount");
        using var checkout = new OwnCheckout();
        var plan = QuickPlan.Write(checkout, "embedded");
        var place = Directory.CreateDirectory(checkout.Workspace.Rehearsals).FullName;
        var kept = Path.Combine(checkout.Workspace.Root, "kept");
        // The second command begins or goes on, whichever the first one got to.
        var script = $"""
            mount -t tmpfs -o size={size} tmpfs '{place}' || exit 3
            "$@"; first=$?
            mount -o remount,size=50m '{place}'
            "$@" || dotnet '{checkout.Assembly}' rehearse resume --rehearsal quick; second=$?
            cp -a '{place}' '{kept}'
            echo "first $first, second $second"
            """;

        using var command = new StartedCommand($"MARK_{Guid.NewGuid():N}", browser: null, ["rehearse", plan], ["unshare", "--mount", "sh", "-c", script, "sh"], checkout);
        var result = await command.EndAsync(Ct);

        result.Output.ShouldEndWith("first 2, second 0\n", Case.Sensitive, result.ToString());
        result.Error.ShouldContain("HT-ENV-035  The disk is full", Case.Sensitive, result.ToString());
        result.Error.ShouldContain("where       rehearsals, ", Case.Sensitive, result.ToString());
        var now = LookedAt.At(new RehearsalFolder(Path.Combine(kept, "quick")));
        now.ShouldBeWhole();
        now.IsFinished.ShouldBeTrue();
        Directory.EnumerateDirectories(checkout.Workspace.Copies).ShouldBeEmpty();
    }
}
