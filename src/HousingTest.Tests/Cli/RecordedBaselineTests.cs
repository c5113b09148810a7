using HousingTest.Cli.Baselines;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Tests.Comparison;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>What is kept of a baseline, and when it may be used.</summary>
public sealed class RecordedBaselineTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Workspace Workspace => new(_root.Path);

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Two_runs_come_back_as_they_were_and_the_second_is_kept_as_what_was_otherwise()
    {
        var first = Run(Debit("a1"), Sample.Outcome(Sample.Payment));
        var second = Run(Debit("b2"), Sample.Outcome(Sample.Payment));
        var folder = new BaselineFolder(Workspace, "2026.1");

        await folder.WriteAsync(first, second, Ct);

        var (baseline, again) = await RecordedRuns.TakeAsync(Workspace, first.Manifest with { Id = "" }, TimeProvider.System, Ct);
        Same(baseline, first);
        Same(again, second);
        (baseline.Manifest.Role, again.Manifest.Role).ShouldBe((RunRole.Baseline, RunRole.BaselineAgain));
        baseline.Manifest.Id.ShouldNotBe(again.Manifest.Id, StringComparer.Ordinal);
        baseline.Schema!.Tables.ShouldHaveSingleItem().Name.ShouldBe("audit_entry");
        Files().ShouldBe(["baseline.json", "scenarios/debit-run-1a2b.json", "scenarios/debit-run-1a2b.noise.json", "scenarios/payment-3c4d.json", "schema.json"]);
        Approval.Verify(_root.Read("fixtures/baselines/2026.1/scenarios/debit-run-1a2b.json"), "recorded-outcome");
        Approval.Verify(_root.Read("fixtures/baselines/2026.1/scenarios/debit-run-1a2b.noise.json"), "recorded-noise");
    }

    [Fact]
    public async Task A_second_run_that_did_something_more_is_kept_whole()
    {
        var more = Debit("b2") with { Changes = [.. Debit("b2").Changes, Sample.Audit(2, "login", "c3")] };
        var (first, second) = (Run(Debit("a1")), Run(more));

        await new BaselineFolder(Workspace, "2026.1").WriteAsync(first, second, Ct);

        var (baseline, again) = await RecordedRuns.TakeAsync(Workspace, first.Manifest, TimeProvider.System, Ct);
        Same(baseline, first);
        Same(again, second);
        Files().Any(file => file.EndsWith(".again.json", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_runs_give_the_same_bytes_in_the_place_of_what_was_recorded_before()
    {
        var folder = new BaselineFolder(Workspace, "2026.1");
        await folder.WriteAsync(Run(Debit("a1"), Sample.Outcome(Sample.Payment)), Run(Debit("b2"), Sample.Outcome(Sample.Payment)), Ct);
        await folder.WriteAsync(Run(Debit("a1")), Run(Debit("b2")), Ct);
        var before = All();

        await folder.WriteAsync(Run(Debit("a1")) with { Manifest = Run(Debit("a1")).Manifest with { Id = "another" } }, Run(Debit("b2")), Ct);

        All().ShouldBe(before);
        Files().Any(file => file.Contains("payment", StringComparison.Ordinal)).ShouldBeFalse();
        Directory.GetDirectories(_root["fixtures/baselines"]).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_changed_since_is_named_thing_by_thing()
    {
        var run = Run(Debit("a1"));
        await new BaselineFolder(Workspace, "2026.1").WriteAsync(run, run, Ct);
        var now = run.Manifest with
        {
            Release = run.Manifest.Release with { Digest = "digest of another" },
            Features = "f2",
            Map = new NamedDigest("reference", "m2"),
            Estate = run.Manifest.Estate with { Digest = "s2" },
            Environment = new NamedDigest("postgres", "e2"),
            Tool = "2.0",
        };

        var problems = (await Should.ThrowAsync<ProblemException>(() => RecordedRuns.TakeAsync(Workspace, now, TimeProvider.System, Ct))).Problems;

        problems.ShouldAllBe(problem => problem.Id.Equals("HT-BAS-002"));
        Approval.Verify(string.Join("\n\n", problems) + "\n", "recorded-misfits");
        Directory.Exists(Workspace.Runs).ShouldBeFalse();
    }

    [Fact]
    public async Task A_gate_over_some_of_the_scenarios_is_served_and_one_over_others_is_not()
    {
        var run = Run(Debit("a1"), Sample.Outcome(Sample.Payment));
        await new BaselineFolder(Workspace, "2026.1").WriteAsync(run, run, Ct);

        var some = await RecordedRuns.TakeAsync(Workspace, Run(Sample.Outcome(Sample.Payment)).Manifest, TimeProvider.System, Ct);
        some.Baseline.Outcomes.Keys.ShouldBe([Sample.Payment]);

        var others = Run(Sample.Outcome(Sample.Payment), Sample.Outcome("refund-5e6f")).Manifest;
        var problem = (await Should.ThrowAsync<ProblemException>(() => RecordedRuns.TakeAsync(Workspace, others, TimeProvider.System, Ct))).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-BAS-003");
        problem.Why.ShouldBe("1 of 2, the first is \"Title of refund-5e6f\"");
    }

    [Fact]
    public async Task What_is_missing_or_was_changed_by_hand_is_told()
    {
        var run = Run(Debit("a1"));
        Should.Throw<ProblemException>(() => new BaselineFolder(Workspace, "2026.1").Read()).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-BAS-001");
        await new BaselineFolder(Workspace, "2026.1").WriteAsync(run, run, Ct);
        var file = "fixtures/baselines/2026.1/scenarios/debit-run-1a2b.json";
        var text = _root.Read(file);

        _root.Write(file, text.Replace("\n", "\r\n", StringComparison.Ordinal));
        new BaselineFolder(Workspace, "2026.1").Read().Planned.Count.ShouldBe(1);
        _root.Write(file, text.Replace("a1", "a2", StringComparison.Ordinal));
        var changed = Should.Throw<ProblemException>(() => new BaselineFolder(Workspace, "2026.1").Read()).Problems.ShouldHaveSingleItem();
        changed.Id.ShouldBe("HT-BAS-004");
        changed.Where.ShouldBe(file);
        File.Delete(_root[file]);
        Should.Throw<ProblemException>(() => new BaselineFolder(Workspace, "2026.1").Read()).Problems.ShouldHaveSingleItem().Why.ShouldBe("it is not there");
    }

    private static Outcome Debit(string correlation) =>
        Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 11246), Sample.Audit(1, "debit run", correlation)) with { Messages = [Sample.Letter("1 High Street", "Ann Example")] };

    private static RunRecord Run(params IReadOnlyList<Outcome> outcomes) => Sample.Run("2026.1", outcomes) with
    {
        Schema = new SchemaShape([new TableShape("audit_entry", [new ColumnShape("id", "INTEGER", Key: true)])]),
    };

    private static void Same(RunRecord found, RunRecord expected)
    {
        found.Outcomes.Keys.ShouldBe(expected.Outcomes.Keys);
        foreach (var (id, outcome) in expected.Outcomes)
            System.Text.Json.JsonSerializer.Serialize(found.Outcomes[id], Json.Line).ShouldBe(System.Text.Json.JsonSerializer.Serialize(outcome, Json.Line));
    }

    private List<string> Files()
    {
        var folder = _root["fixtures/baselines/2026.1"];
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    private List<string> All() => [.. Files().Select(file => $"{file}\n{_root.Read("fixtures/baselines/2026.1/" + file)}")];
}
