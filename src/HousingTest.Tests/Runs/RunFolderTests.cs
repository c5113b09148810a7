using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_back_and_a_scenario_without_an_outcome_did_not_run()
    {
        var run = new RunFolder(_folder["20260406-080000-a1b2"]);
        await run.WriteManifestAsync(Manifest("ran", "lost"), Ct);
        var change = new RowChange("rent_account", Row(("balance_pence", Value.Of(-5)), ("rate", new Value.Real(0.1))), After: null);
        await run.WriteOutcomeAsync(Outcome("ran") with { Changes = [change] }, attempt: 1, new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["screens/1.png"] = [1, 2] }, Ct);

        var record = await run.ReadAsync(Ct);

        record.Manifest.Id.ShouldBe("20260406-080000-a1b2");
        record.Outcomes.Keys.ShouldBe(["ran"]);
        record.Outcomes["ran"].Changes[0].Before!["rate"].ShouldBe(new Value.Real(0.1));
        run.Attachment("ran", "screens/1.png").ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_name_that_leads_out_of_the_scenario_finds_nothing()
    {
        var run = new RunFolder(_folder["run"]);
        await run.WriteManifestAsync(Manifest("ran"), Ct);
        await run.WriteOutcomeAsync(Outcome("ran"), attempt: 1, new Dictionary<string, byte[]>(StringComparer.Ordinal), Ct);
        run.Attachment("ran", "../../run.json").ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_without_a_run_and_a_half_written_file_are_told()
    {
        var run = new RunFolder(_folder["run"]);
        (await Should.ThrowAsync<ProblemException>(() => run.ReadAsync(Ct))).Problems[0].Id.ShouldBe("HT-RUN-001");

        await run.WriteManifestAsync(Manifest("ran"), Ct);
        _folder.Write("run/scenarios/ran/outcome.json", "{ \"scenario\": ");
        var record = await run.ReadAsync(Ct);
        Should.Throw<ProblemException>(() => record.Outcomes["ran"]).Problems[0].Id.ShouldBe("HT-RUN-002");
    }

    [Fact]
    public async Task Durations_of_all_workers_are_gathered_in_their_order_without_what_a_killed_one_had_begun_to_write()
    {
        var run = new RunFolder(_folder["run"]);
        foreach (var worker in (int[])[10, 2])
        {
            using var stopwatches = new Stopwatches(run.WorkerTimings(worker));
            stopwatches.Add("scenario", $"of worker {worker}", TimeSpan.FromMilliseconds(1.5));
        }

        await File.AppendAllTextAsync(run.WorkerTimings(2), "{\"what\":\"scena", Ct);

        await run.GatherTimingsAsync(Ct);

        JsonSerializer.Deserialize<IReadOnlyList<Duration>>(_folder.Read("run/timings.json"), Json.Indented)
            .ShouldBe([new Duration("scenario", "of worker 2", 1.5), new Duration("scenario", "of worker 10", 1.5)]);
    }

    [Fact]
    public async Task Further_attempts_lie_beside_the_first_and_hide_nothing()
    {
        var run = new RunFolder(_folder["run"]);
        await run.WriteManifestAsync(Manifest("ran"), Ct);
        var nothing = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await run.WriteOutcomeAsync(Outcome("ran"), attempt: 1, nothing, Ct);
        await run.WriteOutcomeAsync(Outcome("ran") with { Status = ScenarioStatus.Failed }, attempt: 2, nothing, Ct);

        (await run.ReadAsync(Ct)).Outcomes["ran"].Status.ShouldBe(ScenarioStatus.Passed);
        run.HasOutcome("ran", attempt: 2).ShouldBeTrue();
        run.HasOutcome("ran", attempt: 3).ShouldBeFalse();
    }

    [Fact]
    public async Task What_ended_a_worker_is_known_of_the_run()
    {
        var run = new RunFolder(_folder["run"]);
        await run.WriteManifestAsync(Manifest("ran"), Ct);
        (await run.ReadAsync(Ct)).Problems.ShouldBeEmpty();
        var problem = new Problem("HT-RUN-004", "A worker ended", "runs/x", "", "again");
        await run.WriteProblemsAsync([problem], Ct);

        (await run.ReadAsync(Ct)).Problems.ShouldBe([problem]);
    }

    private static Dictionary<string, Value> Row(params (string Column, Value Value)[] cells) =>
        cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);

    private static Outcome Outcome(string id) => new(id, ScenarioStatus.Passed, [], [], [], [], [], [], []);

    private static RunManifest Manifest(params string[] scenarios) => new(
        "20260406-080000-a1b2", new ReleaseIdentity("2026.1", "d", []), new NamedDigest("embedded", "e"), new NamedDigest("reference", "m"),
        new EstateIdentity("small", 1, 20, "s"), "f", "HousingTest 0", [.. scenarios.Select(id => new PlannedScenario(id, "F", "f.feature", id, null, 1, []))]);
}
