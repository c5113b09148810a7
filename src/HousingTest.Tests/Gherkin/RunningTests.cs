using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Reqnroll;
using Reqnroll.BoDi;
using Shouldly;
using Xunit;
using Status = Reqnroll.ScenarioExecutionStatus;

namespace HousingTest.Tests.Gherkin;

public class RunningTests
{
    private static readonly BindingRegistry Bindings = BindingRegistry.Of([typeof(Hooks), typeof(Steps)]);

    private readonly List<string> _written = [];

    [Fact]
    public async Task Hooks_are_called_around_run_feature_scenario_block_and_step_in_their_order()
    {
        await RunAsync("""
            Feature: One
              Scenario: A
                Given it passes
                And it passes
                Then it passes
            """);
        _written.ShouldBe(
        [
            "run begins", "feature One begins", "scenario A begins first", "scenario A begins", "block Given begins",
            "step begins", "passes", "step OK", "step begins", "passes", "step OK", "block Given ends",
            "block Then begins", "step begins", "passes", "step OK", "block Then ends",
            "scenario A: OK", "disposed", "feature One ends", "run ends",
        ]);
    }

    [Fact]
    public async Task A_feature_ends_when_the_next_one_begins()
    {
        await using (var runner = new ScenarioRunner(Bindings, _written.Add))
        {
            foreach (var name in new[] { "One", "Two" })
            {
                foreach (var pickle in Scenarios.Parse($"Feature: {name}\n Scenario: A\n  Given it passes\n Scenario: B\n  Given it passes", $"{name}.feature"))
                    await runner.RunAsync(pickle, CancellationToken.None);
            }
        }

        _written.Where(line => line.StartsWith("feature", StringComparison.Ordinal) || line.StartsWith("run", StringComparison.Ordinal)).ShouldBe(
            ["run begins", "feature One begins", "feature One ends", "feature Two begins", "feature Two ends", "run ends"]);
    }

    [Fact]
    public async Task A_failing_step_skips_those_that_follow_and_the_hooks_after_still_run()
    {
        var progress = (await RunAsync("""
            Feature: One
              Scenario: A
                Given it passes
                When it fails
                Then it passes
            """)).Single();
        progress.Status.ShouldBe(Status.TestError);
        progress.Steps.Select(step => step.Status).ShouldBe([Status.OK, Status.TestError, Status.Skipped]);
        _written.SkipWhile(line => !line.StartsWith("block When", StringComparison.Ordinal)).ShouldBe(
            ["block When begins", "step begins", "step TestError: it broke", "scenario A: TestError it broke", "disposed", "feature One ends", "run ends"]);
        ScenarioFailure.Describe(progress).ShouldBe("t.feature:4  When it fails\n  InvalidOperationException: it broke");
    }

    [Theory]
    [InlineData("Given it is pending", Status.StepDefinitionPending, "HT-GHK-114")]
    [InlineData("Given nobody knows it", Status.UndefinedStep, "HT-GHK-110")]
    [InlineData("Given it means two things", Status.BindingError, "HT-GHK-111")]
    [InlineData("Given it takes 31/02/2026", Status.TestError, "HT-GHK-112")]
    [InlineData("Given it takes week 60", Status.TestError, "HT-GHK-112")]
    public async Task Whatever_cannot_be_done_fails(string step, Status status, string problem)
    {
        var progress = (await RunAsync($"Feature: One\n Scenario: A\n  {step}\n  Given it passes")).Single();
        progress.Status.ShouldBe(status);
        progress.Error.ShouldBeOfType<ProblemException>().Problems.ShouldHaveSingleItem().Id.ShouldBe(problem);
        progress.Steps[1].Status.ShouldBe(Status.Skipped);
        _written.ShouldNotContain("passes", StringComparer.Ordinal);
        _written.ShouldContain($"scenario A: {status}{(status == Status.UndefinedStep ? "" : $" {progress.Error!.Message}")}", StringComparer.Ordinal);
    }

    [Fact]
    public async Task All_undefined_steps_of_a_scenario_are_told_at_once()
    {
        var progress = (await RunAsync("Feature: One\n Scenario: A\n  Given nobody knows it\n  Then nor this")).Single();
        progress.Steps.Select(step => step.Status).ShouldBe([Status.UndefinedStep, Status.UndefinedStep]);
        var told = ScenarioFailure.Describe(progress);
        told.ShouldContain("t.feature:3  Given nobody knows it");
        told.ShouldContain("t.feature:4  Then nor this");
    }

