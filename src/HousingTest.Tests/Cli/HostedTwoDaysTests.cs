using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>
/// A hosted system as a council has its vendor's: the baseline on Monday, the candidate on Thursday, one instance, its database and clock out of sight. Nothing is put back, and Monday's
/// work is still there on Thursday.
/// </summary>
[Trait("needs", "browser")]
public sealed class HostedTwoDaysTests : CommandLineTest
{
    private const string Name = "hosted-by-a-test";

    // One scenario with a target on its screen, and one with letters.
    private const string Few = "@letters or (@repairs and @phone)";

    private static readonly DateTimeOffset s_monday = new(2026, 6, 8, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_thursday = new(2026, 6, 11, 13, 30, 0, TimeSpan.Zero);

    private static string Folder => Path.Combine(Repository.Root, "fixtures", "baselines", Name);

    [Fact]
    public async Task A_release_shows_no_difference_on_two_days_and_what_an_upgrade_brings_is_found()
    {
        var inUse = await PublishedAsync("2026.1");
        await using var theirs = new HostedInstance(Path.GetDirectoryName(Write("theirs/x", ""))!);
        var environment = Write("hosted.yaml", string.Create(CultureInfo.InvariantCulture, $"""
            environment: hosted
            map: maps/reference.yaml
            address from: {nameof(HostedTwoDaysTests)}_ADDRESS
            password from: {nameof(HostedTwoDaysTests)}_PASSWORD
            messages at: {theirs.MessagesAt}
            browser: chromium
            """));
        var nowhere = await RunAsync("run", "--environment", environment, "--release", Name);
        nowhere.ExitCode.ShouldBe(2, nowhere.ToString());
        nowhere.Error.ShouldContain($"HT-RUN-013  The address of the hosted system is not known");
        Environment.SetEnvironmentVariable($"{nameof(HostedTwoDaysTests)}_ADDRESS", theirs.Address + "/");
        Environment.SetEnvironmentVariable($"{nameof(HostedTwoDaysTests)}_PASSWORD", HostedInstance.Password);
        try
        {
            await theirs.StartAsync(inUse, s_monday, Ct);
            await theirs.RunDebitsAsync(Ct);
            var monday = await AllAsync(environment);
            var record = await RunAsync("baseline", "record", Name, "--environment", environment, "--tags", Few);
            record.ExitCode.ShouldBe(0, record.ToString());

            await theirs.StartAsync(inUse, s_thursday, Ct);
            var thursday = await AllAsync(environment);
            var compared = await RunAsync("compare", monday, thursday, "--environment", environment);
            ShouldOnlyHoldForWhatIsNotSeen(compared);
            await ShouldBeReleasedWhereThatIsAcceptedAsync(monday, thursday, environment);
            ShouldOnlyHoldForWhatIsNotSeen(await GateAsync(environment, Name));
            var premature = await GateAsync(environment, "2026.2");
            premature.ExitCode.ShouldBe(2, premature.ToString());
            premature.Error.ShouldContain($"HT-CLI-018  The hosted system is still {Name}, so there is no 2026.2 to judge");

            await theirs.StartAsync(await PublishedAsync("2026.2"), s_thursday, Ct);
            await theirs.ExecuteAsync("INSERT INTO bank_holiday (day, name) VALUES ('2026-06-16', 'A day too many')", Ct);
            var upgraded = await GateAsync(environment, "2026.2");
            upgraded.ExitCode.ShouldBe(1, upgraded.ToString());
            upgraded.Output.ShouldContain("HOLD   2026.2 should not reach live");
            upgraded.Output.ShouldContain("{today + 7 days}");
            upgraded.Output.ShouldContain("{today + 8 days}");
            upgraded.Output.ShouldContain("Rows, files and server errors were not compared");
        }
        finally
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<string> PublishedAsync(string release) =>
        (await new ReleasePublisher(Repository.Workspace).PublishAsync(ReleaseFile.Read(Repository.Root, release), new HousingTest.Tests.Environments.Reports(), Ct)).Folder;

    private async Task<string> AllAsync(string environment)
    {
        var run = await RunAsync("run", "--environment", environment, "--release", Name, "--json");
        var id = IdOf(run);
        Directory.GetFiles(Path.Combine(Repository.Workspace.Runs, id, "scenarios"), "outcome.json", SearchOption.AllDirectories).Length.ShouldBeGreaterThanOrEqualTo(20);
        return id;
    }

    private Task<CommandResult> GateAsync(string environment, string candidate) =>
        RunAsync("gate", "--recorded", "--environment", environment, "--baseline", Name, "--candidate", candidate, "--tags", Few);

    private async Task ShouldBeReleasedWhereThatIsAcceptedAsync(string monday, string thursday, string environment)
    {
        var policy = Write("accepting.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, EnvironmentDefinition.UsualPolicy), Ct) + "\nmay go uncompared: [rows, files, server errors]\n");
        var accepting = Write("accepting/hosted.yaml", $"{await File.ReadAllTextAsync(environment, Ct)}\npolicy: {Path.GetRelativePath(Path.Combine(Repository.Root, "fixtures"), policy)}\n");

        var released = await RunAsync("compare", monday, thursday, "--environment", accepting);

        released.ExitCode.ShouldBe(0, released.ToString());
        released.Output.ShouldContain("RELEASE");
    }

    // Not by the exit code alone: a hold for anything else would look the same.
    private static void ShouldOnlyHoldForWhatIsNotSeen(CommandResult result)
    {
        result.ExitCode.ShouldBe(1, result.ToString());
        result.Output.ShouldContain("1  Rows, files and server errors were not compared");
        result.Output.ShouldNotContain("\n  2  ", Case.Sensitive, result.ToString());
        result.Output.ShouldMatch("Noise +none\n", result.ToString());
    }
}
