using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Running;
using Reqnroll;
using Shouldly;
using Xunit;
using Status = Reqnroll.ScenarioExecutionStatus;

namespace HousingTest.Tests.Gherkin;

/// <summary>Which hooks are called and when, and what a failing one skips.</summary>
public class HookTests
{
    private readonly List<string> _written = [];

    [Fact]
    public async Task Lower_orders_come_first_before_and_after_alike()
    {
        await RunAsync(typeof(Ordered), "Given a rent is due");
        _written.ShouldBe(["before -1", "before 1", "before 10000", "before 20000", "due", "after 1", "after 10000"]);
    }

    [Theory]
    [InlineData("", "always")]
    [InlineData("@garage", "always", "garage", "garage or shed")]
    [InlineData("@shed", "always", "garage or shed")]
    [InlineData("@garage @shed", "always", "garage", "garage or shed")]
    public async Task A_hook_with_tags_is_called_where_any_of_them_is(string tags, params string[] expected)
    {
        await RunAsync(typeof(Tagged), "Given a rent is due", tags);
        _written.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task A_hook_that_several_of_its_tags_mean_is_called_once()
    {
        await RunAsync(typeof(Tagged), "Given a rent is due", "@garage @shed");
        _written.Count(line => line.StartsWith("garage or", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_takes_what_it_needs_as_parameters()
    {
        await RunAsync(typeof(TakesParameters), "Given a rent is due");
        _written.ShouldBe(["run", "feature F", "scenario S of F", "step a rent is due"]);
    }

    [Fact]
    public async Task Behind_a_failing_hook_others_of_its_sort_are_not_called()
    {
        var progress = await RunAsync(typeof(SecondBreaks), "Given a rent is due");
        progress.Status.ShouldBe(Status.TestError);
        _written.ShouldBe(["first", "after the scenario"]);
    }

    [Fact]
    public async Task A_failing_hook_before_the_scenario_skips_its_steps_and_the_hooks_of_blocks_and_steps()
    {
        var progress = await RunAsync(typeof(BreaksBeforeScenario), "Given a rent is due", "", "Then nobody knows this");
        progress.Error.ShouldNotBeNull().Message.ShouldBe("broke before the scenario");
        progress.Status.ShouldBe(Status.TestError);
        progress.Steps.Select(step => step.Status).ShouldBe([Status.Skipped, Status.UndefinedStep]);
        _written.ShouldBe(["after the scenario TestError: broke before the scenario"]);
    }

    [Fact]
    public async Task A_failing_hook_before_a_step_fails_the_step_and_the_hooks_behind_it_are_called()
    {
        var progress = await RunAsync(typeof(BreaksBeforeStep), "Given a rent is due", "", "Then a rent is due");
        progress.Error.ShouldNotBeNull().Message.ShouldBe("broke before the step");
        progress.Steps.Select(step => step.Status).ShouldBe([Status.TestError, Status.Skipped]);
        _written.ShouldBe(["after the step TestError", "after the scenario"]);
    }

    [Fact]
    public async Task A_failing_hook_behind_a_step_ends_the_steps_without_the_hooks_behind_the_block()
    {
        var progress = await RunAsync(typeof(BreaksAfterStep), "Given a rent is due", "", "Then a rent is due");
        progress.Steps.Select(step => step.Status).ShouldBe([Status.OK, Status.Skipped]);
        _written.ShouldBe(["due", "after the scenario"]);
    }

    [Theory]
    [InlineData(typeof(BreaksBeforeBlock), "after the scenario")]
    [InlineData(typeof(BreaksAfterBlock), "due", "after the scenario")]
    public async Task A_failing_hook_of_a_block_ends_the_steps(Type hooks, params string[] expected)
    {
        var progress = await RunAsync(hooks, "Given a rent is due", "", "Then a rent is due");
        progress.Status.ShouldBe(Status.TestError);
        _written.ShouldBe(expected);
    }

    [Fact]
    public async Task Behind_a_failing_step_the_hooks_behind_it_and_behind_the_scenario_are_called_and_those_of_blocks_are_not()
    {
        await RunAsync(typeof(Around), "Given a rent is lost", "", "Then a rent is due");
        _written.ShouldBe(["before Given", "before the step", "after the step TestError", "after the scenario TestError"]);
    }

    [Fact]
    public async Task A_step_that_is_not_bound_has_no_hooks()
    {
        await RunAsync(typeof(Around), "Given nobody knows this");
        _written.ShouldBe(["before Given", "after the scenario UndefinedStep"]);
    }

    [Fact]
    public async Task Conjunctions_stay_in_their_block()
    {
        await RunAsync(typeof(Around), "Given a rent is due", "", "And a rent is due", "When a rent is due", "But a rent is due");
        _written.Where(line => line.EndsWith("Given", StringComparison.Ordinal) || line.EndsWith("When", StringComparison.Ordinal)).ShouldBe(
            ["before Given", "after Given", "before When", "after When"]);
    }

    private async Task<ScenarioProgress> RunAsync(Type hooks, string step, string tags = "", params string[] more)
    {
        var steps = string.Concat(more.Prepend(step).Select(line => $"  {line}\n"));
        var pickle = Scenarios.Parse($"Feature: F\n {tags}\n Scenario: S\n{steps}").Single();
        await using var runner = new ScenarioRunner(BindingRegistry.Of([hooks, typeof(Rents)]), _written.Add);
        return await runner.RunAsync(pickle, CancellationToken.None);
    }

    [Binding]
    public class Rents(IReqnrollOutputHelper output)
    {
        [StepDefinition("a rent is due")]
        public void Due() => output.WriteLine("due");

        [StepDefinition("a rent is lost")]
        public static void Lost() => throw new InvalidOperationException("lost");

        [StepDefinition("a rent is nobody's")]
        public void Nobodys() => output.WriteLine("nobody's");
    }

    [Binding]
    public class Ordered(IReqnrollOutputHelper output)
    {
        [BeforeScenario(Order = 20000)]
        public void A() => output.WriteLine("before 20000");

        [BeforeScenario]
        public void B() => output.WriteLine("before 10000");

        [BeforeScenario(Order = 1)]
        public void C() => output.WriteLine("before 1");

        [Before(Order = -1)]
        public void D() => output.WriteLine("before -1");

        [AfterScenario]
        public void E() => output.WriteLine("after 10000");

        [After(Order = 1)]
        public void F() => output.WriteLine("after 1");
    }

    [Binding]
    public class Tagged(IReqnrollOutputHelper output)
    {
        [BeforeScenario]
        public void Always() => output.WriteLine("always");

        [BeforeScenario("@garage")]
        public void Garage() => output.WriteLine("garage");

        [BeforeScenario("garage", "shed")]
        public void GarageOrShed() => output.WriteLine("garage or shed");

        [StepDefinition("a rent is due")]
        [Scope(Feature = "F")]
        public static void Due() => GC.KeepAlive(typeof(Tagged));
    }

    [Binding]
    public static class TakesParameters
    {
        [BeforeTestRun]
        public static void Run(IReqnrollOutputHelper output) => output.WriteLine("run");

        [BeforeFeature]
        public static void Feature(IReqnrollOutputHelper output, FeatureContext feature) => output.WriteLine($"feature {feature.FeatureInfo.Title}");

        [BeforeScenario]
        public static void Scenario(IReqnrollOutputHelper output, IScenarioContext scenario, IFeatureContext feature) =>
            output.WriteLine($"scenario {scenario.ScenarioInfo.Title} of {feature.FeatureInfo.Title}");

        [BeforeStep]
        public static void Step(IReqnrollOutputHelper output, ScenarioContext scenario) => output.WriteLine($"step {scenario.StepContext.StepInfo.Text}");

        [StepDefinition("a rent is due")]
        [Scope(Feature = "F")]
        public static void Due() => GC.KeepAlive(typeof(TakesParameters));
    }

    [Binding]
    public class SecondBreaks(IReqnrollOutputHelper output)
    {
        [BeforeScenario(Order = 1)]
        public void First() => output.WriteLine("first");

        [BeforeScenario(Order = 2)]
        public static void Second() => throw new InvalidOperationException("second broke");

        [BeforeScenario(Order = 3)]
        public void Third() => output.WriteLine("third");

        [AfterScenario]
        public void After() => output.WriteLine("after the scenario");
    }

    [Binding]
    public class BreaksBeforeScenario(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        [BeforeScenario]
        public static void Breaks() => throw new InvalidOperationException("broke before the scenario");

        [BeforeScenarioBlock]
        [AfterScenarioBlock]
        [BeforeStep]
        [AfterStep]
        public void NotCalled() => output.WriteLine("called");

        [AfterScenario]
        public void After() => output.WriteLine($"after the scenario {scenario.ScenarioExecutionStatus}: {scenario.TestError?.Message}");
    }

    [Binding]
    public class BreaksBeforeStep(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        [BeforeStep]
        public static void Breaks() => throw new InvalidOperationException("broke before the step");

        [AfterStep]
        public void After() => output.WriteLine($"after the step {scenario.StepContext.Status}");

        [AfterScenarioBlock]
        public void NotCalled() => output.WriteLine("called");

        [AfterScenario]
        public void AfterScenario() => output.WriteLine("after the scenario");
    }

    [Binding]
    public class BreaksAfterStep(IReqnrollOutputHelper output)
    {
        [AfterStep]
        public static void Breaks() => throw new InvalidOperationException("broke behind the step");

        [AfterScenarioBlock]
        public void NotCalled() => output.WriteLine("called");

        [AfterScenario]
        public void After() => output.WriteLine("after the scenario");
    }

    [Binding]
    public class BreaksBeforeBlock(IReqnrollOutputHelper output)
    {
        [BeforeScenarioBlock]
        public static void Breaks() => throw new InvalidOperationException("broke before the block");

        [AfterScenarioBlock]
        [BeforeStep]
        public void NotCalled() => output.WriteLine("called");

        [AfterScenario]
        public void After() => output.WriteLine("after the scenario");
    }

    [Binding]
    public class BreaksAfterBlock(IReqnrollOutputHelper output)
    {
        [AfterScenarioBlock]
        public static void Breaks() => throw new InvalidOperationException("broke behind the block");

        [AfterScenario]
        public void After() => output.WriteLine("after the scenario");
    }

    [Binding]
    public class Around(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        [BeforeScenarioBlock]
        public void BeforeBlock() => output.WriteLine($"before {scenario.CurrentScenarioBlock}");

        [AfterScenarioBlock]
        public void AfterBlock() => output.WriteLine($"after {scenario.CurrentScenarioBlock}");

        [BeforeStep]
        public void BeforeStep() => output.WriteLine("before the step");

        [AfterStep]
        public void AfterStep() => output.WriteLine($"after the step {scenario.StepContext.Status}");

        [AfterScenario]
        public void AfterScenario() => output.WriteLine($"after the scenario {scenario.ScenarioExecutionStatus}");
    }
}