    [Theory]
    [InlineData("@breaks-scenario", "scenario hook broke")]
    [InlineData("@breaks-block", "block hook broke")]
    [InlineData("@breaks-after-step", "step hook broke")]
    public async Task A_failing_hook_fails_the_scenario_and_its_other_steps_do_not_run(string tag, string why)
    {
        var progress = (await RunAsync($"Feature: One\n {tag}\n Scenario: A\n  Given it passes\n  Then it passes")).Single();
        progress.Status.ShouldBe(Status.TestError);
        progress.Error.ShouldNotBeNull().Message.ShouldBe(why);
        progress.Steps[1].Status.ShouldBe(Status.Skipped);
        _written.ShouldContain($"scenario A: TestError {why}", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_failing_hook_after_a_scenario_fails_it_although_its_steps_passed()
    {
        var progress = (await RunAsync("Feature: One\n @breaks-after-scenario\n Scenario: A\n  Given it passes")).Single();
        progress.Status.ShouldBe(Status.TestError);
        progress.Steps.ShouldHaveSingleItem().Status.ShouldBe(Status.OK);
        ScenarioFailure.Describe(progress).ShouldBe("t.feature:3  around the steps of the scenario\n  InvalidOperationException: after hook broke");
    }

    [Fact]
    public async Task A_failing_hook_before_a_feature_fails_each_of_its_scenarios_without_running_them()
    {
        var all = await RunAsync("@breaks-feature\nFeature: One\n Scenario: A\n  Given it passes\n Scenario: B\n  Given it passes");
        all.Select(progress => (progress.Status, progress.Error?.Message)).ShouldBe(
            [(Status.TestError, "feature hook broke"), (Status.TestError, "feature hook broke")]);
        _written.ShouldBe(["run begins", "feature One begins", "feature One ends", "run ends"]);
    }

    [Fact]
    public async Task A_failing_hook_before_the_run_fails_every_scenario_and_the_run_still_ends()
    {
        var ended = new List<string>();
        await using (var runner = new ScenarioRunner(BindingRegistry.Of([typeof(BreaksRun)]), ended.Add))
        {
            foreach (var pickle in Scenarios.Parse("Feature: One\n Scenario: A\n  Given x\n Scenario: B\n  Given x"))
                (await runner.RunAsync(pickle, CancellationToken.None)).Error.ShouldNotBeNull().Message.ShouldBe("run hook broke");
        }

        ended.ShouldBe(["run ends"]);
    }

    [Fact]
    public async Task Who_hands_out_turns_is_known_once_the_run_has_started_and_without_any_each_scenario_runs_once()
    {
        var taken = new List<string>();
        await using (var runner = new ScenarioRunner(BindingRegistry.Of([typeof(HandsOutTurns)]), taken.Add))
            (await runner.StartAsync(CancellationToken.None)).ShouldNotBeNull().Take("a scenario").ShouldBeTrue();

        await using var without = new ScenarioRunner(Bindings, _written.Add);
        (await without.StartAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_cancelled_run_skips_what_has_not_begun_and_still_cleans_up()
    {
        using var cancellation = new CancellationTokenSource();
        await using (var runner = new ScenarioRunner(Bindings, line => Write(line, cancellation)))
        {
            var pickle = Scenarios.Parse("Feature: One\n Scenario: A\n  Given it asks to stop\n  Then it passes\n  Then it passes").Single();
            var progress = await runner.RunAsync(pickle, cancellation.Token);
            progress.Steps.Select(step => step.Status).ShouldBe([Status.OK, Status.TestError, Status.Skipped]);
            progress.Error.ShouldBeAssignableTo<OperationCanceledException>();
        }

        _written.TakeLast(3).ShouldBe(["disposed", "feature One ends", "run ends"]);
    }

    [Fact]
    public async Task Scopes_and_tagged_hooks_hold_where_they_say()
    {
        await RunAsync("""
            @rents
            Feature: One
              @special
              Scenario: A
                Given where it is

              Scenario: B
                Given where it is
            """);
        _written.Where(line => line.StartsWith("in ", StringComparison.Ordinal)).ShouldBe(["in special", "in general"]);
    }

    [Fact]
    public async Task Contexts_know_scenario_example_and_rule()
    {
        await RunAsync("""
            @rents
            Feature: One
              Rule: R
                @row
                Scenario Outline: <kind> tenancy
                  Given the contexts are asked
                  @few
                  Examples:
                    | kind   |
                    | secure |
            """);
        _written.ShouldContain("One/R/secure tenancy tags row,few all row,few,rents kind=secure step 'the contexts are asked' of 1", StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<ScenarioProgress>> RunAsync(string feature)
    {
        var all = new List<ScenarioProgress>();
        await using var runner = new ScenarioRunner(Bindings, _written.Add);
        foreach (var pickle in Scenarios.Parse(feature))
            all.Add(await runner.RunAsync(pickle, CancellationToken.None));
        return all;
    }

    private void Write(string line, CancellationTokenSource cancellation)
    {
        _written.Add(line);
        if (line.StartsWith("stop", StringComparison.Ordinal))
            cancellation.Cancel();
    }

    [Binding]
    public class Hooks(ScenarioContext scenario, IReqnrollOutputHelper output)
    {
        [BeforeTestRun]
        public static void RunBegins(IObjectContainer container) => container.Resolve<IReqnrollOutputHelper>().WriteLine("run begins");

        [AfterTestRun]
        public static ValueTask RunEnds(IReqnrollOutputHelper output)
        {
            output.WriteLine("run ends");
            return ValueTask.CompletedTask;
        }

        [BeforeFeature]
        public static void FeatureBegins(FeatureContext feature, IReqnrollOutputHelper output) => output.WriteLine($"feature {feature.FeatureInfo.Title} begins");

        [BeforeFeature("breaks-feature", Order = 20000)]
        public static void FeatureBreaks() => throw new InvalidOperationException("feature hook broke");

        [AfterFeature]
        public static void FeatureEnds(FeatureContext feature, IReqnrollOutputHelper output) => output.WriteLine($"feature {feature.FeatureInfo.Title} ends");

        [BeforeScenario]
        public void ScenarioBegins() => output.WriteLine($"scenario {scenario.ScenarioInfo.Title} begins");

        [BeforeScenario(Order = 1)]
        public async Task ScenarioBeginsFirst(Kept kept)
        {
            await Task.Yield();
            kept.Output = output;
            output.WriteLine($"scenario {scenario.ScenarioInfo.Title} begins first");
        }

        [BeforeScenario("@breaks-scenario")]
        public void ScenarioBreaks() => throw new InvalidOperationException("scenario hook broke");

        [BeforeScenarioBlock]
        public void BlockBegins() => output.WriteLine($"block {scenario.CurrentScenarioBlock} begins");

        [BeforeScenarioBlock("@breaks-block")]
        public void BlockBreaks() => throw new InvalidOperationException("block hook broke");

        [AfterScenarioBlock]
        public void BlockEnds() => output.WriteLine($"block {scenario.CurrentScenarioBlock} ends");

        [BeforeStep]
        public void StepBegins() => output.WriteLine("step begins");

        [AfterStep]
        public void StepEnds() => output.WriteLine($"step {scenario.StepContext.Status}{(scenario.TestError is { } error ? $": {error.Message}" : "")}");

        [AfterStep("@breaks-after-step")]
        public void StepBreaks() => throw new InvalidOperationException("step hook broke");

        [AfterScenario]
        public void ScenarioEnds() =>
            output.WriteLine($"scenario {scenario.ScenarioInfo.Title}: {scenario.ScenarioExecutionStatus}{(scenario.TestError is { } error ? $" {error.Message}" : "")}");

        [AfterScenario("@breaks-after-scenario", Order = 20000)]
        public void ScenarioEndBreaks() => throw new InvalidOperationException("after hook broke");
    }

    /// <summary>Lives as long as its scenario.</summary>
    public sealed class Kept : IAsyncDisposable
    {
        public IReqnrollOutputHelper? Output { get; set; }

        public ValueTask DisposeAsync()
        {
            Output?.WriteLine("disposed");
            return ValueTask.CompletedTask;
        }
    }

    [Binding]
    public class Steps(IReqnrollOutputHelper output, ScenarioContext scenario, FeatureContext feature, ScenarioProgress progress)
    {
        [StepArgumentTransformation("week ([0-9]+)", Name = "week")]
        public static DateOnly Week(int week) =>
            week <= 53 ? new DateOnly(2026, 4, 6).AddDays(7 * (week - 1)) : throw new ArgumentOutOfRangeException(nameof(week), "a rent year has at most 53 weeks");

        [StepDefinition("it passes")]
        public void Passes() => output.WriteLine("passes");

        [When("it fails")]
        public async Task Fails()
        {
            await Task.Yield();
            throw new InvalidOperationException("it broke");
        }

        [Given("it is pending")]
        public void IsPending() => throw new PendingStepException();

        [Given("it means two things")]
        public void One() => output.WriteLine("one");

        [Given("it means {word} things")]
        public void Two(string word) => output.WriteLine(word);

        [Given("^it takes (.*)$")]
        public void Takes(DateOnly date) => output.WriteLine($"{date}");

        [Given("it asks to stop")]
        public void Stops() => output.WriteLine("stop");

        [Given("where it is")]
        public void General() => output.WriteLine("in general");

        [Given("where it is")]
        [Scope(Tag = "@special")]
        public void Special() => output.WriteLine("in special");

        [Given("the contexts are asked")]
        public void Contexts()
        {
            var info = scenario.ScenarioInfo;
            output.WriteLine(
                $"{feature.FeatureInfo.Title}/{scenario.RuleInfo?.Title}/{info.Title} tags {string.Join(',', info.Tags)} all {string.Join(',', info.CombinedTags)} " +
                $"kind={info.Arguments["kind"]} step '{scenario.StepContext.StepInfo.Text}' of {progress.Steps.Count}");
        }
    }

    [Binding]
    public static class HandsOutTurns
    {
        [BeforeTestRun]
        public static void Register(IObjectContainer run) => run.RegisterInstanceAs(new ScenarioTurns(_ => true));
    }

    [Binding]
    public static class BreaksRun
    {
        [BeforeTestRun]
        public static void Breaks() => throw new InvalidOperationException("run hook broke");

        [AfterTestRun]
        public static void Ends(IReqnrollOutputHelper output) => output.WriteLine("run ends");
    }
}
