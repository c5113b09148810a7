using System.Net;
using HousingTest.Cli;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>Processes that stand still for a while, as they do on a machine that sleeps: nothing is given up for time in which nobody could work.</summary>
[Trait("needs", "server")]
public sealed class SleepingMachineTests : CommandLineTest
{
    private static readonly TimeSpan s_within = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_worker_that_slept_while_its_system_started_finds_it_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        var usual = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "environments", "embedded.yaml"), Ct);
        var environment = Write("hasty.yaml", usual.Replace("environment: embedded", "environment: hasty", StringComparison.Ordinal).Replace("within: 30 s", $"within: {s_within.TotalSeconds:0} s", StringComparison.Ordinal));
        using var command = Start("run", "features/payments/cash-file.feature", "--environment", environment);

        await command.UntilAsync(() => Running.Values.Any(IsSystem), Ct);
        int[] asleep = [command.Pid, .. Running.Where(process => process.Value.Contains("HousingTest.Features.dll", StringComparison.Ordinal)).Select(process => process.Key)];
        StartedCommand.Signal("STOP", asleep);
        await Task.WhenAll(Task.Delay(s_within + TimeSpan.FromSeconds(1), Ct), StartedAsync());
        StartedCommand.Signal("CONT", asleep);

        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_run_of_which_all_slept_for_a_while_ends_as_if_it_had_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        using var command = Start("run", "features/payments");
        await command.SayingAsync(" of ", Ct);

        var all = Running.Keys.ToList();
        all.Count.ShouldBeGreaterThan(2);
        StartedCommand.Signal("STOP", all);
        await Task.Delay(TimeSpan.FromSeconds(3), Ct);
        StartedCommand.Signal("CONT", all);

        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        await NothingIsLeftAsync();
    }

    private static bool IsSystem(string line) => line.Contains("ReferenceHousing.dll", StringComparison.Ordinal);

    private async Task StartedAsync()
    {
        var system = Running.Single(process => IsSystem(process.Value)).Key;
        var address = (await File.ReadAllTextAsync($"/proc/{system}/environ", Ct)).Split('\0').Single(entry => entry.StartsWith("ASPNETCORE_URLS=", StringComparison.Ordinal)).Split('=')[1];
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address + "/health"), Ct);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(50, Ct);
        }
    }
}
