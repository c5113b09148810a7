using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Options of sharing, merging and going on that do not fit together.</summary>
public sealed class MisreadSharesTests : CommandLineTest
{
    [Fact]
    public async Task Each_option_that_cannot_be_read_is_told_and_a_machine_gets_its_document_all_the_same()
    {
        var result = await RunAsync("run", "--shard", "4/3", "--workers", "none", "--role", "boss", "--json");

        result.ExitCode.ShouldBe(ExitCode.Broken, result.ToString());
        var answer = JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented).ShouldNotBeNull(result.ToString());
        answer.Problems.Select(problem => problem.What).ShouldBe(
        [
            "--workers takes a number from 1 to 64, not 'none'", "--shard takes a share such as 2/3, not '4/3'",
            "--role takes baseline, baseline-again, candidate, candidate-again, not 'boss'",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Runs_are_judged_as_they_were_made() =>
        (await RunAsync("gate", "--from", "runs", "--tags", "@rents")).Error.ShouldContain("Runs are judged as they were made: --from takes no --tags");

    [Fact]
    public async Task A_run_goes_on_as_it_began() =>
        (await RunAsync("run", "--resume", "20260401-090000-a1f0", "--release", "2026.2")).Error.ShouldContain("A run goes on as it began: --resume takes no --release");

    [Fact]
    public async Task Durations_without_shares_balance_nothing() => (await RunAsync("gate", "--durations", "timings.json")).Error.ShouldContain("HT-CLI-014");
}
