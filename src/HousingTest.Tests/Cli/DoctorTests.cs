using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What <c>doctor</c> answers.</summary>
public sealed class DoctorTests : CommandLineTest
{
    [Fact]
    [Trait("needs", "browser")]
    public async Task A_machine_on_which_a_gate_can_run_answers_0()
    {
        var result = await RunAsync("doctor");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Output.ShouldNotContain("missing");
    }

    [Fact]
    [Trait("needs", "server")]
    public async Task A_machine_without_a_browser_answers_2_and_says_what_to_do()
    {
        var result = await RunWithBrowserAsync("/nonexistent/browser", "doctor");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Output.ShouldContain("missing  browser      HOUSINGTEST_BROWSER names /nonexistent/browser, and no file is there");
        result.Output.ShouldContain("do: install Microsoft Edge, Google Chrome or Chromium");
    }
}
