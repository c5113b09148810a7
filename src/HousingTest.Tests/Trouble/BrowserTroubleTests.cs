using HousingTest.Cli;
using HousingTest.Model;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>A browser that is killed while a scenario looks at a screen.</summary>
[Trait("needs", "browser")]
public sealed class BrowserTroubleTests : CommandLineTest
{
    [Fact]
    public async Task It_fails_that_scenario_and_the_next_has_a_new_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        using var command = Start("run", "features/tenancies/finding-a-tenancy.feature");

        await command.UntilAsync(() => Browsers().Any(Traces.HasPage), Ct);
        StartedCommand.Signal("KILL", Browsers());

        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(ExitCode.Bad, result.ToString());
        ShouldSayNothingForDevelopers(result);
        var outcomes = RecordedOutcomes.Of(result);
        outcomes.Count.ShouldBeGreaterThan(1);
        var failed = outcomes.Where(outcome => outcome.Status != ScenarioStatus.Passed).ShouldHaveSingleItem();
        failed.Errors.ShouldContain(error => error.Source == "browser" && error.Text.StartsWith("The browser stopped: ", StringComparison.Ordinal), result.ToString());
        await NothingIsLeftAsync();
    }

    // The browser itself and no process below it: those have no mark.
    private List<int> Browsers() =>
        [.. Running.Where(process => process.Value.Contains("--housingtest-copy=", StringComparison.Ordinal) && !process.Value.Contains("--type=", StringComparison.Ordinal)).Select(process => process.Key)];
}
