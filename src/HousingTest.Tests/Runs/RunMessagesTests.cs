using System.Text;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunMessagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_scenario_that_did_not_run_is_told_as_one_that_failed()
    {
        var run = await MakeAsync("Given a secure tenancy at £100.00 a week");

        var told = await WriteAsync(run);

        told.Count(line => line.StartsWith("{\"testCaseStarted\"", StringComparison.Ordinal)).ShouldBe(2);
        var failed = told.Where(line => line.Contains("\"status\":\"FAILED\"", StringComparison.Ordinal)).ShouldHaveSingleItem();
        failed.ShouldContain("It has no outcome: it did not run");
        told[^1].ShouldContain("\"success\":false");
    }

    [Fact]
    public async Task A_feature_that_is_not_the_one_that_ran_is_refused()
    {
        var run = await MakeAsync("Given a secure tenancy at £90.00 a week");

        var refused = await Should.ThrowAsync<ProblemException>(() => WriteAsync(run));

        var problem = refused.Problems.ShouldHaveSingleItem();
        (problem.Id, problem.Where).ShouldBe(("HT-RUN-012", "features/rents.feature"));
    }

    // A run of two scenarios, of which the first ran with the step that is given.
    private async Task<RunFolder> MakeAsync(string ran)
    {
        _folder.Write("features/rents.feature", """
            Feature: Rents
              Scenario: It ran
                Given a secure tenancy at £100.00 a week
              Scenario: It did not
                Given a secure tenancy at £100.00 a week
            """);
        var planned = RunPlanner.Read(new Workspace(_folder.Path), [_folder["features/rents.feature"]]).Scenarios.Select(one => one.Scenario).ToList();
        var run = new RunFolder(_folder["runs/20260406-080000-a1b2"]);
        await run.WriteManifestAsync(SampleRuns.Manifest(run.Id, planned), Ct);
        var outcome = new Outcome(planned[0].Id, ScenarioStatus.Passed, [new StepResult(ran, 3, ScenarioStatus.Passed, null)], [], [], [], [], [], []);
        await run.WriteOutcomeAsync(outcome, attempt: 1, new Dictionary<string, byte[]>(StringComparer.Ordinal), Ct);
        using var events = new EventLog(run.Events(1), TimeProvider.System);
        events.Add(RunEventKind.Marked);
        events.Add(RunEventKind.ScenarioStarted, planned[0].Id, attempt: 1);
        events.Add(RunEventKind.PutBack, planned[0].Id);
        return run;
    }

    private async Task<List<string>> WriteAsync(RunFolder run)
    {
        var record = await run.ReadAsync(Ct);
        using var stream = new MemoryStream();
        await RunMessages.Of(new Workspace(_folder.Path), record.Manifest.Planned).WriteAsync(run, record, success: false, stream, Ct);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
