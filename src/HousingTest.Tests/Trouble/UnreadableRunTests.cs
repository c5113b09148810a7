using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Trouble;

/// <summary>Run folders that somebody or something broke: each is refused by name, and none is taken for a run that passed.</summary>
public sealed class UnreadableRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "HT-RUN-002")]
    [InlineData("{", "HT-RUN-002")]
    [InlineData("null", "HT-RUN-002")]
    [InlineData("[]", "HT-RUN-002")]
    [InlineData("{}", "HT-RUN-002")]
    [InlineData("not JSON at all", "HT-RUN-002")]
    [InlineData(null, "HT-RUN-001")]
    public async Task A_run_json_that_is_none_is_told(string? text, string id)
    {
        var run = await WholeAsync();
        if (text is null)
            File.Delete(_folder["runs/one/run.json"]);
        else
            _folder.Write("runs/one/run.json", text);

        Refused(await Should.ThrowAsync<ProblemException>(() => run.ReadAsync(Ct)), id, text is null ? "runs/one" : "runs/one/run.json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"scenario\": \"ran\", \"status\": \"pass")]
    [InlineData("{}")]
    [InlineData("{ \"scenario\": \"ran\", \"status\": \"splendid\" }")]
    public async Task An_outcome_that_is_none_is_told_and_is_no_pass(string text)
    {
        var run = await WholeAsync();
        _folder.Write("runs/one/scenarios/ran/outcome.json", text);

        var record = await run.ReadAsync(Ct);

        Refused(Should.Throw<ProblemException>(() => record.Outcomes["ran"]), "HT-RUN-002", "runs/one/scenarios/ran/outcome.json");
        Should.Throw<ProblemException>(() => record.Outcomes.Values.ToList());
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("schema.json")]
    [InlineData("timings.json")]
    [InlineData("problems.json")]
    [InlineData("scenarios/ran/outcome.json")]
    public async Task A_folder_in_place_of_a_file_is_told(string file)
    {
        var run = await WholeAsync();
        File.Delete(_folder[$"runs/one/{file}"]);
        Directory.CreateDirectory(_folder[$"runs/one/{file}"]);

        Refused(await Should.ThrowAsync<ProblemException>(async () => (await run.ReadAsync(Ct)).Outcomes.Values.ToList()), "HT-RUN-002", $"runs/one/{file}");
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("scenarios/ran/outcome.json")]
    public async Task A_link_that_leads_to_itself_is_told(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var run = await WholeAsync();
        File.Delete(_folder[$"runs/one/{file}"]);
        File.CreateSymbolicLink(_folder[$"runs/one/{file}"], _folder[$"runs/one/{file}"]);

        Refused(await Should.ThrowAsync<ProblemException>(async () => (await run.ReadAsync(Ct)).Outcomes.Values.ToList()), "HT-RUN-002", $"runs/one/{file}");
    }

    [Fact]
    public async Task A_missing_outcome_is_a_scenario_that_did_not_run()
    {
        var run = await WholeAsync();
        File.Delete(_folder["runs/one/scenarios/ran/outcome.json"]);

        (await run.ReadAsync(Ct)).Outcomes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("loops")]
    [InlineData("**")]
    public async Task Runs_are_found_beside_links_that_lead_back(string named)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        await WholeAsync();
        Directory.CreateDirectory(_folder["loops"]);
        Directory.Move(_folder["runs"], _folder["loops/runs"]);
        File.CreateSymbolicLink(_folder["loops/back"], _folder["loops"]);

        var found = RunSources.Find(new Workspace(_folder.Path), [_folder[named]]);

        found.ShouldHaveSingleItem().Id.ShouldBe("one");
    }

    [Theory]
    [InlineData(300)]
    [InlineData(5000)]
    public void A_name_that_no_disk_takes_finds_no_run(int length)
    {
        var name = new string('a', length);

        Should.Throw<ProblemException>(() => RunSources.Find(new Workspace(_folder.Path), [name])).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-MRG-001");
    }

    [Fact]
    public async Task Events_after_a_line_that_was_cut_off_are_read()
    {
        var run = new RunFolder(_folder["runs/one"]);
        using (var log = new EventLog(run.Events(1), TimeProvider.System))
            log.Add(RunEventKind.Marked);
        await File.AppendAllTextAsync(run.Events(1), "{\"kind\":\"scenarioSta\n", Ct);
        using (var log = new EventLog(run.Events(1), TimeProvider.System))
            log.Add(RunEventKind.Finished);

        new EventTail(run.Events(1)).Read().Select(one => one.Kind).ShouldBe([RunEventKind.Marked, RunEventKind.Finished]);
    }

    private static void Refused(ProblemException refused, string id, string where)
    {
        var problem = refused.Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe(id);
        problem.Where.ShouldBe(where);
        problem.Remedy.ShouldNotBeEmpty();
    }

    private async Task<RunFolder> WholeAsync()
    {
        var run = new RunFolder(_folder["runs/one"]);
        await run.WriteManifestAsync(
            new RunManifest(
                "one", new ReleaseIdentity("2026.1", "d", []), new NamedDigest("embedded", "e"), new NamedDigest("reference", "m"),
                new EstateIdentity("small", 1, 20, "s"), "f", "HousingTest 0", [new PlannedScenario("ran", "F", "f.feature", "ran", null, 1, [])]),
            Ct);
        await run.WriteSchemaAsync(new SchemaShape([]), Ct);
        await run.WriteProblemsAsync([], Ct);
        await run.GatherTimingsAsync(Ct);
        await run.WriteOutcomeAsync(
            new Outcome("ran", ScenarioStatus.Passed, [], [], [], [], [], [], []), 1, new Dictionary<string, byte[]>(StringComparer.Ordinal), Ct);
        return run;
    }
}
