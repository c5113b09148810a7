using HousingTest.Cli.Gates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>A baseline recorded once and used by a gate, from the command line.</summary>
[Trait("needs", "server")]
public sealed class BaselineCommandTests : CommandLineTest
{
    private const string Name = "recorded-by-a-test";

    // One scenario, over every account of the estate.
    private const string Scenario = "@arrears and @estate";

    private static string Folder => Path.Combine(Repository.Root, "fixtures", "baselines", Name);

    [Fact]
    public async Task A_gate_with_a_recorded_baseline_gives_the_same_bytes_as_one_that_runs_it()
    {
        var release = Write(Name + ".yaml", $"release: {Name}\ntitle: In use\nsource: src/ReferenceHousing\n");
        try
        {
            var record = await RunAsync("baseline", "record", release, "--tags", Scenario);
            record.ExitCode.ShouldBe(0, record.ToString());
            record.Output.ShouldContain($"Recorded in fixtures/baselines/{Name}");
            (await RunAsync("baseline", "list")).Output.ShouldContain(Name);
            var shown = await RunAsync("baseline", "show", release, "--json");
            shown.Output.ShouldContain("\"fits\": true", Case.Sensitive, shown.ToString());

            var recorded = await RunAsync("gate", "--recorded", "--baseline", release, "--candidate", "2026.2", "--tags", Scenario);
            // The runs that were recorded, compared as they were made.
            var runs = record.Output.Split('\n').Single(line => line.StartsWith("Made from", StringComparison.Ordinal)).Split(' ');
            var gate = System.Text.Json.JsonSerializer.Deserialize<GateRecord>(Of(recorded, "gate.json"), Json.Indented)!;
            string[] again = gate.CandidateAgain is { } second ? ["--candidate-again", second] : [];
            var live = await RunAsync(["compare", runs[^3], gate.Candidate, "--baseline-again", runs[^1], .. again]);

            recorded.ExitCode.ShouldBe(live.ExitCode, recorded.ToString());
            foreach (var file in (string[])["comparison.json", "verdict.json"])
                Of(recorded, file).ShouldBe(Of(live, file), file);

            var others = await RunAsync("gate", "--recorded", "--baseline", release, "--tags", "@rents and @estate");
            others.ExitCode.ShouldBe(2, others.ToString());
            others.Error.ShouldContain("HT-BAS-003");
        }
        finally
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_recorded_baseline_a_gate_that_asks_for_it_says_how_to_record_one()
    {
        var release = Write("never-recorded.yaml", "release: never-recorded\ntitle: In use\nsource: src/ReferenceHousing\n");

        ShouldSay(await RunAsync("gate", "--recorded", "--baseline", release, "--tags", "@payments"), "nothing-recorded", exitCode: 2);
    }

    private static string Of(CommandResult gate, string file)
    {
        var report = gate.Output.Split('\n').Single(line => line.Contains("report.html", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return File.ReadAllText(Path.Combine(Repository.Root, Path.GetDirectoryName(report)!, file));
    }
}
