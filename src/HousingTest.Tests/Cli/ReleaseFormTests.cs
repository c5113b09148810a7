using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Tests.Environments;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Candidates that are no patch, from the command line to the verdict.</summary>
[Trait("needs", "server")]
public sealed class ReleaseFormTests : CommandLineTest
{
    [Fact]
    public async Task A_script_that_takes_a_penny_off_the_rents_is_held_against_the_release_in_use_as_an_image()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for Docker is a script for sh");
        var published = await new ReleasePublisher(Repository.Workspace).PublishAsync(ReleaseFile.Read(Repository.Root, "2026.1"), new HousingTest.Tests.Environments.Reports(), Ct);
        var log = FakeDocker.Put(Write, published.Folder);
        var script = Write("penny.sql", "-- release: 2026.1\nUPDATE charge SET weekly_amount_pence = weekly_amount_pence - 1 WHERE charge_type = 'RENT';\n");

        var result = await RunAsync("gate", "--baseline", "image:supplier/housing:2026.1", "--candidate", script, "--tags", "@rents and @estate", "--workers", "2");

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Output.ShouldContain("HOLD   penny should not reach live");
        result.Output.ShouldMatch(@"\d+ rent transactions are £0\.01 lower +\[money\]");
        var asked = File.ReadAllLines(log);
        asked.ShouldContain(line => line.StartsWith("run ", StringComparison.Ordinal));
        // The password is handed over by the name of its setting, and each container that was run was also taken away.
        asked.Where(line => line.StartsWith("run ", StringComparison.Ordinal)).ShouldAllBe(line =>
            line.Contains(" --network host ", StringComparison.Ordinal) && line.Contains(" --env Setup__InitialPassword ", StringComparison.Ordinal) && line.EndsWith(" sha256:0123", StringComparison.Ordinal));
        asked.Count(line => line.StartsWith("rm --force housingtest-", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(asked.Count(line => line.StartsWith("run ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_image_that_is_not_there_and_a_daemon_that_does_not_run_are_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for Docker is a script for sh");
        FakeDocker.Put(Write, "nowhere");

        ShouldSay(await RunAsync("run", "--tags", "@payments", "--release", "image:supplier/none"), "no-image", exitCode: 2);
        ShouldSay(await RunAsync("run", "--tags", "@payments", "--release", "image:no-daemon"), "no-daemon", exitCode: 2);
    }

    [Fact]
    [Trait("needs", "browser")]
    public async Task A_system_at_an_address_is_compared_as_far_as_it_can_be_seen_and_held_for_the_rest()
    {
        await using var theirs = await TestCopy.ProvisionAsync(await ReferenceCopyFixture.OrderAsync(new Workspace(Path.GetDirectoryName(Write("theirs/x", ""))!)), new HousingTest.Tests.Environments.Reports(), Ct);
        Environment.SetEnvironmentVariable("HOUSINGTEST_TEST_PASSWORD", theirs.Password);
        var release = Write("hosted.yaml", $"release: hosted\ntitle: Run by the supplier\naddress: {theirs.Address}\npassword from: HOUSINGTEST_TEST_PASSWORD\n");

        var run = await RunAsync("run", "--release", release, "--tags", "@first-look or (@payments and not @hosted)");

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Output.ShouldContain("Not seen   rows, messages, files and server errors");
        run.Output.ShouldContain("3 passed · 0 failed");
        run.Error.ShouldContain("HT-ENV-030");

        var gate = await RunAsync("gate", "--baseline", release, "--candidate", release, "--tags", "@first-look");

        gate.ExitCode.ShouldBe(1, gate.ToString());
        gate.Output.ShouldContain("1  Rows, messages, files and server errors were not compared");
        gate.Output.ShouldNotContain("\n  2  ");
    }
}
