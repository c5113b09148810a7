using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Cli.Gates;
using HousingTest.Model;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Readme;

/// <summary>What the README says, done to the letter: each command in it runs, and answers as the text around it promises.</summary>
[Collection(KillingCollection.Name)]
[Trait("needs", "browser")]
public sealed partial class ReadmeTests(ReadmeCommands readme) : IClassFixture<ReadmeCommands>
{
    // The one command that a test of itself cannot run: it is what runs this.
    private const string Ourselves = "dotnet test -c Release";

    private const string NewScenario = "./housingtest new scenario \"A garage is let on its own\" --area rents";

    private static readonly Dictionary<string, int> Promised = new(StringComparer.Ordinal)
    {
        ["./housingtest doctor"] = 0,
        ["./housingtest gate"] = 1,
        ["./housingtest gate --baseline 2026.1 --candidate 2026.1 --tags @payments"] = 0,
        [NewScenario] = 0,
        ["./housingtest steps --search \"refund\""] = 0,
        ["./housingtest lint"] = 0,
        ["./housingtest run features/rents/weekly-debit-run.feature"] = 0,
        ["./housingtest run --tags \"@rents and not @screen\""] = 0,
        ["./housingtest up"] = 0,
        ["./housingtest down"] = 0,
        ["./housingtest gate --candidate fixtures/releases/2026.2.patch --tags \"@rents and @estate\""] = 1,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_readme_runs_in_its_order_and_answers_as_promised()
    {
        var commands = Commands();
        commands.Remove(Ourselves).ShouldBeTrue();
        commands.Order(StringComparer.Ordinal).ShouldBe(Promised.Keys.Order(StringComparer.Ordinal));

        foreach (var command in commands)
        {
            var result = await readme.RunAsync(command);
            result.ExitCode.ShouldBe(Promised[command], $"{command}: {result}");
            result.Error.ShouldNotContain("   at ", Case.Sensitive, command);
            if (command is NewScenario)
                readme.Written("features/rents/a-garage-is-let-on-its-own.feature").ShouldContain("Scenario: A garage is let on its own");
        }
    }

    [Fact]
    public async Task A_gate_finds_the_regression_that_no_step_asserts_and_its_stages_run_again_to_the_same_bytes()
    {
        var gate = await readme.RunAsync("./housingtest gate");

        gate.ExitCode.ShouldBe(1, gate.ToString());
        Approval.Verify(Scrubbed(gate.Output), "gate-2026.2");
        var folder = FolderOf(gate);
        var verdict = Read<Verdict>(folder, "verdict.json");
        verdict.Decision.ShouldBe(Decision.Hold);
        verdict.Counts.ShouldBe(new ScenarioCounts(verdict.Counts.Passed, Failed: 0, Unsteady: 0, NotRun: 0));
        verdict.Counts.Passed.ShouldBeGreaterThanOrEqualTo(12);
        var comparison = Read<ComparisonResult>(folder, "comparison.json");
        comparison.Announced.ShouldAllBe(announced => announced.Seen);

        var runs = Read<GateRecord>(folder, "gate.json");
        var compared = await Launcher.RunAsync(
            $"./housingtest compare {runs.Baseline} {runs.Candidate} --baseline-again {runs.BaselineAgain} --candidate-again {runs.CandidateAgain}");
        compared.ExitCode.ShouldBe(1, compared.ToString());
        foreach (var file in (string[])["comparison.json", "verdict.json"])
            File.ReadAllText(Path.Combine(FolderOf(compared), file)).ShouldBe(File.ReadAllText(Path.Combine(folder, file)), file);

        var page = Path.Combine(folder, "report.html");
        var before = await File.ReadAllTextAsync(page, Ct);
        File.Delete(page);
        (await Launcher.RunAsync($"./housingtest report {Path.GetFileName(folder)}")).ExitCode.ShouldBe(1);
        (await File.ReadAllTextAsync(page, Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task A_release_against_itself_is_released()
    {
        var gate = await readme.RunAsync("./housingtest gate --baseline 2026.1 --candidate 2026.1 --tags @payments");

        gate.ExitCode.ShouldBe(0, gate.ToString());
        Approval.Verify(Scrubbed(gate.Output), "gate-same");
        Read<ComparisonResult>(FolderOf(gate), "comparison.json").Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gate_made_twice_has_the_same_bytes()
    {
        const string command = "./housingtest gate --baseline 2026.1 --candidate 2026.1 --tags @payments";
        var (once, again) = (FolderOf(await readme.RunAsync(command)), FolderOf(await Launcher.RunAsync(command)));

        foreach (var file in (string[])["comparison.json", "verdict.json"])
            File.ReadAllText(Path.Combine(once, file)).ShouldBe(File.ReadAllText(Path.Combine(again, file)), file);
    }

    private static T Read<T>(string folder, string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, file)), Json.Indented)!;

    private static string FolderOf(LauncherResult gate) =>
        Path.Combine(Repository.Root, Path.GetDirectoryName(ReportPath().Match(gate.Output).Value)!);

    // What is said of speed rests on timings, which no two runs share.
    internal static string Scrubbed(string output) => Speed().Replace(ReportPath().Replace(output, "gates/{id}/report.html"), "  Speed                  {timings}\n");

    private static List<string> Commands() =>
        [.. ShellBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n"))
            .SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex("```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^  Speed  .*\n(?: {25}.*\n)*", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Speed();

    [GeneratedRegex(@"gates/[0-9]{8}-[0-9]{6}-[0-9a-f]{4}/report\.html", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ReportPath();
}
