using HousingTest.Cli;
using HousingTest.Model;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>A system that hangs, refuses now and then, or leaks: the scenario during which it does shows it, and those after it run on a clean copy.</summary>
[Trait("needs", "server")]
public sealed class SystemTroubleTests : CommandLineTest
{
    private const string Scenarios = "features/payments/cash-file.feature";

    // Each trouble comes once in the life of a test copy: what is in its temporary folder outlives a restart.
    private static readonly string s_trouble = string.Concat(
        "app.Use(async (context, next) => { ",
        "var trouble = Environment.GetEnvironmentVariable(\"TROUBLE\") ?? \"\"; ",
        "bool Once(string word, string path) { var mark = Path.Combine(Path.GetTempPath(), word); ",
        "if (trouble != word || !(context.Request.Path.Value ?? \"\").Contains(path) || File.Exists(mark)) return false; File.WriteAllText(mark, \"\"); return true; } ",
        "if (Once(\"hangs\", \"payments/files\")) await Task.Delay(-1); ",
        "if (Once(\"refuses\", \"payments/files\")) throw new InvalidOperationException(\"The ledger is locked\"); ",
        "if (Once(\"leaks\", \"payments/files\")) { var kept = new byte[600 << 20]; Array.Fill(kept, (byte)1); AppContext.SetData(\"kept\", kept); } ",
        "await next(); });");

    [Fact]
    public async Task A_job_that_never_ends_fails_its_scenario_and_no_other()
    {
        var run = await TroubledAsync("hangs", "  answers within: 15 s");

        run.Result.ExitCode.ShouldBe(ExitCode.Bad, run.Result.ToString());
        run.Result.Output.ShouldContain("HT-ENV-034 The system gave no answer within 15 s");
        OneFailed(run.Outcomes).Errors.ShouldHaveSingleItem().Text.ShouldStartWith("The system gave no answer within 15 s");
    }

    [Fact]
    public async Task An_answer_500_now_and_then_fails_its_scenario_with_the_servers_error()
    {
        var run = await TroubledAsync("refuses", "");

        run.Result.ExitCode.ShouldBe(ExitCode.Bad, run.Result.ToString());
        OneFailed(run.Outcomes).Errors.ShouldContain(error => error.Source == "server" && error.Text.Contains("The ledger is locked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_that_holds_too_much_memory_is_started_anew_and_that_is_told()
    {
        var run = await TroubledAsync("leaks", "  memory: 600 MB");

        run.Result.ExitCode.ShouldBe(ExitCode.Good, run.Result.ToString());
        run.Outcomes.Count(outcome => outcome.Errors.Count > 0).ShouldBe(1);
        run.Outcomes.SelectMany(outcome => outcome.Errors).ShouldBe([new SystemError("server", "It held more than 600 MB of memory after the scenario, and was started anew")]);
    }

    private static Outcome OneFailed(IReadOnlyList<Outcome> outcomes)
    {
        outcomes.Count.ShouldBe(4);
        return outcomes.Where(outcome => outcome.Status != ScenarioStatus.Passed).ShouldHaveSingleItem();
    }

    private async Task<(CommandResult Result, IReadOnlyList<Outcome> Outcomes)> TroubledAsync(string trouble, string limit)
    {
        var patch = Write("troubled.patch", SourcePatch.InsertBefore("Program.cs", "app.UseStaticFiles();", s_trouble));
        var usual = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "environments", "embedded.yaml"), Ct);
        var environment = Write("troubled.yaml", usual.Replace("environment: embedded", "environment: troubled", StringComparison.Ordinal)
            .Replace("  settings:\n", $"{limit}\n  settings:\n    TROUBLE: {trouble}\n", StringComparison.Ordinal));
        var result = await RunAsync("run", Scenarios, "--release", patch, "--environment", environment);
        return (result, RecordedOutcomes.Of(result));
    }
}
