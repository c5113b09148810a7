using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class ResumptionTests : IDisposable
{
    private static readonly Dictionary<string, byte[]> Nothing = new(StringComparer.Ordinal);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_ended_stays_and_what_only_began_runs_again()
    {
        var manifest = SampleRuns.Manifest("run", SampleRuns.Plan(3)) with { Repeat = 2 };
        var run = new RunFolder(_folder["runs/run"]);
        await run.WriteManifestAsync(manifest, Ct);
        foreach (var (scenario, attempt) in new[] { (1, 1), (1, 2), (2, 2) })
            await run.WriteOutcomeAsync(new Outcome(SampleRuns.Id(scenario), ScenarioStatus.Passed, [], [], [], [], [], [], []), attempt, Nothing, Ct);
        _folder.Write($"runs/run/scenarios/{SampleRuns.Id(2)}/screens/1.png", "of an attempt that did not end");
        run.Claims(repeat: 2).Take(SampleRuns.Id(3), worker: 1);
        await run.WriteProblemsAsync([new Problem("HT-RUN-004", "lost", "", "", "")], Ct);

        var left = await Resumption.ClearAsync(new Workspace(_folder.Path), run, manifest, Ct);

        left.ShouldBe([SampleRuns.Id(2), SampleRuns.Id(3)]);
        File.Exists(_folder[$"runs/run/scenarios/{SampleRuns.Id(2)}/screens/1.png"]).ShouldBeFalse();
        run.HasOutcome(SampleRuns.Id(2), attempt: 2).ShouldBeTrue();
        (await run.ReadAsync(Ct)).Problems.ShouldBeEmpty();
        // Of three attempts that are left, the second scenario's first is one.
        run.Claims(repeat: 2).Waiting(left).ShouldBe(3);
        run.Claims(repeat: 2).Take(SampleRuns.Id(2), worker: 2).ShouldBe(1);
        run.Claims(repeat: 2).Take(SampleRuns.Id(2), worker: 2).ShouldBeNull();
    }

    [Fact]
    public void A_run_that_somebody_is_at_is_left_alone()
    {
        var run = new RunFolder(_folder["runs/run"]);
        using var held = run.TryHold();

        held.ShouldNotBeNull();
        run.TryHold().ShouldBeNull();
    }

    [Theory]
    [InlineData("release")]
    [InlineData("environment")]
    [InlineData("map")]
    [InlineData("estate")]
    [InlineData("features")]
    [InlineData("plan")]
    [InlineData("tool")]
    public void It_does_not_go_on_when_an_input_is_another_and_names_it(string what)
    {
        var began = SampleRuns.Manifest("run", SampleRuns.Plan(3));
        var now = what switch
        {
            "release" => began with { Release = began.Release with { Digest = "r9" } },
            "environment" => began with { Environment = new NamedDigest("embedded", "e9") },
            "map" => began with { Map = new NamedDigest("reference", "m9") },
            "estate" => began with { Estate = began.Estate with { Digest = "s9" } },
            "features" => began with { Features = "f9" },
            "plan" => began with { Planned = SampleRuns.Plan(4) },
            _ => began with { Tool = "HousingTest 2.0" },
        };

        Resumption.Changed(began, began).ShouldBeEmpty();
        var problem = Resumption.Changed(began, now).ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-RUN-010");
        problem.What.ShouldContain($"another {what}");
    }
}
